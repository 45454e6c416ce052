// A call answered on "this computer": the real exchange and the real relay, consoles as audio sockets, every sound
// measured at the far end.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { join } from "node:path";
import { control, startExchange } from "../conformance/support/daemons.mjs";
import { loudestTone, middleTone, samplesOf, secondsOfTone } from "../conformance/support/sound.mjs";
import { AudioSocket } from "./audiosocket.mjs";
import { Relay, freePort, secret } from "./relay.mjs";

const line = "+18005550100", caller = "4:+14255550123";
const media = { contentType: "audio", audioChannelType: "unmixed", audioFormat: "pcm16KMono", enableBidirectional: true,
  startMediaStreaming: true, enableDtmfTones: true };
let exchange, relay, mina, sup;

before(async () => {
  relay = new Relay();
  relay.listen = `127.0.0.1:${await freePort()}`;
  exchange = await startExchange({
    phoneNumbers: [line], endpoints: [{ identity: caller, name: "Lee Wong", script: [] }],
    eventGrid: [{ endpoint: `http://${relay.listen}/eventgrid?code=${secret}`, schema: "EventGridSchema" }],
  });
  relay.service = exchange.connectionString;
  await relay.prepare({ mina: "agent", omar: "agent", sup: "supervisor" });
  await relay.start();
  mina = await relay.signIn("mina");
  sup = await relay.signIn("sup");
});

after(async () => {
  await relay?.remove();
  await exchange?.stop();
});

const calling = (method, path, body) => fetch(`${relay.endpoint}/calling/${path}?api-version=2026-03-12`, {
  method, headers: { authorization: `Bearer ${mina.token}`, "content-type": "application/json" },
  body: body && JSON.stringify(body) });

const until = async (what, seconds = 10) => {
  for (const end = Date.now() + seconds * 1000; Date.now() < end;) {
    const found = await what();
    if (found) return found;
    await sleep(50);
  }
  throw new Error(`not in ${seconds} s: ${what}\n${relay.log}`);
};

/** A caller with that script calls and mina answers; its heard.wav is what it hears. */
async function answered(name, script, options = { mediaStreamingOptions: media }) {
  await control(exchange).endpoint(caller, "Lee Wong", [{ do: "capture", file: `${name}.wav` }, ...script]);
  await control(exchange).dial(caller, `4:${line}`);
  const seen = answered.after ?? 0;
  const ring = await until(async () => (await events(seen)).find((e) => e.type.endsWith("IncomingCall")));
  answered.after = ring.offset;
  const answer = await calling("POST", "callConnections:answer",
    { incomingCallContext: ring.body.data.incomingCallContext, callbackUri: "https://console.invalid/", ...options });
  assert.equal(answer.status, 200);
  const { callConnectionId } = await answer.json();
  return { id: callConnectionId, heard: () => samplesOf(join(exchange.folder, `${name}.wav`)),
    hangUp: () => calling("POST", `callConnections/${callConnectionId}:terminate`) };
}

const events = async (position) => (await (await fetch(`${relay.endpoint}/v1/events?after=${position}`,
  { headers: { authorization: `Bearer ${sup.token}` } })).json()).events;
const streaming = (call) => until(async () => (await events(0))
  .find((e) => e.callId === call.id && e.type.endsWith("MediaStreamingStarted")));

