"""P15: mix-minus against the loop that only adds and takes out, from bench_mix."""
import json
import subprocess

from harness import LOAD_CORE, Figure

GATE = 2
WANTED = 1.2


def p15(options, table):
    command = ["taskset", "-c", LOAD_CORE, str(options.bin / "bench_mix"), *(["--smoke"] if options.smoke else [])]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for result in map(json.loads, printed.splitlines()):
        f = {name: Figure(*(ns / 1000 for ns in result[name])) for name in ("callboard", "floor")}
        ratio = f["callboard"].median / f["floor"].median
        table.add("P15", f"mixing {result['parties']} parties who all speak, µs a tick", f, f"≤ {GATE} × floor",
                  ratio <= GATE, note="one thread, its processor time" + ("" if ratio <= WANTED else "; wanted 1.2 ×"))
