// The relay's own part of a call's sound and text, with a service that has no call behind it: how long sound takes on
// its way, that a busy call harms no other, and what a restart leaves of it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { rate } from "../conformance/support/sound.mjs";
import { AudioSocket } from "./audiosocket.mjs";
import { FakeService, audio, metadata, transcription } from "./fakeservice.mjs";
import { Relay } from "./relay.mjs";

const quiet = process.env.CALLBOARD_QUIET === "1";
const frames = rate / 50, caller = "4:+14255550123";
let service, relay, mina, sup;

before(async () => {
  service = new FakeService();
  relay = new Relay(await service.start());
  await relay.prepare({ mina: "agent", sup: "supervisor" });
  await relay.start();
  mina = await relay.signIn("mina");
  sup = await relay.signIn("sup");
});

after(async () => {
  await relay?.remove();
  service?.stop();
});

async function placed() {
  const answer = await fetch(`${relay.endpoint}/calling/callConnections?api-version=2026-03-12`, {
    method: "POST", headers: { authorization: `Bearer ${mina.token}`, "content-type": "application/json" },
    body: JSON.stringify({ targets: [{ rawId: caller }], mediaStreamingOptions: { audioChannelType: "unmixed" },
      transcriptionOptions: { locale: "en-US" } }) });
  assert.equal(answer.status, 201);
  const { body } = service.requests.at(-1);
  return { id: (await answer.json()).callConnectionId, media: body.mediaStreamingOptions.transportUrl,
    text: body.transcriptionOptions.transportUrl };
}

const pcm = (loud) => {
  const bytes = Buffer.alloc(frames * 2);
  for (let i = 0; loud && i < frames; i += 1) bytes.writeInt16LE(Math.round(8000 * Math.sin(2 * Math.PI * 440 * i / rate)), 2 * i);
  return bytes;
};
const [silence, tone] = [pcm(false), pcm(true)];
const isLoud = (base64) => {
  const bytes = Buffer.from(base64, "base64");
  for (let i = 0; i + 1 < bytes.length; i += 2) if (Math.abs(bytes.readInt16LE(i)) > 1000) return true;
  return false;
};

/** Sends a frame every 20 ms by the clock, loud ones while `loud`. */
function talk(send) {
  const voice = { loud: false }, began = performance.now();
  let sent = 0;
  const timer = setInterval(() => {
    for (; sent * 20 <= performance.now() - began; sent += 1) send(voice.loud ? tone : silence);
  }, 4);
  voice.stop = () => clearInterval(timer);
  return voice;
}

/** Milliseconds from the first loud frame sent to the first one heard, several times. */
async function delays(voice, heard, rounds = 20) {
  const all = [];
  for (let round = 0; round < rounds; round += 1) {
    await sleep(300 + round * 7); // not always at the same place between two ticks
    const arrived = new Promise((resolve) => { heard.once = resolve; });
    const began = performance.now();
    voice.loud = true;
    all.push(await arrived - began);
    voice.loud = false;
    await sleep(100);
  }
  return all.sort((a, b) => a - b);
}

const said = (all) => `${all[all.length >> 1].toFixed(0)} ms (${all[0].toFixed(0)} to ${all.at(-1).toFixed(0)})`;

test("sound takes little time through the relay, both ways", { timeout: 60_000 }, async (t) => {
  const call = await placed();
  const line = await service.open(call.media, call.id);
  line.send(metadata);
  const agent = await AudioSocket.open(relay, mina.token, call.id, "talk");
  const atConsole = {}, atService = {};
  agent.socket.on("message", (text) => {
    const { kind, audioData } = JSON.parse(text);
    if (kind === "AudioData" && isLoud(audioData.data)) atConsole.once?.(performance.now());
  });
  line.on("message", (text) => {
    const { Kind, AudioData } = JSON.parse(text);
    if (Kind === "AudioData" && isLoud(AudioData.Data)) atService.once?.(performance.now());
  });
  const callers = talk((bytes) => line.send(audio(bytes, caller)));
  const agents = talk((bytes) => agent.socket.send(JSON.stringify({ kind: "AudioData", audioData: { data: bytes.toString("base64") } })));
  const down = await delays(callers, atConsole), up = await delays(agents, atService);
  t.diagnostic(`service to console ${said(down)}, console to service ${said(up)}`);
  callers.stop();
  agents.stop();
  assert.ok(down[down.length >> 1] < (quiet ? 80 : 300) && up[up.length >> 1] < (quiet ? 80 : 300));
  line.close();
  await agent.close();
});