test("caller and console hear each other, a listener both, and nobody the listener", { timeout: 60_000 }, async (t) => {
  const call = await answered("both", [{ do: "tone", hertz: 440, seconds: 30 }]);
  const agent = await AudioSocket.open(relay, mina.token, call.id, "talk");
  const listener = await AudioSocket.open(relay, sup.token, call.id, "listen");
  await streaming(call);
  agent.speak(1000);
  listener.speak(2730);
  await sleep(4000);
  assert.deepEqual([agent.metadata.sampleRate, agent.metadata.channels, agent.metadata.length], [16_000, 1, 640]);
  t.diagnostic(`console hears 440 Hz at ${agent.tone(440).toFixed(1)} dBFS, itself at ${agent.tone(1000).toFixed(1)}`);
  assert.ok(agent.tone(440) > -30 && agent.tone(440) - agent.tone(1000) > 60);
  assert.ok(listener.tone(440) > -30 && listener.tone(1000) > -20);
  assert.ok(agent.levels[caller] > -30 && agent.levels["user:mina"] > -20, JSON.stringify(agent.levels));
  await call.hangUp();
  assert.deepEqual(await agent.closed, { code: 1000, reason: "the call is over" });
  assert.equal((await listener.closed).code, 1000);
  const heard = await call.heard();
  t.diagnostic(`caller hears 1 kHz at ${loudestTone(heard, 1000).toFixed(1)} dBFS for ${secondsOfTone(heard, 1000)} s`);
  assert.ok(loudestTone(heard, 1000) > -20 && secondsOfTone(heard, 1000) > 2.5);
  const listened = middleTone(heard, 2730);
  t.diagnostic(`and the listener at ${listened.toFixed(1)}`);
  assert.ok(loudestTone(heard, 1000) - listened > 60, "a listener is heard by nobody");
});

test("a console that dies is back on the call within two seconds", { timeout: 60_000 }, async (t) => {
  const call = await answered("dies", [{ do: "tone", hertz: 440, seconds: 30 }]);
  let agent = await AudioSocket.open(relay, mina.token, call.id, "talk");
  await streaming(call);
  agent.speak(1000);
  await sleep(2000);
  agent.cut();
  await sleep(3000);
  const began = performance.now();
  agent = await AudioSocket.open(relay, mina.token, call.id, "talk");
  agent.speak(2000);
  await until(() => agent.sound.length > 3200 && agent.tone(440, 0.2) > -30, 2);
  t.diagnostic(`hears the caller again after ${(performance.now() - began).toFixed(0)} ms`);
  await sleep(2000);
  await call.hangUp();
  await agent.closed;
  const heard = await call.heard();
  t.diagnostic(`comfort tone at ${loudestTone(heard, 330).toFixed(1)} dBFS`);
  assert.ok(Math.abs(loudestTone(heard, 330) + 42) < 2);
  assert.ok(loudestTone(heard, 1000) > -20 && loudestTone(heard, 2000) > -20);
});

test("a second console of the same user takes the place of the first", { timeout: 60_000 }, async () => {
  const call = await answered("second", [{ do: "tone", hertz: 440, seconds: 20 }]);
  const first = await AudioSocket.open(relay, mina.token, call.id, "talk");
  await streaming(call);
  const second = await AudioSocket.open(relay, mina.token, call.id, "talk");
  assert.deepEqual(await first.closed, { code: 4001, reason: "replaced" });
  second.speak(1000);
  await sleep(2000);
  assert.ok(second.tone(440) > -30);
  await call.hangUp();
  await second.closed;
  assert.ok(loudestTone(await call.heard(), 1000) > -20);
});

test("keys that the caller presses reach the console", { timeout: 60_000 }, async () => {
  const call = await answered("keys", [{ do: "wait", seconds: 3 }, { do: "dtmf", tones: "42#" }, { do: "wait", seconds: 30 }]);
  const agent = await AudioSocket.open(relay, mina.token, call.id, "talk");
  await until(() => agent.tones.length === 3, 15);
  await call.hangUp();
  await agent.closed;
  assert.deepEqual(agent.tones, ["4", "2", "#"]);
});

test("who may not is told so before anything is heard", async () => {
  const call = await answered("rights", [{ do: "wait", seconds: 30 }], {});
  const omar = await relay.signIn("omar");
  for (const [session, id, mode, status] of [[omar, call.id, "talk", "403"], [omar, call.id, "listen", "403"],
    [mina, call.id, "listen", "403"], [sup, "no-such-call", "talk", "404"], [{ token: "a.b.c" }, call.id, "talk", "401"]])
    await assert.rejects(AudioSocket.open(relay, session.token, id, mode), { message: status });
  await call.hangUp();
});
