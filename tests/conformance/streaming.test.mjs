// Media streaming through the unmodified SDK, and parties at the end of a socket: what arrives is measured.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { CallAutomationClient, parseCallAutomationEvent } from "@azure/communication-call-automation";
import { Application, PartySocket, samplesIn, tonePcm, until, verified } from "./support/application.mjs";
import { control, startExchange } from "./support/daemons.mjs";
import { line, sleep, target, user } from "./support/parties.mjs";
import { Receiver } from "./support/receiver.mjs";
import { level, loudest, loudestTone, parts, samplesOf, secondsOfTone, toneLevel, toneWav } from "./support/sound.mjs";

const phone = (n) => `4:+1425556${String(n).padStart(4, "0")}`;
const partyTone = -9.03; // dB, of a party's tone

let exchange, receiver, client, steer, app, files, next = 100;

before(async () => {
  receiver = await new Receiver().listen();
  app = await new Application().listen();
  files = createServer((request, response) =>
    request.url.includes("hang") ? undefined : response.end(request.url.includes("bad") ? "no sound" : toneWav(700, 1)));
  await new Promise((resolve) => files.listen(0, "127.0.0.1", resolve));
  exchange = await startExchange({ phoneNumbers: [line], endpoints: [],
    eventGrid: [{ endpoint: `${receiver.url}/grid`, schema: "EventGridSchema" }] });
  client = new CallAutomationClient(exchange.connectionString, { allowInsecureConnection: true });
  steer = control(exchange);
});

after(async () => {
  await exchange?.stop();
  await app?.close();
  await receiver?.close();
  files?.closeAllConnections();
  files?.close();
});

const file = (name) => ({ kind: "fileSource", url: `http://127.0.0.1:${files.address().port}/${name}.wav` });
const near = (a, b, most = 0.5) => assert.ok(Math.abs(a - b) <= most, `${a} is not ${b}`);
const heardBy = async (party) => {
  await sleep(350); // captures are written every 100 ms
  return samplesOf(join(exchange.folder, `${party.name}.wav`));
};
const streams = (options = {}) => ({ transportType: "websocket", transportUrl: app.url, contentType: "audio",
  audioChannelType: "mixed", startMediaStreaming: true, ...options });

const figure = async (name) => {
  const text = await (await fetch(`${exchange.endpoint}/metrics`)).text();
  return Number(new RegExp(`^callboard_exchange_${name} (\\S+)$`, "m").exec(text)?.[1]);
};

/** A call that is up, with one party for each script and media streaming. */
async function talk(mediaStreamingOptions, ...scripts) {
  const parties = [];
  for (const [kind, ...script] of scripts) {
    const id = kind === "user" ? user(next) : phone(next), name = `streaming${next++}`;
    await steer.endpoint(id, name, [{ do: "answer" }, { do: "capture", file: `${name}.wav` }, ...script]);
    parties.push({ id, name, target: target(id) });
  }
  const { callConnection, callConnectionProperties } = await client.createGroupCall(parties.map((p) => p.target),
    `${receiver.url}/callbacks`, { mediaStreamingOptions, sourceCallIdNumber: { phoneNumber: line } });
  const id = callConnectionProperties.callConnectionId;
  await receiver.waitFor("CallConnected", (data) => data.callConnectionId === id);
  await until(async () => (await callConnection.listParticipants()).values?.length > parties.length, "all in the call");
  return { ...aboutCall(callConnection, id), parties };
}

function aboutCall(call, id) {
  const event = (type, context) => receiver.waitFor(type, (data) =>
    data.callConnectionId === id && (context === undefined || data.operationContext === context), 20_000);
  const parsed = async (type, context) => parseCallAutomationEvent((await event(type, context)).raw);
  return { id, call, media: call.getCallMedia(), event, parsed };
}

const tells = (event, status, details) => {
  assert.deepEqual(event.mediaStreamingUpdate, { contentType: "Audio", mediaStreamingStatus: status,
    mediaStreamingStatusDetails: details });
};
const refusedWith = (promise, status, code) => assert.rejects(promise, (error) => {
  assert.deepEqual([error.statusCode, String(error.code)], [status, code]);
  return true;
});

