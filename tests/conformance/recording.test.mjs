// Recording through the unmodified SDK: states, events, and files whose sound is measured.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { createDefaultHttpClient } from "@azure/core-rest-pipeline";
import { CallAutomationClient, parseCallAutomationEvent } from "@azure/communication-call-automation";
import { control, startExchange } from "./support/daemons.mjs";
import { line, phone, sleep, target, user } from "./support/parties.mjs";
import { Receiver } from "./support/receiver.mjs";
import { level, loudestTone, parts, secondsOfTone, toneLevel, toneWav } from "./support/sound.mjs";

const storage = "https://local-storage.asm.skype.com"; // the only kind of host that the SDK takes

let exchange, receiver, client, recording, steer, files, next = 200;

/** The SDK's own client, but the storage host is the exchange. */
const redirected = () => {
  const inner = createDefaultHttpClient();
  return { sendRequest: (request) => {
    request.url = request.url.replace(storage, exchange.endpoint);
    request.allowInsecureConnection = true;
    return inner.sendRequest(request);
  } };
};
const onStorage = (location) => location.replace(exchange.endpoint, storage);

before(async () => {
  receiver = await new Receiver().listen();
  files = createServer((request, response) => response.end(toneWav(Number(request.url.slice(1)), 5)));
  await new Promise((resolve) => files.listen(0, "127.0.0.1", resolve));
  exchange = await startExchange({ phoneNumbers: [line], recordings: { announceAfter: 100 },
    eventGrid: [{ endpoint: `${receiver.url}/grid`, schema: "EventGridSchema" },
      { endpoint: `${receiver.url}/cloud`, schema: "CloudEventSchemaV1_0" }] });
  client = new CallAutomationClient(exchange.connectionString,
    { allowInsecureConnection: true, httpClient: redirected() });
  recording = client.getCallRecording();
  steer = control(exchange);
});

after(async () => {
  await exchange?.stop();
  await receiver?.close();
  files?.closeAllConnections();
  files?.close();
});

/** A call with one party for each script. */
async function talk(...scripts) {
  const parties = [];
  for (const [kind, ...script] of scripts) {
    const id = kind === "user" ? user(next) : phone(next), name = `party${next++}`;
    await steer.endpoint(id, name, [{ do: "answer" }, ...script]);
    parties.push({ id, name, target: target(id) });
  }
  const { callConnection, callConnectionProperties } = await client.createGroupCall(parties.map((p) => p.target),
    `${receiver.url}/callbacks`, { sourceCallIdNumber: { phoneNumber: line } });
  const id = callConnectionProperties.callConnectionId;
  await receiver.waitFor("CallConnected", (data) => data.callConnectionId === id);
  for (let left = 100; left > 0; left--) {
    const { values } = await callConnection.listParticipants();
    if ((values ?? []).length > parties.length) break;
    await sleep(50);
  }
  return { id, call: callConnection, properties: callConnectionProperties, parties,
    locator: { id: callConnectionProperties.serverCallId, kind: "serverCallLocator" } };
}

const audio = { recordingContent: "audio", recordingChannel: "mixed", recordingFormat: "wav" };
const started = async (call, options = {}) => {
  const result = await recording.start({ callLocator: call.locator, ...audio,
    recordingStateCallbackEndpointUrl: `${receiver.url}/recordings`, ...options });
  if (!options.pauseOnStart) await state(result.recordingId, "active");
  return result.recordingId;
};
const statesOf = (id) => receiver.events.filter((e) => e.type.endsWith("RecordingStateChanged")
  && e.body.data.recordingId === id).map((e) => e.body.data.state);
const state = async (id, wanted, times = 1) => {
  for (let left = 200; left > 0; left--) {
    if (statesOf(id).filter((s) => s === wanted).length >= times) return;
    await sleep(20);
  }
  assert.fail(`no ${wanted}; came ${statesOf(id)}`);
};
const announced = async (id, path = "/grid") =>
  (await receiver.waitFor("RecordingFileStatusUpdated", (data, event) =>
    data.recordingId === id && event.url.startsWith(path), 15_000)).body;
