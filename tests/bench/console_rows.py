"""P21, P28, P29: the console's first window, from event to pixel, its memory."""
import json
import os
import shutil
import subprocess
import tempfile

import relay
from harness import LOAD_CORE, Figure, in_turn

OFFSCREEN = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def printed(command, environment=None):
    answer = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True, env=environment)
    return json.loads(answer.stdout.splitlines()[-1])


def p21(options, table):
    """From the start of the process to the first window on an X server; the daemons start at the same time."""
    watch = ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", options.bin / "bench_firstwindow"]
    if not (options.bin / "bench_firstwindow").exists() or not shutil.which("xvfb-run"):
        return
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb"}
    with tempfile.TemporaryDirectory(prefix="callboard-bench-") as data:
        console = [*watch, options.bin / "callboard", "--data", data, "--profile", "embedded"]
        runs = in_turn(max(options.repeats, 1), {
            "callboard": lambda: printed(console, environment),
            "empty Qt table": lambda: printed([*watch, options.bin / "bench_emptytable"], environment)})
    f = {name: Figure.of([run["ms"] for run in results]) for name, results in runs.items()}
    table.add("P21", "start to first window, ms", f, "≤ 2.5 × empty Qt table",
              f["callboard"].median <= 2.5 * f["empty Qt table"].median, note="the daemons start beside it")


def p28(options, table):
    """Each announced call is timed from the moment it was due to the end of the paint that shows it."""
    runs = []
    for _ in range(options.repeats):
        with relay.Relay(options.bin) as server:
            runs.append(printed(["taskset", "-c", LOAD_CORE, options.bin / "bench_pixel", server.endpoint, relay.USER,
                                 relay.PASSWORD, server.endpoint + relay.INTAKE, 100, options.seconds], OFFSCREEN))
    f = {"callboard": Figure.of([run["p99"] for run in runs])}
    table.add("P28", "event to pixel at 100/s, p99, ms", f, "≤ 40 ms", f["callboard"].median <= 40,
              note=f"p50 {Figure.of([run['p50'] for run in runs])}")


def p29(options, table):
    size = [100, 2000] if options.smoke else [1000, 100_000]
    runs = [printed([options.bin / "bench_memory", *size], OFFSCREEN) for _ in range(options.repeats)]
    f = {"callboard": Figure.of([run["fullMB"] for run in runs])}
    table.add("P29", f"console memory, {size[0]:,} calls live and {size[1]:,} events, MB", f, "≤ 160 MB",
              f["callboard"].median <= 160, note=f"empty {Figure.of([run['emptyMB'] for run in runs])}")