test("a mixed stream begins with its metadata, comes with a token and carries the sum of all", async () => {
  const { id, call, parsed } = await talk(streams(), ["phone", { do: "tone", hertz: 500, seconds: 4 }],
    ["user", { do: "tone", hertz: 900, seconds: 4 }]);
  tells(await parsed("MediaStreamingStarted"), "mediaStreamingStarted", "subscriptionStarted");
  const { frames, parsed: read, headers, arrived } = await app.frames(id, 100);
  assert.equal(frames[0].kind, "AudioMetadata");
  assert.deepEqual({ ...frames[0].audioMetadata, subscriptionId: "" },
    { subscriptionId: "", encoding: "PCM", sampleRate: 16000, channels: 1, length: 640 });
  const properties = await call.getCallConnectionProperties();
  assert.equal(properties.mediaStreamingSubscription.id, frames[0].audioMetadata.subscriptionId);
  assert.equal(properties.mediaStreamingSubscription.state, "active");
  assert.equal(headers["x-ms-call-correlation-id"], properties.correlationId);
  const claims = await verified(exchange, headers.authorization);
  assert.deepEqual([claims.iss, claims.aud, claims.exp - claims.iat],
    [exchange.endpoint, exchange.resourceId, 24 * 3600]);
  assert.ok(frames.slice(1).every((f) => Buffer.from(f.audioData.data, "base64").length === 640));
  assert.ok(read.slice(1).every((f) => f.participant === undefined && f.isSilent !== undefined));
  const sound = samplesIn(frames.slice(50, 100));
  near(loudestTone(sound, 500), partyTone);
  near(loudestTone(sound, 900), partyTone);
  const span = arrived[99] - arrived[1];
  assert.ok(span > 1_850 && span < 2_200, `98 frames in ${span} ms`);
  const stamps = frames.slice(1, 100).map((f) => Date.parse(f.audioData.timestamp));
  assert.ok(stamps.every((at, i) => i === 0 || at - stamps[i - 1] === 20), "stamps are 20 ms apart");
});

test("an unmixed stream has each speaker apart, and says who is silent", async () => {
  const { id, parties } = await talk(streams({ audioChannelType: "unmixed" }),
    ["phone", { do: "tone", hertz: 500, seconds: 4 }], ["user", { do: "tone", hertz: 900, seconds: 4 }], ["user"]);
  const { frames, parsed } = await app.frames(id, 300);
  const [lee, sam, zoe] = parties.map((p) => samplesIn(frames.slice(100), p.id));
  near(loudestTone(lee, 500), partyTone);
  near(loudestTone(sam, 900), partyTone);
  assert.ok(toneLevel(lee.subarray(0, 1600), 900) < -69 && toneLevel(sam.subarray(0, 1600), 500) < -69);
  assert.equal(loudest(zoe), -100);
  const silent = (id) => frames.slice(100).filter((f) => f.audioData.participantRawID === id)
    .every((f) => f.audioData.silent);
  assert.deepEqual(parties.map((p) => silent(p.id)), [false, false, true]);
  assert.ok(parsed.slice(1).every((f) => f.participant));
});

test("of six in the call the four loudest are streamed", async () => {
  const { id, parties } = await talk(streams({ audioChannelType: "unmixed" }),
    ["user"], ...[400, 500, 600, 700].map((hertz) => ["user", { do: "tone", hertz, seconds: 5 }]), ["user"]);
  await sleep(1000);
  const { frames } = await app.frames(id, 20);
  const latest = frames.slice(-80);
  assert.deepEqual(new Set(latest.map((f) => f.audioData.participantRawID)), new Set(parties.slice(1, 5).map((p) => p.id)));
});

test("24 kHz is 24 kHz", async () => {
  const { id } = await talk(streams({ audioFormat: "pcm24KMono" }), ["phone", { do: "tone", hertz: 1000, seconds: 3 }]);
  const { frames } = await app.frames(id, 60);
  assert.deepEqual([frames[0].audioMetadata.sampleRate, frames[0].audioMetadata.length], [24000, 960]);
  const sound = samplesIn(frames.slice(30, 60));
  assert.equal(sound.length, 30 * 480);
  near(toneLevel(sound.subarray(0, 9600), 1000 * 16 / 24), partyTone); // measured as if it were 16 kHz
});

