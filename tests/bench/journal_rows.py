"""P10, P11: a history of a million events, read by one console, and a restart on top of it."""
import contextlib
import itertools
import json
import pathlib
import shutil
import socket
import tempfile
import time

import relay
from harness import HERE, Figure

EVENTS = HERE.parent / "data" / "contract" / "events" / "eventgrid"
OF_ONE_CALL = ("IncomingCall-pstn", "CallStarted", "CallParticipantAdded", "CallParticipantAdded", "CallParticipantRemoved",
               "CallEnded")
PAGE = 5000  # what a console asks for at once
EVENTS_A_POST = 300
MARK = b'","offset":'  # once in each envelope
NOT_IN_A_SNAPSHOT = 2500  # events that a relay under 500 events/s has at most journalled since its newest snapshot


def calls():
    """Event texts without end: call after call, each announced, begun, joined, left, ended."""
    kinds = [json.loads((EVENTS / f"{name}.json").read_text())[0] for name in OF_ONE_CALL]
    server_call = kinds[0]["data"]["serverCallId"]
    texts = []
    for kind in kinds:
        kind = {**kind, "id": "bench-@N@", "eventTime": "@T@"}
        texts.append(json.dumps(kind, separators=(",", ":")).replace(server_call, server_call[:-16] + "@CALL@"))
    began = time.time() - 86400
    for n in itertools.count():
        moment = began + n / 20
        stamp = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(moment)) + f".{int(moment % 1 * 1e7):07}Z"
        yield texts[n % 6].replace("@N@", str(n)).replace("@T@", stamp).replace("@CALL@", f"{n // 6:014}==")


def post(link, texts):
    link.request("POST", relay.INTAKE, "[" + ",".join(texts) + "]", {"aeg-event-type": "Notification"})
    answer = link.getresponse()
    answer.read()
    if answer.status != 200:
        raise RuntimeError(f"events are answered with {answer.status}")


def post_many(server, events, count):
    link = server.connection()
    while texts := list(itertools.islice(events, min(EVENTS_A_POST, count))):
        post(link, texts)
        count -= len(texts)


def fill(server, events, count):
    """Posts events until that many are journalled, the relay's own among them."""
    while (missing := count - int(server.metric("callboard_journal_offset"))) > 0:
        post_many(server, events, missing)
        time.sleep(0.5)  # what the relay adds itself


def read_all(server, token):
    """Every event, page after page as a console reads them: how many, and how many bytes."""
    link, position, count, size = server.connection(), 0, 0, 0
    while True:
        link.request("GET", f"/v1/events?after={position}&limit={PAGE}", headers={"Authorization": f"Bearer {token}"})
        answer, tail, inside = link.getresponse(), b"", 0
        while chunk := answer.read1(1 << 20):
            inside += (tail[1 - len(MARK):] + chunk).count(MARK)
            tail = (tail + chunk)[-64:]
            size += len(chunk)
        end = json.loads(b"{" + tail[tail.rindex(b'"last"'):])
        count += inside
        if not end["more"]:
            return count, size
        if end["last"] <= position:
            raise RuntimeError("the history does not go on")
        position = end["last"]


def resume(server, count):
    server.kill()
    server.start()  # so that memory it had taken in before is not at hand
    token = server.sign_in()["token"]
    time.sleep(0.3)
    before, busy, client, start = server.resident(), server.busy_seconds(), time.process_time(), time.perf_counter()
    server.forget_peak()
    seen, size = read_all(server, token)
    seconds = time.perf_counter() - start
    if seen < count:
        raise RuntimeError(f"{seen} of {count} events came")
    return {"perSecond": seen / seconds, "more": (server.peak() - before) / 1e6, "size": size / seen,
            "serverBusy": (server.busy_seconds() - busy) / seconds, "generatorBusy": (time.process_time() - client) / seconds}


class Console:
    """One console's event socket, opened."""

    def __init__(self, server, target):
        host, port = server.endpoint.removeprefix("http://").split(":")
        self.socket = socket.create_connection((host, int(port)), timeout=10)
        self.socket.sendall((f"GET {target} HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                             "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                             f"Sec-WebSocket-Protocol: {relay.RELIABLE}\r\n\r\n").encode())
        self.text = b""
        self.until(b'"connected"')

    def until(self, mark):
        while mark not in self.text:
            got = self.socket.recv(65536)
            if not got:
                raise RuntimeError("the socket was closed")
            self.text += got


def restart(server, target, events):
    """kill -9 in the middle of work, then milliseconds from the start of the process to an event in a console's hands."""
    post_many(server, events, NOT_IN_A_SNAPSHOT)
    server.kill()
    start = time.perf_counter()
    server.start()
    ready = time.perf_counter()
    console, event = Console(server, target), next(events)
    post(server.connection(), [event])
    console.until(json.loads(event)["id"].encode())
    return {"ready": (ready - start) * 1000, "delivered": (time.perf_counter() - start) * 1000}


@contextlib.contextmanager
def history(options):
    folder = tempfile.mkdtemp(prefix="callboard-bench-", dir=options.data)
    try:
        with relay.Relay(options.bin, folder) as server:
            start = time.perf_counter()
            events = calls()
            fill(server, events, options.events)
            size = sum(f.stat().st_size for f in pathlib.Path(folder).iterdir())
            yield server, events, f"{size / 1e6:,.0f} MB journal, filled in {time.perf_counter() - start:.0f} s"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def p10_and_p11(options, table):
    with history(options) as (server, events, about):
        runs = [resume(server, options.events) for _ in range(options.repeats)]
        target = server.socket_target()
        restarts = [restart(server, target, events) for _ in range(options.repeats)]
    f = {key: Figure.of([run[key] for run in runs]) for key in runs[0]}
    table.add("P10", f"resume of {options.events:,} events to one console, events/s", {"callboard": f["perSecond"]},
              "≥ 100,000", f["perSecond"].median >= 100_000,
              note=f"relay {f['serverBusy'].median:.0%} of its core, console {f['generatorBusy'].median:.0%}; "
                   f"{f['size'].median:.0f} bytes an event; {about}")
    table.add("P10", "memory that the resume takes, MB", {"callboard": f["more"]}, "≤ 16 MB", f["more"].median <= 16,
              note="peak over what was resident before")
    f = {key: Figure.of([run[key] for run in restarts]) for key in restarts[0]}
    table.add("P11", f"kill -9 with {options.events:,} journalled events, start to first delivery, ms",
              {"callboard": f["delivered"]}, "≤ 300 ms", f["delivered"].median <= 300,
              note=f"serving after {f['ready']} ms")
