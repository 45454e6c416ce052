"""P35: mouth to ear from a caller to a console and back, through real sound cards that lead nowhere."""
import json
import os
import subprocess

from harness import Figure

GATE = 150
WANTED = 80


def once(options):
    printed = subprocess.run([str(options.bin / "tst_softphonecall"), "mouthToEarIsMeasured"],
                             capture_output=True, text=True, env={**os.environ, "CALLBOARD_BIN": str(options.bin)})
    found = [json.loads(line) for line in printed.stdout.splitlines() if line.startswith("{")]
    if printed.returncode == 77 or not found:
        raise RuntimeError(printed.stdout[-500:] + printed.stderr[-500:])
    return found[0]["mouthToEarMs"]


def p35(options, table):
    if options.smoke and not (options.bin / "tst_softphonecall").exists():
        return
    figure = Figure.of([once(options) for _ in range(1 if options.smoke else 3)])
    table.add("P35", "mouth to ear, console and caller, ms", {"callboard": figure}, f"≤ {GATE} ms",
              figure.median <= GATE, note="half the way there and back" + ("" if figure.median <= WANTED
                                                                          else f"; wanted {WANTED} ms"))