test("pressed keys are sent when asked for", async () => {
  const { id, event } = await talk(streams({ enableDtmfTones: true }),
    ["phone", { do: "wait", seconds: 0.6 }, { do: "dtmf", tones: "1*#" }], ["user"]);
  await event("MediaStreamingStarted");
  const digits = await until(() => {
    const all = app.socketOf(id)?.frames.filter((f) => f.kind === "DtmfData").map((f) => f.dtmfData.data);
    return all?.length >= 3 && all;
  }, "three keys");
  assert.deepEqual(digits, ["1", "*", "#"]);
});

for (const [spelling, audio, stop] of [
  ["as documented", (data) => ({ Kind: "AudioData", AudioData: { Data: data }, StopAudio: null }),
    { Kind: "StopAudio", AudioData: null, StopAudio: {} }],
  ["as JavaScript has it", (data) => ({ kind: "audioData", audioData: { data, isSilent: false }, stopAudio: {} }),
    { kind: "stopAudio", stopAudio: {} }],
  ["in camel case", (data) => ({ kind: "AudioData", audioData: { data } }), { kind: "StopAudio", stopAudio: {} }],
]) {
  test(`sound sent back is heard by all and drops on StopAudio, ${spelling}`, async () => {
    const { id, parties } = await talk(streams({ enableBidirectional: true }), ["phone"], ["user"]);
    const { socket, frames } = await app.frames(id, 5);
    socket.send(JSON.stringify(audio(tonePcm(800, 10).toString("base64")))); // one frame, ten seconds, at once
    await sleep(1500);
    socket.send(JSON.stringify(stop));
    await sleep(700);
    socket.send(JSON.stringify(audio(tonePcm(600, 0.5).subarray(0, 16001 - 1).toString("base64"))));
    await sleep(900);
    for (const party of parties) {
      const heard = await heardBy(party);
      near(loudestTone(heard, 800), -15.05, 0.3);
      near(secondsOfTone(heard, 800), 1.4, 0.3);
      near(loudestTone(heard, 600), -15.05, 0.3);
      const silent = [...parts(heard)].map(level);
      const [last800, first600] = [[...parts(heard)].findLastIndex((p) => toneLevel(p, 800) > -20),
        [...parts(heard)].findIndex((p) => toneLevel(p, 600) > -20)];
      assert.ok(silent.slice(last800 + 2, first600 - 1).every((db) => db === -100), "silence after StopAudio");
    }
    assert.ok(loudest(samplesIn(frames)) === -100, "it is not streamed back");
  });
}

test("24 kHz comes back at its own pitch", async () => {
  const { id, parties } = await talk(streams({ enableBidirectional: true, audioFormat: "pcm24KMono" }), ["phone"]);
  const { socket } = await app.frames(id, 5);
  socket.send(JSON.stringify({ Kind: "AudioData", AudioData: { Data: tonePcm(1000, 1, 24_000).toString("base64") } }));
  await sleep(1300);
  const heard = await heardBy(parties[0]);
  near(loudestTone(heard, 1000), -15.05, 0.3);
  near(secondsOfTone(heard, 1000), 1, 0.2);
});

test("streaming starts and stops on request", async () => {
  const { id, media, event, parsed, call } = await talk(streams({ startMediaStreaming: false }), ["phone"]);
  await sleep(300);
  assert.equal(app.socketOf(id), undefined);
  assert.equal((await call.getCallConnectionProperties()).mediaStreamingSubscription.state, "inactive");
  await refusedWith(media.stopMediaStreaming(), 400, "8585");
  await media.startMediaStreaming({ operationContext: "begin",
    operationCallbackUrl: `${receiver.url}/elsewhere` });
  assert.equal((await event("MediaStreamingStarted", "begin")).url, "/elsewhere");
  await refusedWith(media.startMediaStreaming(), 400, "8585");
  const { socket } = await app.frames(id, 10);
  await media.stopMediaStreaming({ operationContext: "end" });
  tells(await parsed("MediaStreamingStopped", "begin"), "mediaStreamingStopped", "subscriptionStopped");
  await until(() => socket.readyState === 3, "the socket is closed");
  assert.equal(app.socketOf(id).closed, 1000);
  await media.startMediaStreaming({ operationContext: "again" });
  await event("MediaStreamingStarted", "again");
  assert.notEqual((await app.frames(id, 2)).headers.authorization, app.sockets.at(-2).headers.authorization);
});

