"""P1, P3, P4, P6, P8, P14: events in and out of the relay, and what it costs in memory."""
import os
import resource
import socket
import tempfile
import time

import relay
from harness import SERVER_CORE, Figure, by_name, figure, in_turn, who_is_busy


def everyone(options, names, **kinds):
    """name → measure; those that are not installed are left out."""
    start = {"callboard": lambda: relay.Relay(options.bin), "sample": lambda: relay.peer("sample"),
             "node:http": lambda: relay.peer("node"), "bare epoll": lambda: relay.floor(options.bin, False),
             "journal floor": lambda: relay.floor(options.bin, True)}

    def measure(name):
        with start[name]() as server:
            return relay.load(options.bin, server, options.seconds, **kinds)

    installed = options.peers and relay.has_peers()
    return {name: lambda name=name: measure(name) for name in names if installed or name not in ("sample", "node:http")}


def against(figures, name, holds):
    """A comparison with a peer that is not installed is not held against anybody."""
    return name not in figures or holds(figures["callboard"].median, figures[name].median)


def p1(options, table):
    runs = in_turn(options.repeats, everyone(options, ("callboard", "sample", "node:http", "journal floor"),
                                             connections=256))
    f = by_name(runs, "perSecond")
    table.add("P1", "ingest of one event a POST, one core, events/s", f, "≥ 4 × sample, ≥ 0.7 × journal floor",
              against(f, "sample", lambda a, b: a >= 4 * b) and against(f, "journal floor", lambda a, b: a >= 0.7 * b),
              note=who_is_busy(runs["callboard"]) + "; floor: " + who_is_busy(runs["journal floor"]))


def p3(options, table):
    measures = everyone(options, ("callboard", "bare epoll", "sample", "journal floor"), rate=100)
    runs = in_turn(options.repeats, {**measures, "one fsync": lambda: {"answerP99": sync_milliseconds(100, options.seconds)}})
    f = by_name(runs, "answerP99")
    most = 1.5 * f["bare epoll"].median + f["one fsync"].median if "bare epoll" in f else None
    table.add("P3", "answer p99 at 100/s, ms", f, "≤ 1.5 × bare epoll + 1 fsync",
              most is None or f["callboard"].median <= most,
              note=f"at most {most or 0:.2f} ms; " + who_is_busy(runs["callboard"]))


def sync_milliseconds(rate, seconds):
    """p99 of a small append with fdatasync where the journal lies, on the server's core, so many a second: disk and
    processor are as rested as between two events."""
    taken, cores = [], os.sched_getaffinity(0)
    os.sched_setaffinity(0, {int(SERVER_CORE)})
    with tempfile.NamedTemporaryFile() as file:
        for _ in range(max(100, int(rate * seconds))):
            time.sleep(1 / rate)
            start = time.perf_counter()
            os.write(file.fileno(), b"x" * 4096)
            os.fdatasync(file.fileno())
            taken.append((time.perf_counter() - start) * 1000)
    os.sched_setaffinity(0, cores)
    return sorted(taken)[int(len(taken) * 0.99)]


def p4(options, table):
    runs = in_turn(options.repeats, everyone(options, ("callboard", "sample", "node:http", "bare epoll"), sockets=200))
    f = by_name(runs, "deliveriesPerSecond")
    table.add("P4", "fan-out to 200 consoles, deliveries/s", f, "≥ 10 × sample",
              against(f, "sample", lambda a, b: a >= 10 * b),
              note=who_is_busy(runs["callboard"]) + "; bare epoll: " + who_is_busy(runs["bare epoll"]))


def p6(options, table):
    runs = in_turn(options.repeats, everyone(options, ("callboard", "sample", "bare epoll", "journal floor"),
                                             sockets=200, rate=100))
    for key, name, gate, most in (("deliveryP50", "p50", "≤ 0.6 × sample", 0.6), ("deliveryP99", "p99", "≤ sample", 1.0)):
        f = by_name(runs, key)
        table.add("P6", f"end to end, 100/s × 200 consoles, {name}, ms", f, gate,
                  against(f, "sample", lambda a, b: a <= most * b), note=who_is_busy(runs["callboard"]))


def held_open(server, count):
    """That many consoles, signed in and idle."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(max(soft, count + 100), hard), hard))
    host, port = server.endpoint.removeprefix("http://").split(":")
    request = (f"GET {server.socket_target()} HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
               f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
               f"Sec-WebSocket-Protocol: {relay.RELIABLE}\r\n\r\n").encode()
    before, sockets = server.resident(), []
    for _ in range(count):
        sockets.append(socket.create_connection((host, int(port))))
        sockets[-1].sendall(request)
        if not sockets[-1].recv(4096).startswith(b"HTTP/1.1 101"):
            raise RuntimeError("an upgrade was refused")
    return before, sockets


def p8(options, table):
    idle, each = [], []
    for _ in range(options.repeats):
        with relay.Relay(options.bin) as server:
            time.sleep(0.3)
            idle.append(server.resident() / 1e6)
            before, sockets = held_open(server, options.consoles)
            time.sleep(0.3)
            each.append((server.resident() - before) / len(sockets) / 1000)
            for s in sockets:
                s.close()
    for what, values, gate, most in (("relay memory, idle, MB", idle, "≤ 30 MB", 30),
                                     ("relay memory a connection, KB", each, "≤ 16 KB", 16)):
        f = {"callboard": Figure.of(values)}
        table.add("P8", what, f, gate, f["callboard"].median <= most, note=f"{options.consoles} consoles")


def p14(options, table):
    seconds = options.seconds if options.smoke else max(options.seconds, 5)  # to be cut takes a while

    def run(stall):
        with relay.Relay(options.bin) as server:
            server.forget_peak()
            before = server.resident()
            result = relay.load(options.bin, server, seconds, sockets=100, rate=options.rate, stall=stall)
            return {**result, "grown": (server.peak() - before) / (1 << 20)}

    runs = in_turn(options.repeats, {"callboard": lambda: run(5), "nobody stops": lambda: run(0)})
    f, stopped = by_name(runs, "deliveryP99"), runs["callboard"]
    table.add("P14", f"5 of 100 consoles stop reading at {options.rate:,}/s: the others' p99, ms", f, "≤ 1.1 × nobody stops",
              against(f, "nobody stops", lambda a, b: a <= 1.1 * b), note=who_is_busy(stopped))
    cost = {"callboard": Figure.of([(a["grown"] - b["grown"]) / 5 for a, b in zip(stopped, runs["nobody stops"])])}
    table.add("P14", "memory a stopped console costs, MiB", cost, "≤ 1 MiB each, then cut with a reason",
              cost["callboard"].median <= 1 and all(run["cut"] == 5 for run in stopped),
              note=f"cut: {figure(stopped, 'cut').median:.0f} of 5, “{stopped[0]['reason']}”")
