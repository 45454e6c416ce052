"""P32 and decoding: the peaks of an hour's recording against `sox stat` and against only reading it, from bench_peaks."""
import json
import os
import subprocess
import tempfile
import time

from harness import SERVER_CORE, by_name, in_turn

SOX_SHARE, FLOOR_TIMES = 0.25, 3


def p32(options, table):
    seconds = 60 if not table.judges else 3600
    with tempfile.TemporaryDirectory(prefix="callboard-bench-", dir=options.data) as folder:
        path = os.path.join(folder, "recording.wav")
        program = str(options.bin / "bench_peaks")
        subprocess.run([program, "make", path, str(seconds), "16000"], check=True)
        runs = in_turn(options.repeats, {"callboard": lambda: printed(program, "peaks", path),
                                         "reading": lambda: printed(program, "read", path),
                                         "sox stat": lambda: clocked("sox", path, "-n", "stat")})
    f = by_name(runs, "ms")
    ours = f["callboard"].median
    table.add("P32", f"peaks of {seconds // 60} min stereo WAV, all zoom levels, ms", f,
              f"≤ {SOX_SHARE} × sox stat, ≤ {FLOOR_TIMES} × reading",
              ours <= SOX_SHARE * f["sox stat"].median and ours <= FLOOR_TIMES * f["reading"].median,
              note="one thread, file in memory")


def decode(options, table):
    seconds = 60 if not table.judges else 600
    with tempfile.TemporaryDirectory(prefix="callboard-bench-", dir=options.data) as folder:
        program = str(options.bin / "bench_peaks")
        wav, mp3 = os.path.join(folder, "prompt.wav"), os.path.join(folder, "prompt.mp3")
        for path in (wav, mp3):
            subprocess.run([program, "make", path, str(seconds), "48000"], check=True)
        runs = in_turn(options.repeats, {"callboard": lambda: printed(program, "decode", wav),
                                         "sox": lambda: clocked("sox", wav, "-r", "16000", "-c", "1", "-t", "raw",
                                                                "/dev/null"),
                                         "callboard, MP3": lambda: printed(program, "decode", mp3)})
    f = by_name(runs, "ms")
    table.add("decode", f"{seconds // 60} min of 48 kHz stereo to 16 kHz mono, ms", f, "none", True,
              note="one thread, file in memory")


def printed(*command):
    return json.loads(subprocess.run(["taskset", "-c", SERVER_CORE, *command], capture_output=True, check=True).stdout)


def clocked(*command):
    begun = time.perf_counter()
    subprocess.run(["taskset", "-c", SERVER_CORE, *command], capture_output=True, check=True)
    return {"ms": (time.perf_counter() - begun) * 1000}