test("what was not set up can't be started, and a bad address is refused", async () => {
  const { media } = await talk(undefined, ["phone"]);
  await refusedWith(media.startMediaStreaming(), 405, "8522");
  await refusedWith(media.stopMediaStreaming(), 405, "8522");
  await refusedWith(talk(streams({ transportUrl: "https://example.com/media" }), ["phone"]), 400, "8581");
  const { parsed } = await talk(streams({ transportUrl: undefined }), ["phone"]);
  tells(await parsed("MediaStreamingFailed"), "mediaStreamingFailed", "streamUrlMissing");
});

test("streaming starts with an answer and with a connect", async () => {
  const caller = phone(next++);
  await steer.endpoint(caller, "Caller", [{ do: "ring", seconds: 20 }, { do: "tone", hertz: 500, seconds: 5 }]);
  await steer.dial(caller, `4:${line}`);
  const incoming = await receiver.waitFor("IncomingCall", (data) => data.from.rawId === caller);
  const { callConnection, callConnectionProperties } = await client.answerCall(
    incoming.body.data.incomingCallContext, `${receiver.url}/callbacks`, { mediaStreamingOptions: streams() });
  const answered = aboutCall(callConnection, callConnectionProperties.callConnectionId);
  await answered.event("MediaStreamingStarted");
  near(loudestTone(samplesIn((await app.frames(answered.id, 60)).frames.slice(20)), 500), partyTone);
  const joined = await client.connectCall({ kind: "serverCallLocator", id: callConnectionProperties.serverCallId },
    `${receiver.url}/callbacks`, { mediaStreamingOptions: streams({ audioChannelType: "unmixed" }) });
  const second = aboutCall(joined.callConnection, joined.callConnectionProperties.callConnectionId);
  await second.event("MediaStreamingStarted");
  near(loudestTone(samplesIn((await app.frames(second.id, 60)).frames.slice(20), caller), 500), partyTone);
});

test("a receiver that refuses, or is not there, fails the stream and harms no call", async () => {
  const refusing = await new Application().listen();
  refusing.refuseWith = 403;
  try {
    for (const transportUrl of [refusing.url, "ws://127.0.0.1:1/media"]) {
      const { parsed, parties, call } = await talk(streams({ transportUrl }),
        ["phone", { do: "tone", hertz: 500, seconds: 5 }], ["user"]);
      const failed = await parsed("MediaStreamingFailed");
      tells(failed, "mediaStreamingFailed", "initialWebSocketConnectionFailed");
      assert.deepEqual([failed.resultInformation.code, failed.resultInformation.subCode], [500, 8603]);
      near(loudestTone(await heardBy(parties[1]), 500), partyTone);
      assert.equal((await call.getCallConnectionProperties()).callConnectionState, "connected");
    }
    assert.equal(refusing.tries, 4);
  } finally {
    await refusing.close();
  }
});

test("a socket that is cut comes back with a new token; one that is gone fails the stream", async () => {
  const own = await new Application().listen(), skippedBefore = await figure("ticks_skipped_total");
  const { id, parsed, parties } = await talk(streams({ transportUrl: own.url }),
    ["phone", { do: "tone", hertz: 500, seconds: 9 }], ["user"]);
  const first = await own.frames(id, 20);
  first.stream.resetAndDestroy();
  const second = await until(() => own.sockets.length > 1 && own.sockets[1].frames.length > 20 && own.sockets[1], "again");
  assert.equal(second.frames[0].kind, "AudioMetadata");
  assert.notEqual(second.headers.authorization, first.headers.authorization);
  await steer.faults({ media: { dropSockets: true } });
  await until(() => own.sockets.length > 2 && own.sockets[2].frames.length > 20, "and again");
  await own.close();
  tells(await parsed("MediaStreamingFailed"), "mediaStreamingFailed", "streamConnectionInterrupted");
  const heard = await heardBy(parties[1]);
  near(toneLevel(heard.subarray(-1600), 500), partyTone);
  assert.equal(await figure("ticks_skipped_total") - skippedBefore, 0, "the mix was on time meanwhile");
});

