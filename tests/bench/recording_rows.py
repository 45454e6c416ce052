"""P20: recordings at once on one core, against only appending to as many files, from bench_recordings."""
import json
import os
import subprocess
import tempfile

from harness import SERVER_CORE, by_name, in_turn

GATE_COUNT, MOST_OF_CORE = 500, 0.8


def p20(options, table):
    count, seconds = (GATE_COUNT, 10) if table.judges else (20, 1)
    program = str(options.bin / "bench_recordings")

    def printed(mode):
        with tempfile.TemporaryDirectory(prefix="callboard-bench-", dir=options.data) as folder:
            result = subprocess.run(["taskset", "-c", SERVER_CORE, program, mode, str(count), str(seconds),
                                     os.path.join(folder, "files")], capture_output=True, check=True)
        return json.loads(result.stdout)

    runs = in_turn(options.repeats, {"callboard": lambda: printed("record"), "appending": lambda: printed("append")})
    ours = runs["callboard"]
    lost = sum(run["lost"] + run["skipped"] for run in ours)
    late = max(run["late_us"] for run in ours)
    f = by_name(runs, "core")
    table.add("P20", f"{count} recordings of calls in which one speaks, share of one core", f,
              f"≤ {MOST_OF_CORE}, no sample lost",
              f["callboard"].median <= MOST_OF_CORE and lost == 0,
              note=f"making and mixing the sound are part of it; ticks lost {lost}, "
                   f"within {late / 1000:.1f} ms (p99.9)")
