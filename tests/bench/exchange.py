#!/usr/bin/env python3
"""Figures of the exchange (quality.md, P19): control requests a second on one core, their latency at an open-loop rate, and how
long after a change its event arrives. Requests are signed; half of them read the call, half put on hold or take off. At full speed
only the first hold changes anything: the figure is of requests, not of deliveries."""
import asyncio
import base64
import datetime
import hashlib
import hmac
import json
import os
import pathlib
import shutil
import resource
import subprocess
import tempfile
import time
from email.utils import formatdate

from harness import LOAD_CORE, SERVER_CORE, Figure

KEY = b"0123456789abcdef" * 4
LINE, PARTY = "+18005550100", "4:+14255550123"
VERSION = "api-version=2026-03-12"
PACE = 500  # requests a second while latency is measured


def signed(host, method, target, body=b""):
    """The bytes of a signed request."""
    date = formatdate(usegmt=True)
    digest = base64.b64encode(hashlib.sha256(body).digest()).decode()
    text = f"{method}\n{target}\n{date};{host};{digest}"
    signature = base64.b64encode(hmac.new(KEY, text.encode(), hashlib.sha256).digest()).decode()
    head = (f"{method} {target} HTTP/1.1\r\nHost: {host}\r\nx-ms-date: {date}\r\nx-ms-content-sha256: {digest}\r\n"
            f"Authorization: HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature={signature}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n")
    return head.encode() + body