test("a receiver that stalls is cut, and costs the call nothing", async () => {
  const skippedBefore = await figure("ticks_skipped_total");
  const stalled = createTcpServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", async (data) => {
      const { createHash } = await import("node:crypto");
      const key = /Sec-WebSocket-Key: (.*)\r/i.exec(data.toString())[1];
      const accept = createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
      socket.write(`HTTP/1.1 101 OK\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
      socket.pause();
    });
  });
  await new Promise((resolve) => stalled.listen(0, "127.0.0.1", resolve));
  try {
    const transportUrl = `ws://127.0.0.1:${stalled.address().port}/`;
    const { event, parties } = await talk(streams({ transportUrl }), ["phone", { do: "wait", seconds: 14 },
      { do: "tone", hertz: 500, seconds: 2 }], ["user"]);
    await event("MediaStreamingStarted");
    await until(() => /takes nothing/.test(exchange.log()), "the socket is cut", 16_000);
    await sleep(4_000);
    near(loudestTone(await heardBy(parties[1]), 500), partyTone);
    assert.equal(await figure("ticks_skipped_total") - skippedBefore, 0, "the mix was on time meanwhile");
  } finally {
    stalled.close();
  }
});

test("malformed frames are ignored, and too many cost the socket, not the call", async () => {
  const { id, parsed, parties } = await talk(streams({ enableBidirectional: true }),
    ["phone", { do: "tone", hertz: 500, seconds: 6 }], ["user"]);
  const taken = await app.frames(id, 5);
  const bad = ["", "{", "[]", "null", "{}", '{"kind":5}', '{"kind":"AudioData"}', '{"kind":"AudioData","audioData":{}}',
    '{"kind":"AudioData","audioData":{"data":"***"}}', '{"kind":"AudioData","audioData":{"data":"AAAA"}}'];
  for (let i = 0; i < 49; i++) taken.socket.send(bad[i % bad.length]);
  taken.socket.send(JSON.stringify({ Kind: "MarkData", MarkData: { Id: "unknown to us" } }));
  taken.socket.send(JSON.stringify({ kind: "AudioData", audioData: { data: tonePcm(800, 0.5).toString("base64") } }));
  await sleep(900);
  assert.equal(taken.closed, undefined);
  near(loudestTone(await heardBy(parties[1]), 800), -15.05, 0.3);
  taken.socket.send("one more");
  tells(await parsed("MediaStreamingFailed"), "mediaStreamingFailed", "badRequest");
  await until(() => taken.closed, "the socket is closed");
  assert.equal(taken.closed, 1008);
  near(toneLevel((await heardBy(parties[1])).subarray(-1600), 500), partyTone);
});

test("a program at a socket is a party: heard, hearing, pressing keys", async () => {
  const { media, event, parties } = await talk(undefined, ["phone"], ["user", { do: "tone", hertz: 900, seconds: 4 }]);
  const mic = new PartySocket(exchange, parties[0].id);
  await mic.opened;
  await until(() => mic.frames.length > 20, "sound");
  assert.equal(mic.frames[0].kind, "AudioMetadata");
  near(loudestTone(samplesIn(mic.frames), 900), partyTone);
  await media.startContinuousDtmfRecognition(parties[0].target, { operationContext: "keys" });
  mic.press("7");
  assert.equal((await event("ContinuousDtmfRecognitionToneReceived")).body.data.tone, "seven");
  await mic.say(tonePcm(600, 1.5));
  await mic.say(tonePcm(700, 1.0), false);
  const heard = await heardBy(parties[1]);
  for (const hertz of [600, 700]) near(loudestTone(heard, hertz), -15.05, 0.5);
  near(secondsOfTone(heard, 600), 1.5, 0.3);
  const replacing = new PartySocket(exchange, parties[0].id);
  await replacing.opened;
  assert.equal(await mic.closed, 4001);
  await until(() => replacing.frames.length > 5, "sound at the second");
  replacing.socket.terminate();
});