test("thirty listeners of a call get every frame, and the ticks stay on time", { timeout: 60_000 }, async (t) => {
  const call = await placed();
  const line = await service.open(call.media, call.id);
  line.send(metadata);
  const listeners = [];
  for (let i = 0; i < 30; i += 1) listeners.push(await AudioSocket.open(relay, sup.token, call.id, "listen"));
  const voice = talk((bytes) => line.send(audio(bytes, caller)));
  voice.loud = true;
  await sleep(500);
  const counts = listeners.map((l) => l.sound.length), late = await relay.metric("callboard_media_late_ticks_total");
  const ticks = await relay.metric("callboard_media_ticks_total");
  await sleep(5000);
  const got = listeners.map((l, i) => (l.sound.length - counts[i]) / frames);
  const lateShare = (await relay.metric("callboard_media_late_ticks_total") - late) / (await relay.metric("callboard_media_ticks_total") - ticks);
  t.diagnostic(`${Math.min(...got)} to ${Math.max(...got)} frames in 5 s, ${(100 * lateShare).toFixed(1)} % of ticks more than 1 ms late`);
  assert.ok(Math.min(...got) > 235 && Math.max(...got) < 265, got.join());
  assert.equal(await relay.metric("callboard_audio_dropped_total"), 0);
  voice.stop();
  for (const listener of listeners) listener.cut();
  line.close();
});

test("text comes to the agent's console, final text for good", { timeout: 30_000 }, async () => {
  const call = await placed();
  const line = await service.open(call.text, call.id);
  line.send(JSON.stringify({ kind: "TranscriptionMetadata", transcriptionMetadata:
    { subscriptionId: "s", locale: "en-US", callConnectionId: call.id, correlationId: "k" } }));
  line.send(transcription("change my", "Intermediate"));
  line.send(transcription("change my order", "Final"));
  let segment;
  for (let tries = 0; !segment && tries < 100; tries += 1) {
    await sleep(50);
    const events = (await (await fetch(`${relay.endpoint}/v1/events?after=0`, { headers: { authorization: `Bearer ${mina.token}` } })).json()).events;
    segment = events.find((e) => e.type === "Callboard.TranscriptSegment");
  }
  assert.equal(segment.callId, call.id);
  assert.equal(segment.body.data.text, "change my order");
  assert.equal(segment.body.data.offset, "2516998782481234400");
  assert.equal(segment.body.data.participantRawId, caller);
  assert.ok(!relay.log.includes("order"));
  line.close();
});

test("after a kill the same addresses work, and everybody is back", { timeout: 60_000 }, async (t) => {
  const call = await placed();
  let line = await service.open(call.media, call.id);
  line.send(metadata);
  let agent = await AudioSocket.open(relay, mina.token, call.id, "talk");
  await relay.kill();
  assert.equal((await agent.closed).code, 1006);
  await relay.start();
  const began = performance.now();
  line = await service.open(call.media, call.id);
  line.send(metadata);
  agent = await AudioSocket.open(relay, mina.token, call.id, "talk");
  const voice = talk((bytes) => line.send(audio(bytes, caller)));
  voice.loud = true;
  while (!agent.sound.some((s) => Math.abs(s) > 0.1)) await sleep(10);
  t.diagnostic(`heard again ${(performance.now() - began).toFixed(0)} ms after the relay's first line`);
  voice.stop();
  await assert.rejects(service.open(call.media, "another-call"), /403/);
  await assert.rejects(service.open(`${call.media}x`, call.id), /404/);
  agent.cut();
  line.close();
});