async def read_answer(reader):
    head = await reader.readuntil(b"\r\n\r\n")
    length = next((int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0)
    body = await reader.readexactly(length) if length else b""
    return int(head.split(b" ", 2)[1]), body


class Receiver:
    """Takes callbacks and notes how old each event was on arrival."""

    def __init__(self):
        self.ages = []

    async def serve(self, reader, writer):
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                now = time.time()
                length = next(int(l.split(b":")[1]) for l in head.split(b"\r\n") if l.lower().startswith(b"content-length:"))
                event = json.loads(await reader.readexactly(length))[0]
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
                if event["type"].endswith("ParticipantsUpdated"):
                    stamp = event["time"][:-6]
                    stamp = stamp[:26] if "." in stamp else stamp + ".0"
                    at = datetime.datetime.fromisoformat((stamp + "000000")[:26] + "+00:00").timestamp()
                    self.ages.append((now - at) * 1000)
        except (asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError):
            writer.close()


class Exchange:
    def __init__(self, binary, core):
        self.folder = tempfile.mkdtemp(prefix="callboard-bench-")
        config = os.path.join(self.folder, "config.json")
        pathlib.Path(config).write_text(json.dumps({"phoneNumbers": [LINE], "endpoints": [
            {"identity": PARTY, "name": "Lee", "script": [{"do": "answer"}]}]}))
        self.process = subprocess.Popen(
            ["taskset", "-c", core, binary, "--listen", "127.0.0.1:0", "--data", self.folder, "--config", config,
             "--access-key", base64.b64encode(KEY).decode(), "--seed", "1"], stdout=subprocess.PIPE)
        self.host = json.loads(self.process.stdout.readline())["endpoint"].removeprefix("http://")

    def busy(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def close(self):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


class Client:
    def __init__(self, host):
        self.host = host

    async def connect(self):
        self.reader, self.writer = await asyncio.open_connection(*self.host.split(":"))
        return self

    async def ask(self, request):
        self.writer.write(request)
        return await read_answer(self.reader)

    async def call(self, callback):
        body = json.dumps({"targets": [{"rawId": PARTY}], "sourceCallerIdNumber": {"value": LINE}, "callbackUri": callback}).encode()
        status, answer = await self.ask(signed(self.host, "POST", f"/calling/callConnections?{VERSION}", body))
        assert status == 201, answer
        return json.loads(answer)["callConnectionId"]


def mix(host, call):
    """The requests that are sent round and round."""
    base = f"/calling/callConnections/{call}"
    target = json.dumps({"targetParticipant": {"rawId": PARTY}}).encode()
    return [signed(host, "POST", f"{base}:hold?{VERSION}", target), signed(host, "GET", f"{base}?{VERSION}"),
            signed(host, "POST", f"{base}:unhold?{VERSION}", target), signed(host, "GET", f"{base}/participants?{VERSION}")]


async def flood(clients, requests, seconds):
    """Every connection asks again as soon as it has its answer."""
    end, done = time.monotonic() + seconds, 0

    async def one(client, list_):
        nonlocal done
        i = 0
        while time.monotonic() < end:
            status, body = await client.ask(list_[i % len(list_)])
            assert status == 200, body
            i, done = i + 1, done + 1

    await asyncio.gather(*(one(c, r) for c, r in zip(clients, requests)))
    return done / seconds


async def paced(clients, requests, rate, seconds):
    """Requests fall due at a fixed rate whatever the answers do; latency counts from then."""
    latencies, start = [], time.monotonic()
    free = asyncio.Queue()
    for pair in zip(clients, requests):
        free.put_nowait([*pair, 0])

    async def one(due):
        slot = await free.get()
        client, list_, i = slot
        slot[2] = i + 1
        status, body = await client.ask(list_[i % len(list_)])
        latencies.append((time.monotonic() - due) * 1000)
        free.put_nowait(slot)
        assert status == 200, body

    tasks = []
    for i in range(int(rate * seconds)):
        due = start + i / rate
        await asyncio.sleep(max(0, due - time.monotonic()))
        tasks.append(asyncio.create_task(one(due)))
    await asyncio.gather(*tasks)
    return sorted(latencies)


def share(values, percent):
    return values[min(len(values) - 1, int(len(values) * percent / 100))]


def wrk(host, requests, seconds, core):
    """Closed-loop throughput with a load generator that is not the limit."""
    script = tempfile.NamedTemporaryFile("w", suffix=".lua", delete=False)
    quoted = ",".join("[==[" + r.decode() + "]==]" for list_ in requests for r in list_)
    script.write("local all={" + quoted.replace("\r", "") + "}\nfor i=1,#all do all[i]=all[i]:gsub('\\n','\\r\\n') end\n"
                 "local n=0\nrequest=function() n=n%#all+1 return all[n] end\n"
                 "local bad=0\nresponse=function(s) if s~=200 then bad=bad+1 end end\n")
    script.close()
    out = subprocess.run(["taskset", "-c", core, "wrk", "-t1", "-c32", f"-d{seconds}s", "-s", script.name, f"http://{host}/"],
                         capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in out, out
    return float(next(line.split()[1] for line in out.splitlines() if line.startswith("Requests/sec")))


def processor_seconds(who):
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


async def measure(options):
    exchange = Exchange(os.path.join(options.bin, "callboard-exchange"), SERVER_CORE)
    receiver = Receiver()
    server = await asyncio.start_server(receiver.serve, "127.0.0.1", 0)
    callback = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/callback"
    try:
        clients = [await Client(exchange.host).connect() for _ in range(16)]
        calls = [await c.call(callback) for c in clients]
        await asyncio.sleep(0.5)
        requests = [mix(exchange.host, call) for call in calls]
        seconds = max(1, int(options.seconds))
        quiet = [await c.call("http://127.0.0.1:9/") for c in clients]
        await asyncio.sleep(0.2)
        steady = [[r for r in mix(exchange.host, c) if b":unhold?" not in r] for c in quiet]
        whose = resource.RUSAGE_CHILDREN if shutil.which("wrk") else resource.RUSAGE_SELF
        busy, own = exchange.busy(), processor_seconds(whose)
        if shutil.which("wrk"):
            rate = await asyncio.to_thread(wrk, exchange.host, steady, seconds, LOAD_CORE)
        else:
            rate = await flood(clients, steady, seconds)
        busy, own = (exchange.busy() - busy) / seconds, (processor_seconds(whose) - own) / seconds
        receiver.ages.clear()
        latencies = await paced(clients, requests, PACE, seconds)
        await asyncio.sleep(0.3)
        ages = sorted(receiver.ages)
        return {"perSecond": rate, "busy": busy, "generatorBusy": own, "p50": share(latencies, 50), "p99": share(latencies, 99),
                "event50": share(ages, 50), "event99": share(ages, 99), "events": len(ages)}
    finally:
        exchange.close()


def p19(options, table):
    runs = [asyncio.run(measure(options)) for _ in range(options.repeats)]
    f = {key: Figure.of([run[key] for run in runs]) for key in runs[0]}
    by = "wrk" if shutil.which("wrk") else "this program, which is the limit: install wrk"
    table.add("P19", "exchange REST, one core, requests/s", {"callboard": f["perSecond"]}, "≥ 3,000",
              f["perSecond"].median >= 3000,
              note=f"server {f['busy'].median:.0%} of its core, generator {f['generatorBusy'].median:.0%}; asked by {by}")
    table.add("P19", "exchange REST at 500/s, p99, ms", {"callboard": f["p99"]}, "≤ 5 ms", f["p99"].median <= 5,
              note=f"p50 {f['p50']}")
    table.add("P19", "exchange: event out after the change, p99, ms", {"callboard": f["event99"]}, "≤ 5 ms",
              f["event99"].median <= 5, note=f"p50 {f['event50']}; {f['events'].median:.0f} events")
