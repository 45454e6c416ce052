"""P16 and P17: parties at the end of real sockets, in calls of two that are mixed and recorded, on one core; and how late the ticks of
the media clock were meanwhile. What every party hears is compared with what the other one said, frame by frame."""
import array
import asyncio
import json
import pathlib
import subprocess

from exchange import KEY_TEXT, VERSION, Client, Exchange, create, signed
from harness import LOAD_CORE, Server, by_name, figure, in_turn

GATE_LEGS, MOST_OF_CORE, MOST_LATE_MS = 500, 0.8, 5
WARM, LEAST_FRAMES = 1.5, 49.5  # seconds; a second, of 50
BLOCK, LEAST_PEAK = 320, 3000  # two voices of at least that are mixed


def party(number):
    return f"4:+1425{1_000_000 + number}"


async def set_up(host, calls, callback):
    """Calls of two parties each, all recorded."""
    clients = [await Client(host).connect() for _ in range(8)]

    async def some(client, numbers):
        for n in numbers:
            status, answer = await client.ask(create(host, [party(2 * n), party(2 * n + 1)], callback))
            assert status == 201, answer
            call = json.loads(answer)["callConnectionId"]
            await until_connected(client, call)
            body = json.dumps({"callConnectionId": call, "recordingContentType": "audio", "recordingFormatType": "wav",
                               "recordingChannelType": "mixed"}).encode()
            status, answer = await client.ask(signed(host, "POST", f"/calling/recordings?{VERSION}", body))
            assert status == 200, answer

    await asyncio.gather(*(some(client, range(i, calls, len(clients))) for i, client in enumerate(clients)))


async def until_connected(client, call):
    target = f"/calling/callConnections/{call}?{VERSION}"
    for _ in range(200):
        status, answer = await client.ask(signed(client.host, "GET", target))
        if status == 200 and json.loads(answer)["callConnectionState"] == "connected":
            return
        await asyncio.sleep(0.02)
    raise RuntimeError("a call was not answered")


def heard_in(path):
    """Of a recording that still runs: seconds from the first to the last sound, and how many 20 ms between were without."""
    content = path.read_bytes()
    samples = array.array("h", content[content.index(b"data") + 8:])
    loud = [at for at in range(0, len(samples), BLOCK) if max(samples[at:at + BLOCK]) >= LEAST_PEAK]
    blocks = (loud[-1] - loud[0]) // BLOCK + 1 if loud else 0
    return blocks / 50, blocks - len(loud)


def speak(options, server, legs, seconds):
    """What bench_legs has to say."""
    program = subprocess.run(
        ["taskset", "-c", LOAD_CORE, str(options.bin / "bench_legs"), "--ws", server.endpoint, "--bearer", KEY_TEXT,
         "--sockets", str(legs), "--seconds", str(seconds), "--warm", str(WARM), "--pid", str(server.process.pid)],
        stdout=subprocess.PIPE, check=True)
    return json.loads(program.stdout)


def run(options, legs, seconds):
    with Exchange(options.bin, [party(n) for n in range(legs)], options.data) as server, \
            Server([options.bin / "bench_floor", "plain"], core=LOAD_CORE) as sink:
        asyncio.run(set_up(server.host, legs // 2, sink.endpoint + "/callback"))
        before = server.metrics()
        result = speak(options, server, legs, seconds)
        after = server.metrics()
        recordings = [heard_in(path) for path in pathlib.Path(server.folder, "recordings").glob("*.wav")]
    return {**result, **judged(result, legs, before, after), "quiet": sum(quiet for _, quiet in recordings),
            "recorded": min(length for length, _ in recordings) if len(recordings) == legs // 2 else 0,
            **lateness(before, after)}


def bare(options, legs, seconds):
    with Server([options.bin / "bench_legs_floor"]) as server:
        return speak(options, server, legs, seconds)


def lateness(before, after):
    """The bound that 99.9 % of the ticks were within."""
    prefix = 'tick_late_seconds_bucket{le="'
    within = {float(name[len(prefix):-2]): after[name] - before[name] for name in after if name.startswith(prefix)}
    ticks = within[float("inf")]
    return {"ticks": ticks, "lateMs": 1000 * min(bound for bound in within if within[bound] >= 0.999 * ticks)}


def judged(result, legs, before, after):
    """What was lost anywhere, and what was not heard as it was said."""
    def grown(name):
        return after[name] - before[name]

    lost = sum(grown(f"frames_{what}_total") for what in ("lost_sending", "lost_receiving", "malformed"))
    return {"lost": lost + result["refused"] + result["closed"], "skipped": grown("ticks_skipped_total"),
            "changed": 1 - result["exact"] / max(1, result["heard"]), "perLeg": result["heard"] / result["seconds"] / legs}


def p16(options, table):
    legs, seconds = (GATE_LEGS, options.seconds) if table.judges else (20, 1)
    results = in_turn(options.repeats, {"callboard": lambda: run(options, legs, seconds),
                                        "passing on": lambda: bare(options, legs, seconds)})
    busy, runs = by_name(results, "serverBusy"), results["callboard"]
    f = {key: figure(runs, key) for key in ("generatorBusy", "delayP50", "delayP99", "lateMs", "changed", "perLeg")}
    lost, skipped, quiet, ticks = (sum(r[key] for r in runs) for key in ("lost", "skipped", "quiet", "ticks"))
    recorded = min(r["recorded"] for r in runs)
    table.add("P16", f"{legs} legs with sockets, mixed and recorded, share of one core", busy,
              f"≤ {MOST_OF_CORE}, nothing lost",
              busy["callboard"].median <= MOST_OF_CORE and lost == 0 and f["perLeg"].low > LEAST_FRAMES
              and recorded > seconds + WARM - 0.2 and quiet == 0,
              note=f"{f['perLeg'].median:.1f} frames/s heard by each leg, {f['changed'].median:.2%} of them not just as they "
                   f"were said; frames lost {lost:.0f}; each recording ≥ {recorded:.1f} s of sound, 20 ms without it {quiet} "
                   f"times; mouth to ear {f['delayP50'].median:.0f} ms, p99 {f['delayP99'].median:.0f} ms; generator "
                   f"{f['generatorBusy'].median:.0%} of its core")
    table.add("P17", f"lateness of ticks with {legs} such legs, p99.9, ms", {"callboard": f["lateMs"]},
              f"≤ {MOST_LATE_MS}, none skipped", f["lateMs"].median <= MOST_LATE_MS and skipped == 0,
              note=f"of {ticks:.0f} ticks, to half a millisecond; skipped {skipped:.0f}")
