"""P23 to P26: the call table against Qt's own, from bench_tables."""
import json
import os
import subprocess

from harness import LOAD_CORE, Figure

GATES = {"P23": 0.15, "P25": 0.35, "P26": 0.1}
FRAME = 16.7  # ms, at 60 a second


def tables(options, table):
    command = ["taskset", "-c", LOAD_CORE, str(options.bin / "bench_tables"), *(["--smoke"] if options.smoke else [])]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    printed = subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout
    results = [json.loads(line) for line in printed.splitlines()]
    for result in sorted(results, key=lambda r: r["number"]):
        add_sustained(table, result) if result["number"] == "P24" else add_comparison(table, result)


def add_comparison(table, result):
    f = {name: Figure(*result[name]) for name in ("callboard", "stock")}
    most = GATES[result["number"]]
    table.add(result["number"], result["what"], f, f"≤ {most} × stock", f["callboard"].median <= most * f["stock"].median,
              note="one thread, its processor time")


def add_sustained(table, result):
    p99, share = (Figure.of([run[key] for run in result["runs"]]) for key in ("p99", "share"))
    stretch = result["rate"] > 10_000
    table.add("P24", f"{result['rate']:,} updates/s at 60 frames/s, p99 frame, ms", {"callboard": p99},
              f"≤ {FRAME} ms, UI thread ≤ 60 %" + (" (stretch)" if stretch else ""),
              stretch or (p99.median <= FRAME and share.median <= 0.6),
              note=f"UI thread {share.median:.1%} [{share.low:.1%}, {share.high:.1%}]")