async function bytesOf(stream) {
  const all = [];
  for await (const piece of stream) all.push(piece);
  return Buffer.concat(all);
}
const download = async (chunk, options) =>
  bytesOf(await recording.downloadStreaming(onStorage(chunk.contentLocation), options));

/** The channels of a WAV file of 16 kHz, each as samples from -1 to 1. */
function channelsOf(wav) {
  assert.equal(wav.toString("latin1", 0, 4), "RIFF");
  const format = wav.indexOf("fmt ") + 8, count = wav.readUInt16LE(format + 2), at = wav.indexOf("data") + 8;
  assert.equal(wav.readUInt32LE(format + 4), 16_000);
  const length = Math.floor((wav.length - at) / 2 / count);
  return Array.from({ length: count }, (_, c) =>
    Float64Array.from({ length }, (_, i) => wav.readInt16LE(at + 2 * (i * count + c)) / 32768));
}

async function recorded(id) {
  const { data } = await announced(id);
  const chunks = data.recordingStorageInfo.recordingChunks;
  const wavs = await Promise.all(chunks.map((chunk) => download(chunk)));
  return { data, chunks, wavs, channels: channelsOf(wavs[0]) };
}
async function metadataOf(chunk) {
  return JSON.parse(await bytesOf(await recording.downloadStreaming(onStorage(chunk.metadataLocation))));
}

test("a mixed recording holds what was said, and its events come in order", async () => {
  const call = await talk(["phone", { do: "wait", seconds: 2 }, { do: "tone", hertz: 600, seconds: 1.5 }], ["user"]);
  const id = await started(call);
  assert.equal((await recording.getState(id)).recordingState, "active");
  assert.equal((await recording.getState(id)).recordingKind, "azureCommunicationServices");
  await sleep(4000);
  await recording.stop(id);
  await state(id, "inactive", 2);
  assert.deepEqual(statesOf(id), ["inactive", "active", "inactive"]);
  const events = receiver.events.filter((e) => e.body.data?.recordingId === id && e.url.startsWith("/recordings"));
  for (const event of events) {
    const parsed = parseCallAutomationEvent(event.raw);
    assert.equal(parsed.kind, "RecordingStateChanged");
    assert.equal(parsed.recordingId, id);
    const { serverCallId } = call.properties;
    assert.equal(event.body.source, `calling/recordings/${serverCallId}/${id}/RecordingStateChanged`);
    assert.equal(event.body.subject, event.body.source);
    assert.equal(event.body.data.callConnectionId,
      JSON.parse(Buffer.from(id, "base64url")).PlatformEndpointId);
    assert.notEqual(event.body.data.callConnectionId, call.id);
  }
  assert.equal(events[0].body.data.startDateTime, "0001-01-01T00:00:00+00:00");
  assert.ok(events[1].body.data.startDateTime.startsWith("20"));
  const { data, chunks, wavs, channels } = await recorded(id);
  assert.deepEqual([data.recordingContentType, data.recordingChannelType, data.recordingFormatType, data.storageType],
    ["Audio", "Mixed", "Wav", "ACS"]);
  assert.equal(data.sessionEndReason, "InitiatorLeft");
  assert.equal(chunks.length, 1);
  assert.equal(chunks[0].endReason, "SessionEnded");
  assert.equal(channels.length, 1);
  assert.ok(Math.abs(loudestTone(channels[0], 600) + 9.05) < 0.3, String(loudestTone(channels[0], 600)));
  assert.ok(Math.abs(secondsOfTone(channels[0], 600) - 1.5) <= 0.45, String(secondsOfTone(channels[0], 600)));
  assert.equal(data.recordingDurationMs, Math.floor(channels[0].length / 16));
  const folder = join(exchange.folder, "recordings");
  const kept = (await readdir(folder)).find((name) => name === `${chunks[0].documentId}.wav`);
  const sum = (bytes) => createHash("sha256").update(bytes).digest("hex");
  assert.equal(sum(wavs[0]), sum(await readFile(join(folder, kept))));
  const meta = await metadataOf(chunks[0]);
  assert.equal(meta.chunkDocumentId, chunks[0].documentId);
  assert.deepEqual(meta.recordingInfo.audioConfiguration, { sampleRate: 16000, bitRate: 256000, channels: 1 });
  assert.deepEqual(meta.participants.map((p) => p.participantId).sort(), call.parties.map((p) => p.id).sort());
});

