"""P18 and what issue 3 wants reported beside it: what calls cost the exchange while nothing happens in them, in processor time and in
memory, and how many calls a second it sets up. Every call is created, rings at a party, is answered, and its events are delivered."""
import asyncio
import pathlib
import tempfile
import time

from exchange import Client, Exchange, create
from harness import LOAD_CORE, Server, bench_load, figure, in_turn

IDLE_CALLS, MOST_IDLE_SHARE = 5000, 0.02
PARTIES = [f"4:+1425{1_000_000 + n}" for n in range(500)]  # each is in some of the calls
PATIENCE = 60  # seconds


async def call(host, count, callback):
    clients = [await Client(host).connect() for _ in range(16)]
    requests = (create(host, [PARTIES[n % len(PARTIES)]], callback) for n in range(count))

    async def some(client):
        for request in requests:
            status, answer = await client.ask(request)
            assert status == 201, answer

    await asyncio.gather(*(some(client) for client in clients))


def until_answered(server, calls):
    """Of each call there are the application and the party."""
    end = time.monotonic() + PATIENCE
    while server.metrics()["legs"] < 2 * calls:
        if time.monotonic() > end:
            raise RuntimeError(f"{server.metrics()['legs']:.0f} legs of {calls} calls")
        time.sleep(0.01)


def until_quiet(server):
    """All that there was to tell is told."""
    end, busy = time.monotonic() + PATIENCE, -1.0
    while server.busy_seconds() - busy > 0.02 and time.monotonic() < end:
        busy = server.busy_seconds()
        time.sleep(0.5)


def sink(options):
    return Server([options.bin / "bench_floor", "plain"], core=LOAD_CORE)


def switches(pid):
    """How often the threads of the process have been given the processor since they began."""
    lines = [line for task in pathlib.Path(f"/proc/{pid}/task").iterdir()
             for line in (task / "status").read_text().splitlines() if "ctxt_switches" in line]
    return sum(int(line.split()[1]) for line in lines)


def idle(options, count, seconds):
    with Exchange(options.bin, PARTIES) as server, sink(options) as receiver:
        asyncio.run(call(server.host, 16, receiver.endpoint + "/callback"))  # what is made once is made
        until_quiet(server)
        memory = server.resident()
        asyncio.run(call(server.host, count, receiver.endpoint + "/callback"))
        until_answered(server, count + 16)
        until_quiet(server)
        memory = server.resident() - memory
        busy, woken = server.busy_seconds(), switches(server.process.pid)
        time.sleep(seconds)
        return {"busy": (server.busy_seconds() - busy) / seconds,
                "wakes": (switches(server.process.pid) - woken) / seconds, "kilobytes": memory / count / 1024}


def p18(options, table):
    count, seconds = (IDLE_CALLS, max(options.seconds, 5)) if table.judges else (160, 1)
    runs = in_turn(options.repeats, {"callboard": lambda: idle(options, count, seconds)})["callboard"]
    f = {key: figure(runs, key) for key in ("busy", "wakes", "kilobytes")}
    table.add("P18", f"{count:,} calls in which nothing happens, share of one core", {"callboard": f["busy"]},
              f"≤ {MOST_IDLE_SHARE}", f["busy"].median <= MOST_IDLE_SHARE,
              note=f"woken {f['wakes'].median:.1f} times a second, all threads together")
    table.add("P18", "memory of such a call, KB", {"callboard": f["kilobytes"]}, "reported", True,
              note="its application, its party and what is remembered of it")


def set_ups(options, seconds):
    """As many as are answered in that time, and then until the last one is up."""
    with Exchange(options.bin, PARTIES) as server, sink(options) as receiver, tempfile.NamedTemporaryFile() as file:
        for party in PARTIES:
            file.write(create(server.host, [party], receiver.endpoint + "/callback") + b"\0")
        file.flush()
        begun = time.monotonic()
        result = bench_load(options.bin, server, "--post", server.endpoint + "/", "--requests", file.name, "--connections", 16,
                            "--rate", 0, "--warm", 0, "--seconds", seconds)
        calls = result["answered"]
        until_answered(server, calls)
        return {**result, "calls": calls / (time.monotonic() - begun)}


def calls(options, table):
    seconds = min(options.seconds, 3) if table.judges else 0.5
    runs = in_turn(options.repeats, {"callboard": lambda: set_ups(options, seconds)})["callboard"]
    f = {key: figure(runs, key) for key in ("calls", "answerP50", "answerP99", "serverBusy")}
    table.add("calls", "calls set up a second, one core", {"callboard": f["calls"]}, "reported", True,
              note=f"created, rung, answered and told of; the answer to the request after {f['answerP50'].median:.1f} ms, p99 "
                   f"{f['answerP99'].median:.1f} ms, with 16 at once; server {f['serverBusy'].median:.0%} of its core")