test("a party's socket needs the key and an identity", async () => {
  await assert.rejects(new PartySocket(exchange, phone(1), "wrong").opened, /401/);
  await assert.rejects(new PartySocket(exchange, "Lee").opened, /400/);
});

test("5 % loss and 100 ms of jitter leave a party understandable, and the clock on time", async () => {
  const skippedBefore = await figure("ticks_skipped_total"), before = await figure("ticks_total");
  const { parties } = await talk(undefined, ["phone"], ["user"]);
  const mic = new PartySocket(exchange, parties[0].id);
  await mic.opened;
  await steer.faults({ media: { loss: 0.05, jitter: 100 } });
  try {
    await mic.say(tonePcm(600, 5));
  } finally {
    await steer.faults({ media: {} });
  }
  const heard = await heardBy(parties[1]), all = [...parts(heard)].map((p) => toneLevel(p, 600));
  const loud = all.filter((db) => db > -18).length / 10;
  assert.ok(loud > 4, `${loud} s of 5 are heard`);
  assert.ok(await figure("ticks_total") - before > 5 * 50);
  assert.equal(await figure("ticks_skipped_total") - skippedBefore, 0);
  mic.socket.terminate();
  await assert.rejects(steer.faults({ media: { loss: 2 } }), /\$\.media\.loss/);
});

test("hold music loops until the hold ends, for the held party alone", async () => {
  const { media, parties, event, call } = await talk(undefined, ["phone"], ["user", { do: "tone", hertz: 900, seconds: 6 }]);
  await media.hold(parties[0].target, { playSource: file("music") });
  const held = async () => (await call.getParticipant(parties[0].target)).isOnHold;
  assert.equal(await held(), true);
  await sleep(2600);
  await media.unhold(parties[0].target);
  assert.equal(await held(), false);
  await sleep(600);
  const heard = await heardBy(parties[0]);
  near(loudestTone(heard, 700), -15.05, 0.3);
  assert.ok(secondsOfTone(heard, 700) > 1.8, "more than one round of a second");
  assert.ok(toneLevel(heard.subarray(-3200), 700) < -69, "no music after the hold");
  near(toneLevel(heard.subarray(-1600), 900), partyTone);
  assert.ok(loudestTone(await heardBy(parties[1]), 700) < -69);
  const before = Date.now();
  await media.hold(parties[0].target, { playSource: file("bad"), operationContext: "bad",
    operationCallbackUrl: `${receiver.url}/hold` });
  assert.equal(await held(), true);
  const failed = await event("HoldFailed", "bad");
  assert.deepEqual([failed.body.data.resultInformation.code, failed.body.data.resultInformation.subCode, failed.url],
    [400, 8535, "/hold"]);
  near(Date.now() - before, 1000, 400);
  assert.equal(await held(), false);
});

test("a server of prompts that hangs leaves the call alone", async () => {
  const { media, parties, id } = await talk(streams(), ["phone", { do: "tone", hertz: 500, seconds: 3 }], ["user"]);
  await media.playToAll([file("hang")]);
  near(loudestTone(samplesIn((await app.frames(id, 60)).frames.slice(20)), 500), partyTone);
  near(loudestTone(await heardBy(parties[1]), 500), partyTone);
});

test("figures tell of ticks and frames", async () => {
  for (const name of ["ticks_total", "frames_sent_total", "frames_received_total"])
    assert.ok(await figure(name) > 100, name);
  assert.ok(await figure("frames_malformed_total") >= 50);
  assert.equal(await figure("frames_not_transcribed_total"), 0);
  assert.equal(await figure("ticks_not_recorded_total"), 0);
  assert.ok(Number.isFinite(await figure('tick_lateness_seconds\\{quantile="0.999"\\}')));
});