test("both schemas of Event Grid tell of the files, at the exchange's own address", async () => {
  const call = await talk(["phone"]);
  const id = await started(call);
  await call.call.hangUp(true);
  const grid = await announced(id), cloud = await announced(id, "/cloud");
  assert.deepEqual(grid.data, cloud.data);
  assert.equal(grid.data.sessionEndReason, "CallEnded");
  assert.equal(grid.id, cloud.id);
  const endpoint = JSON.parse(Buffer.from(id, "base64url")).PlatformEndpointId;
  assert.equal(grid.subject,
    `/recording/call/${endpoint}/serverCallId/${call.properties.serverCallId}/recordingId/${id}`);
  assert.equal(cloud.subject, grid.subject);
  const [chunk] = grid.data.recordingStorageInfo.recordingChunks;
  assert.equal(chunk.deleteLocation, `${exchange.endpoint}/v1/objects/${chunk.documentId}`);
  assert.equal(chunk.contentLocation, `${chunk.deleteLocation}/content/audio`);
  assert.equal(chunk.metadataLocation, `${chunk.deleteLocation}/content/acsmetadata`);
  assert.match(grid.data.recordingStartTime, /Z$/);
});

test("parts of a file can be had, and a file can be removed", async () => {
  const call = await talk(["phone", { do: "tone", hertz: 700, seconds: 1 }]);
  const id = await started(call);
  await sleep(700);
  await call.call.hangUp(true);
  const { chunks: [chunk], wavs: [whole] } = await recorded(id);
  assert.deepEqual(await download(chunk, { offset: 100, length: 1000 }), whole.subarray(100, 1100));
  assert.deepEqual(await download(chunk, { offset: 2000 }), whole.subarray(2000));
  await assert.rejects(download(chunk, { offset: whole.length + 1 }), { status: 416 });
  await recording.delete(onStorage(chunk.deleteLocation));
  await assert.rejects(download(chunk), (error) => error.status === 404 && error.message.length > 0);
  await assert.rejects(metadataOf(chunk), { status: 404 });
  await assert.rejects(recording.delete(onStorage(chunk.deleteLocation)), { status: 404 });
});

test("a stranger gets nothing", async () => {
  const call = await talk(["phone"]);
  const id = await started(call);
  await sleep(200);
  await call.call.hangUp(true);
  const { chunks: [chunk] } = await recorded(id);
  const bare = await fetch(chunk.contentLocation);
  assert.equal(bare.status, 401);
  assert.equal((await bare.json()).status, 401);
  const key = Buffer.from("x".repeat(64)).toString("base64");
  const stranger = new CallAutomationClient(`endpoint=${exchange.endpoint}/;accesskey=${key}`,
    { allowInsecureConnection: true, httpClient: redirected() }).getCallRecording();
  await assert.rejects(stranger.downloadStreaming(onStorage(chunk.contentLocation)), { status: 401 });
  await assert.rejects(stranger.delete(onStorage(chunk.deleteLocation)), { status: 401 });
  assert.ok((await download(chunk)).length > 44);
});

