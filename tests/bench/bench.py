#!/usr/bin/env python3
"""Measures Callboard against its peers in one run and prints the table of quality.md. See README.md beside it."""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
RELIABLE = "json.reliable.webpubsub.azure.v1"
SECRET = "bench-secret"


class Server:
    """A daemon or peer pinned to the first core, with its own folder."""

    def __init__(self, command, core="0"):
        self.folder = tempfile.mkdtemp(prefix="callboard-bench-")
        command = [str(part).replace("@DIR@", self.folder) for part in command]
        self.process = subprocess.Popen(["taskset", "-c", core, *command], stdout=subprocess.PIPE, text=True)
        self.hello = json.loads(self.process.stdout.readline())
        self.endpoint = self.hello["endpoint"]

    def resident(self):
        """Resident memory in bytes."""
        with open(f"/proc/{self.process.pid}/statm") as f:
            return int(f.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    def busy_seconds(self):
        with open(f"/proc/{self.process.pid}/stat") as f:
            fields = f.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


class Bench:
    def __init__(self, options):
        self.bin = pathlib.Path(options.bin)
        self.repeats = options.repeats
        self.seconds = options.seconds
        self.rows = []

    # -- starting things ----------------------------------------------------------------------------------------
    def relay(self):
        config = tempfile.NamedTemporaryFile("w", suffix=".json", delete=False)
        json.dump({"service": f"endpoint=http://127.0.0.1:9/;accesskey={'QUFB' * 16}", "eventGridSecret": SECRET,
                   "callbackIssuer": "local", "users": []}, config)
        config.close()
        return Server([self.bin / "callboard-relay", "--listen", "127.0.0.1:0", "--data", "@DIR@", "--config", config.name])

    def floor(self, journal):
        kind = ["journal", "@DIR@/floor.db"] if journal else ["plain"]
        return Server([self.bin / "bench_floor", *kind])

    def sample(self):
        return Server(["node", HERE / "peers" / "sample.mjs"])

    def load(self, server, post, sockets=0, rate=0, stall=0, connections=64, subprotocol="", ws="/"):
        """Runs the load generator on the second core."""
        command = ["taskset", "-c", "1", self.bin / "bench_load", "--post", server.endpoint + post,
                   "--body", HERE / "body.json", "--seconds", self.seconds, "--rate", rate, "--stall", stall,
                   "--connections", connections]
        if sockets:
            command += ["--ws", server.endpoint.replace("http", "ws") + ws, "--sockets", sockets,
                        "--subprotocol", subprotocol]
        answer = subprocess.run([str(c) for c in command], capture_output=True, text=True, check=True).stdout
        return json.loads(answer)

    def relay_load(self, server, **kinds):
        if kinds.get("sockets"):
            kinds["subprotocol"] = RELIABLE
            kinds["ws"] = "/client/hubs/callboard?access_token=" + self.token(server)
        return self.load(server, f"/eventgrid?code={SECRET}", **kinds)

    def token(self, server):
        """A client token for the floor, made as Microsoft's server SDK makes it."""
        script = ("import {WebPubSubServiceClient as S} from '@azure/web-pubsub';"
                  "const s=new S(process.argv[1],'callboard',{allowInsecureConnection:true});"
                  "console.log((await s.getClientAccessToken({userId:'bench',groups:['floor']})).token)")
        return subprocess.run(["node", "--input-type=module", "-e", script, server.hello["webPubSubConnectionString"]],
                              capture_output=True, text=True, check=True, cwd=HERE.parent / "conformance").stdout.strip()

    # -- measuring ----------------------------------------------------------------------------------------------
    def median(self, make, measure):
        values = []
        for _ in range(self.repeats):
            with make() as server:
                values.append(measure(server))
        return statistics.median(values), min(values), max(values)

    def row(self, number, what, ours, peers, gate, good):
        text = {name: f"{m:,.2f} [{low:,.2f}, {high:,.2f}]" for name, (m, low, high) in {"callboard": ours, **peers}.items()}
        ratio = "; ".join(f"{ours[0] / peer[0]:.2f} × {name}" for name, peer in peers.items() if peer[0])
        self.rows.append((number, what, text, ratio, gate, good))
        print(f"{number:4} {'holds' if good else 'MISSES':6} {what}: " + ", ".join(f"{k} {v}" for k, v in text.items())
              + f" | {ratio} | gate {gate}", flush=True)

    def p1(self):
        ours = self.median(self.relay, lambda s: self.relay_load(s)["perSecond"])
        sample = self.median(self.sample, lambda s: self.load(s, "/x")["perSecond"])
        floor = self.median(lambda: self.floor(True), lambda s: self.load(s, "/x")["perSecond"])
        self.row("P1", "ingest, one core, events/s", ours, {"sample": sample, "journal floor": floor},
                 "≥ 4 × sample, ≥ 0.7 × floor", ours[0] >= 4 * sample[0] and ours[0] >= 0.7 * floor[0])

    def p3(self):
        ours = self.median(self.relay, lambda s: self.relay_load(s, rate=100)["answerP99"])
        epoll = self.median(lambda: self.floor(False), lambda s: self.load(s, "/x", rate=100)["answerP99"])
        fsync = self.fsync_milliseconds()
        self.row("P3", f"answer p99 at 100/s, ms (one fsync here: {fsync:.2f} ms)", ours, {"bare epoll": epoll},
                 "≤ 1.5 × bare epoll + 1 fsync", ours[0] <= 1.5 * epoll[0] + fsync)

    def fsync_milliseconds(self):
        """p99 of a small append with fdatasync where the journal lies."""
        with tempfile.NamedTemporaryFile() as f:
            taken = []
            for _ in range(200):
                start = time.perf_counter()
                os.write(f.fileno(), b"x" * 700)
                os.fdatasync(f.fileno())
                taken.append((time.perf_counter() - start) * 1000)
            return sorted(taken)[197]

    def p4(self):
        ours = self.median(self.relay, lambda s: self.relay_load(s, sockets=200, connections=4)["deliveriesPerSecond"])
        sample = self.median(self.sample, lambda s: self.load(s, "/x", sockets=200, connections=4)["deliveriesPerSecond"])
        self.row("P4", "fan-out to 200 consoles, deliveries/s", ours, {"sample": sample}, "≥ 10 × sample",
                 ours[0] >= 10 * sample[0])

    def p6(self):
        figures = {}
        for name, make, load in (("ours", self.relay, self.relay_load),
                                 ("sample", self.sample, lambda s, **k: self.load(s, "/x", **k)),
                                 ("epoll", lambda: self.floor(False), lambda s, **k: self.load(s, "/x", **k))):
            runs = []
            for _ in range(self.repeats):
                with make() as server:
                    runs.append(load(server, sockets=200, rate=100))
            for key in ("deliveryP50", "deliveryP99"):
                values = [run[key] for run in runs]
                figures[name, key] = (statistics.median(values), min(values), max(values))
        for key, gate, limit in (("deliveryP50", "≤ 0.6 × sample", 0.6), ("deliveryP99", "≤ sample", 1.0)):
            ours, sample, epoll = (figures[n, key] for n in ("ours", "sample", "epoll"))
            self.row("P6", f"end to end 100/s × 200, {key[-3:].lower()}, ms", ours,
                     {"sample": sample, "bare epoll": epoll}, gate, ours[0] <= limit * sample[0])

    def p8(self):
        idle, each = [], []
        for _ in range(self.repeats):
            with self.relay() as server:
                time.sleep(0.5)
                before = server.resident()
                idle.append(before / 1e6)
                url = server.endpoint.replace("http", "ws") + "/client/hubs/callboard?access_token=" + self.token(server)
                script = HERE / "peers" / "hold.mjs"
                holder = subprocess.Popen(["node", script, url, RELIABLE, "1000"], stdout=subprocess.PIPE, text=True)
                holder.stdout.readline()
                time.sleep(0.5)
                each.append((server.resident() - before) / 1000 / 1e3)
                holder.terminate()
                holder.wait()
        for what, values, gate, limit in (("memory idle, MB", idle, "≤ 30 MB", 30), ("memory a connection, KB", each, "≤ 16 KB", 16)):
            m = statistics.median(values)
            self.row("P8", what, (m, min(values), max(values)), {}, gate, m <= limit)

    def p14(self):
        quiet = self.median(self.relay, lambda s: self.relay_load(s, sockets=100, rate=1000)["deliveryP99"])
        stalled = self.median(self.relay, lambda s: self.relay_load(s, sockets=100, rate=1000, stall=5)["deliveryP99"])
        self.row("P14", "5 of 100 consoles stop reading at 1,000/s: others' p99, ms", stalled, {"nobody stops": quiet},
                 "≤ 1.1 ×", stalled[0] <= 1.1 * quiet[0])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bin", default=HERE.parents[1] / "build" / "release" / "bin")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("rows", nargs="*", help="p1 p3 p4 …; all when none is named")
    options = parser.parse_args()
    bench = Bench(options)
    names = options.rows or [name for name in dir(Bench) if name[0] == "p" and name[1:].isdigit()]
    for name in sorted(names, key=lambda n: int(n[1:])):
        getattr(bench, name)()
    return 0 if all(row[-1] for row in bench.rows) else 1


if __name__ == "__main__":
    sys.exit(main())
