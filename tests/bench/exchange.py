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
import pathlib
import subprocess
import tempfile
import time
import urllib.request
from email.utils import formatdate

import relay
from harness import LOAD_CORE, Server, figure, in_turn, who_is_busy

KEY = b"0123456789abcdef" * 4
KEY_TEXT = base64.b64encode(KEY).decode()
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


def create(host, parties, callback):
    """The request for a call of these parties."""
    body = json.dumps({"targets": [{"rawId": party} for party in parties], "sourceCallerIdNumber": {"value": LINE},
                       "callbackUri": callback}).encode()
    return signed(host, "POST", f"/calling/callConnections?{VERSION}", body)


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


class Exchange(Server):
    """On the first core; the parties answer every call at once."""

    def __init__(self, binaries, parties=(PARTY,), data=None):
        folder = tempfile.mkdtemp(prefix="callboard-bench-", dir=data)
        config = pathlib.Path(folder, "config.json")
        config.write_text(json.dumps({"phoneNumbers": [LINE], "endpoints": [
            {"identity": party, "name": "Lee", "script": [{"do": "answer"}]} for party in parties]}))
        super().__init__([binaries / "callboard-exchange", "--listen", "127.0.0.1:0", "--data", folder, "--config", config,
                          "--access-key", KEY_TEXT, "--seed", "1"], folder)
        self.owns_folder = True
        self.host = self.endpoint.removeprefix("http://")

    def metrics(self):
        """Name without "callboard_exchange_" → value."""
        with urllib.request.urlopen(self.endpoint + "/metrics") as answer:
            lines = [line.rsplit(" ", 1) for line in answer.read().decode().splitlines() if not line.startswith("#")]
        return {name.removeprefix("callboard_exchange_"): float(value) for name, value in lines}


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
        status, answer = await self.ask(create(self.host, [PARTY], callback))
        assert status == 201, answer
        return json.loads(answer)["callConnectionId"]


def mix(host, call):
    """The requests that are sent round and round."""
    base = f"/calling/callConnections/{call}"
    target = json.dumps({"targetParticipant": {"rawId": PARTY}}).encode()
    return [signed(host, "POST", f"{base}:hold?{VERSION}", target), signed(host, "GET", f"{base}?{VERSION}"),
            signed(host, "POST", f"{base}:unhold?{VERSION}", target), signed(host, "GET", f"{base}/participants?{VERSION}")]


def share(values, percent):
    return values[min(len(values) - 1, int(len(values) * percent / 100))]


async def load(options, exchange, calls, rate):
    """One run of bench_load with these calls' requests: all first ones, then all second ones, and so on."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(b"".join(request + b"\0" for step in zip(*calls) for request in step))
        file.flush()
        program = await asyncio.create_subprocess_exec(
            "taskset", "-c", LOAD_CORE, str(options.bin / "bench_load"), "--post", f"http://{exchange.host}/", "--requests",
            file.name, "--connections", "32", "--rate", str(rate), "--seconds", str(options.seconds), "--warm", "0.5",
            "--pid", str(exchange.process.pid), stdout=subprocess.PIPE)
        result = json.loads((await program.communicate())[0])
    if result["refused"] or not result["answered"]:
        raise RuntimeError(f"{result['answered']} requests answered, {result['refused']} refused")
    return result


async def measure(options):
    exchange = Exchange(options.bin)
    receiver = Receiver()
    server = await asyncio.start_server(receiver.serve, "127.0.0.1", 0)
    callback = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/callback"
    with exchange:
        clients = [await Client(exchange.host).connect() for _ in range(16)]
        calls = [await c.call(callback) for c in clients]
        await asyncio.sleep(0.5)
        requests = [mix(exchange.host, call) for call in calls]
        quiet = [await c.call("http://127.0.0.1:9/") for c in clients]
        await asyncio.sleep(0.2)
        steady = [[r for r in mix(exchange.host, c) if b":unhold?" not in r] for c in quiet]
        flood = await load(options, exchange, steady, 0)
        receiver.ages.clear()
        paced = await load(options, exchange, requests, PACE)
        await asyncio.sleep(0.3)
        ages = sorted(receiver.ages)
        return {**paced, "perSecond": flood["perSecond"], "serverBusy": flood["serverBusy"],
                "generatorBusy": flood["generatorBusy"], "event50": share(ages, 50), "event99": share(ages, 99),
                "events": len(ages)}


def p19(options, table):
    def bare():
        with relay.floor(options.bin, False) as server:
            return relay.load(options.bin, server, options.seconds, rate=PACE)

    results = in_turn(options.repeats, {"callboard": lambda: asyncio.run(measure(options)), "bare epoll": bare})
    runs, noise = results["callboard"], figure(results["bare epoll"], "answerP99")
    f = {key: figure(runs, key) for key in ("perSecond", "answerP50", "answerP99", "event50", "event99", "events")}
    table.add("P19", "exchange REST, one core, requests/s", {"callboard": f["perSecond"]}, "≥ 3,000",
              f["perSecond"].median >= 3000, note=who_is_busy(runs))
    table.add("P19", f"exchange REST at {PACE}/s, p99, ms", {"callboard": f["answerP99"], "bare epoll": noise}, "≤ 5 ms",
              f["answerP99"].median <= 5, note=f"p50 {f['answerP50']}")
    table.add("P19", "exchange: event out after the change, p99, ms", {"callboard": f["event99"]}, "≤ 5 ms",
              f["event99"].median <= 5, note=f"p50 {f['event50']}; {f['events'].median:.0f} events a run")