test("what is paused is not in the file, and the metadata says where", async () => {
  const call = await talk(["phone", { do: "tone", hertz: 500, seconds: 20 }], ["phone"]);
  const id = await started(call);
  await sleep(600);
  await recording.pause(id);
  await state(id, "inactive", 2);
  assert.equal((await recording.getState(id)).recordingState, "inactive");
  await assert.rejects(recording.pause(id), { statusCode: 400, code: "8573" });
  await call.call.getCallMedia().playToAll([{ kind: "fileSource", url: `http://127.0.0.1:${files.address().port}/900` }]);
  await receiver.waitFor("PlayStarted", (data) => data.callConnectionId === call.id);
  await sleep(1000);
  await call.call.getCallMedia().cancelAllOperations();
  await receiver.waitFor("PlayCanceled", (data) => data.callConnectionId === call.id);
  await sleep(100);
  await recording.resume(id);
  await state(id, "active", 2);
  await assert.rejects(recording.resume(id), { statusCode: 400, code: "8573" });
  await sleep(600);
  await recording.stop(id);
  const { data, chunks, channels: [samples] } = await recorded(id);
  assert.ok(loudestTone(samples, 900) < -60, String(loudestTone(samples, 900)));
  assert.ok(secondsOfTone(samples, 500) * 10 >= [...parts(samples)].length - 2);
  const meta = await metadataOf(chunks[0]);
  assert.equal(meta.pauseResumeIntervals.length, 1);
  const [pause] = meta.pauseResumeIntervals;
  assert.ok(pause.duration > 1000 && pause.duration < 6000, String(pause.duration));
  assert.equal(meta.chunkDuration, data.recordingDurationMs);
  assert.ok(data.recordingDurationMs > 1000 && data.recordingDurationMs < 4000);
});

test("a recording may begin paused", async () => {
  const call = await talk(["phone", { do: "tone", hertz: 500, seconds: 20 }]);
  const id = await started(call, { pauseOnStart: true });
  await state(id, "inactive");
  assert.equal((await recording.getState(id)).recordingState, "inactive");
  await sleep(700);
  assert.deepEqual(statesOf(id), ["inactive"]);
  await recording.resume(id);
  await state(id, "active");
  await sleep(500);
  await recording.stop(id);
  const { data, chunks } = await recorded(id);
  assert.ok(data.recordingDurationMs > 300 && data.recordingDurationMs < 1500, String(data.recordingDurationMs));
  const [pause] = (await metadataOf(chunks[0])).pauseResumeIntervals;
  assert.equal(pause.startTime, (await metadataOf(chunks[0])).chunkStartTime);
  assert.ok(pause.duration >= 600);
});

test("an unmixed recording has everybody in the right channel, and silence where it is due", async () => {
  const call = await talk(["phone", { do: "tone", hertz: 500, seconds: 20 }], ["user", { do: "tone", hertz: 800, seconds: 20 }],
    ["phone", { do: "tone", hertz: 1100, seconds: 20 }]);
  const [a, b, c] = call.parties;
  const id = await started(call, { recordingChannel: "unmixed",
    audioChannelParticipantOrdering: [c.target, a.target], channelAffinity: [{ channel: 2, targetParticipant: b.target }] });
  await sleep(800);
  await call.call.muteParticipant(b.target);
  await sleep(800);
  await call.call.getCallMedia().hold(a.target);
  await sleep(800);
  await recording.stop(id);
  const { data, chunks, channels } = await recorded(id);
  assert.equal(data.recordingChannelType, "Unmixed");
  assert.equal(channels.length, 3);
  const tones = [1100, 500, 800];
  for (const [channel, samples] of channels.entries()) {
    assert.ok(Math.abs(loudestTone(samples, tones[channel]) + 9.05) < 0.3);
    for (const other of tones.filter((hertz) => hertz !== tones[channel]))
      for (const part of [...parts(samples)].slice(1, 6)) assert.ok(toneLevel(part, other) < -69, `${channel} ${other}`);
  }
  const end = (samples) => level(samples.subarray(samples.length - 4800));
  assert.ok(end(channels[0]) > -13);
  assert.ok(end(channels[1]) < -69); // held
  assert.ok(end(channels[2]) < -69); // muted
  const { participants } = await metadataOf(chunks[0]);
  assert.deepEqual(participants.sort((x, y) => x.channel - y.channel).map((p) => p.participantId), [c.id, a.id, b.id]);
});

