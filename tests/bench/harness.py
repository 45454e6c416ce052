"""What all rows share: servers on their own core, figures over repeats, the table."""
import dataclasses
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
CORES = sorted(os.sched_getaffinity(0))
SERVER_CORE, LOAD_CORE = str(CORES[0]), str(CORES[-1])


class Server:
    """A daemon or peer on one core, with a folder of its own that goes with it; "@DIR@" in the command is it."""

    def __init__(self, command, folder=None, core=SERVER_CORE):
        self.owns_folder = folder is None
        self.folder = folder or tempfile.mkdtemp(prefix="callboard-bench-")
        self.command = ["taskset", "-c", core, *(str(part).replace("@DIR@", self.folder) for part in command)]
        self.start()

    def start(self):
        environment = {**os.environ, "QT_LOGGING_RULES": "*.info=false"}
        self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, text=True, env=environment)
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.command[3]} did not start")
        self.hello = json.loads(line)
        self.endpoint = self.hello["endpoint"]

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def _status(self, name):
        lines = pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(name + ":"))

    def resident(self):
        """Resident memory in bytes."""
        return self._status("VmRSS")

    def peak(self):
        """Most resident memory since the start or forget_peak(), in bytes."""
        return self._status("VmHWM")

    def forget_peak(self):
        pathlib.Path(f"/proc/{self.process.pid}/clear_refs").write_text("5")

    def busy_seconds(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()
        if self.owns_folder:
            shutil.rmtree(self.folder, ignore_errors=True)


def bench_load(binaries, server, *arguments):
    """One run of the load generator on the last core."""
    command = ["taskset", "-c", LOAD_CORE, binaries / "bench_load", *arguments, "--pid", server.process.pid]
    result = json.loads(subprocess.run([str(c) for c in command], capture_output=True, text=True, check=True).stdout)
    if result["refused"] or not result["answered"]:
        raise RuntimeError(f"{result['answered']} requests answered, {result['refused']} refused")
    return result


@dataclasses.dataclass
class Figure:
    """Median of some repeats, with the least and the most."""
    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values):
        return cls(statistics.median(values), min(values), max(values))

    def __str__(self):
        digits = 0 if abs(self.median) >= 1000 else 1 if abs(self.median) >= 100 else 2 if abs(self.median) >= 1 else 3
        return f"{self.median:,.{digits}f} [{self.low:,.{digits}f}, {self.high:,.{digits}f}]"


def in_turn(repeats, measures):
    """Runs every measure once, then all again, so that a busy minute hits everybody: name → list of results."""
    results = {name: [] for name in measures}
    for _ in range(repeats):
        for name, measure in measures.items():
            results[name].append(measure())
    return results


def figure(results, key):
    return Figure.of([result[key] for result in results])


def by_name(results, key):
    return {name: figure(runs, key) for name, runs in results.items()}


@dataclasses.dataclass
class Row:
    number: str
    what: str
    figures: dict  # name → Figure; "callboard" is ours
    gate: str
    holds: bool
    note: str = ""

    def ratios(self):
        ours = self.figures["callboard"].median
        return {name: ours / f.median for name, f in self.figures.items() if name != "callboard" and f.median}


class Table:
    """Rows as they come; printed as Markdown at the end and, if wanted, written as JSON."""

    def __init__(self, judges=True):
        self.judges = judges  # a smoke run is too short for that
        self.rows = []
        self.load_before = os.getloadavg()[0]
        self.began = time.time()

    def add(self, *row, **more):
        self.rows.append(Row(*row, **more))
        print(self.line(self.rows[-1]), flush=True)

    def line(self, row):
        verdict = "–" if not self.judges else "holds" if row.holds else "**MISSES**"
        figures = "; ".join(f"{name} {f}" for name, f in row.figures.items() if name != "callboard") or "–"
        ratios = "; ".join(f"{ratio:.2f} × {name}" for name, ratio in row.ratios().items()) or "–"
        return (f"| {row.number} | {row.what} | {row.figures['callboard']} | {figures} | {ratios} | {row.gate} | "
                f"{verdict} | {row.note} |")

    def head(self):
        print("| # | what | Callboard: median [min, max] | peers and floors | ratio | gate | | saturated, notes |\n"
              "|---|---|---|---|---|---|---|---|", flush=True)

    def foot(self):
        missed = [row.number for row in self.rows if not row.holds]
        print(f"\n{len(self.rows)} rows in {time.time() - self.began:.0f} s; missed: "
              f"{(', '.join(missed) or 'none') if self.judges else 'not judged'}; "
              f"other work on this machine: load {self.load_before:.2f} before the run.")

    def write(self, path):
        rows = [{**dataclasses.asdict(row), "ratios": row.ratios()} for row in self.rows]
        pathlib.Path(path).write_text(json.dumps({"loadBefore": self.load_before, "rows": rows}, indent=1) + "\n")


def who_is_busy(runs):
    """Names the processor that was the limit in these runs of bench_load."""
    server, generator = figure(runs, "serverBusy").median, figure(runs, "generatorBusy").median
    return f"server {server:.0%} of its core, generator {generator:.0%} of its"