test("who joins later gets the next channel, silent until then", async () => {
  const call = await talk(["phone", { do: "tone", hertz: 500, seconds: 20 }], ["phone"]);
  const id = await started(call, { recordingChannel: "unmixed" });
  await sleep(600);
  const late = phone(next++);
  await steer.endpoint(late, "late", [{ do: "answer" }, { do: "tone", hertz: 800, seconds: 20 }]);
  await call.call.addParticipant({ targetParticipant: target(late), sourceCallIdNumber: { phoneNumber: line } });
  await receiver.waitFor("AddParticipantSucceeded", (data) => data.callConnectionId === call.id);
  await sleep(800);
  await recording.stop(id);
  const { channels, chunks } = await recorded(id);
  assert.equal(channels.length, 3);
  assert.ok(level(channels[2].subarray(0, 6400)) === -100);
  assert.ok(Math.abs(toneLevel(channels[2].subarray(channels[2].length - 1600), 800) + 9.05) < 0.3);
  const { participants } = await metadataOf(chunks[0]);
  assert.equal(participants.find((p) => p.participantId === late).channel, 2);
});

test("an mp3 plays the same", async () => {
  const call = await talk(["phone", { do: "tone", hertz: 600, seconds: 5 }]);
  const id = await started(call, { recordingFormat: "mp3" });
  await sleep(1500);
  await recording.stop(id);
  const { data } = await announced(id);
  assert.equal(data.recordingFormatType, "Mp3");
  const [chunk] = data.recordingStorageInfo.recordingChunks, mp3 = await download(chunk);
  assert.ok(mp3.length > 4000 && (mp3[0] === 0xff || mp3.toString("latin1", 0, 3) === "ID3"));
  const { recordingInfo } = await metadataOf(chunk);
  assert.equal(recordingInfo.format, "mp3");
  assert.ok(recordingInfo.audioConfiguration.bitRate > 32_000 && recordingInfo.audioConfiguration.bitRate < 80_000);
});

test("starting by connection makes the events that connection's", async () => {
  const call = await talk(["phone"]);
  const { recordingId } = await recording.start({ callConnectionId: call.id, ...audio,
    recordingStateCallbackEndpointUrl: `${receiver.url}/recordings` });
  await state(recordingId, "active");
  const event = receiver.events.find((e) => e.body.data?.recordingId === recordingId);
  assert.equal(event.body.data.callConnectionId, call.id);
  await assert.rejects(started(call), { statusCode: 400, code: "8559" });
  await call.call.hangUp(true);
  await state(recordingId, "inactive", 2);
  await assert.rejects(recording.getState(recordingId), { statusCode: 404, code: "8522" });
  await assert.rejects(recording.resume(recordingId), { statusCode: 404, code: "8522" });
});

test("what can't be recorded is refused with its reason", async () => {
  const call = await talk(["phone"]);
  const refused = (options, statusCode, code) =>
    assert.rejects(recording.start({ callLocator: call.locator, ...audio, ...options }), { statusCode, code });
  await refused({ recordingFormat: "mp4", recordingContent: "audioVideo" }, 405, "8520");
  await refused({ recordingFormat: "mp4" }, 400, "8523");
  await refused({ recordingFormat: "mp3", recordingChannel: "unmixed" }, 400, "8523");
  await refused({ audioChannelParticipantOrdering: [call.parties[0].target] }, 400, "8523");
  await refused({ recordingChannel: "unmixed",
    channelAffinity: [{ channel: 5, targetParticipant: call.parties[0].target }] }, 400, "8523");
  await refused({ recordingStateCallbackEndpointUrl: "nowhere" }, 400, "8523");
  await refused({ recordingStorage: { recordingStorageKind: "azureBlobStorage",
    recordingDestinationContainerUrl: "https://x.blob.core.windows.net/c" } }, 405, "8520");
  await refused({ callLocator: { kind: "roomCallLocator", id: "r" } }, 400, "8523");
  await refused({ callLocator: { kind: "serverCallLocator", id: "none" } }, 404, "8522");
  await refused({ callConnectionId: call.id }, 400, "8523");
  for (const act of ["getState", "stop", "pause", "resume"])
    await assert.rejects(recording[act]("none"), { statusCode: 404, code: "8522" });
});
