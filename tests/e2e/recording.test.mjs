// kill -9 of the exchange while it records: the file plays up to the kill, and the next start finishes and tells of it.
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { CallAutomationClient } from "../conformance/node_modules/@azure/communication-call-automation/dist/esm/index.js";
import { createDefaultHttpClient } from "../conformance/node_modules/@azure/core-rest-pipeline/dist/esm/index.js";
import { control, startExchange } from "../conformance/support/daemons.mjs";
import { Receiver } from "../conformance/support/receiver.mjs";
import { parts, samplesOf, toneLevel } from "../conformance/support/sound.mjs";

const kills = Number(process.env.CALLBOARD_RECORDING_KILLS ?? 5);
const seed = Number(process.env.CALLBOARD_SEED ?? Date.now() % 1_000_000);
const line = "+18005550100", lee = "4:+14255550123", most = 200; // ms before the kill
const storage = "https://local-storage.asm.skype.com";

let receiver;
before(async () => { receiver = await new Receiver().listen(); });
after(async () => { await receiver?.close(); });

const config = () => ({ phoneNumbers: [line], recordings: { announceAfter: 50 },
  eventGrid: [{ endpoint: `${receiver.url}/grid` }] });

function clientOf(exchange) {
  const inner = createDefaultHttpClient();
  const httpClient = { sendRequest: (request) => {
    request.url = request.url.replace(storage, exchange.endpoint);
    request.allowInsecureConnection = true;
    return inner.sendRequest(request);
  } };
  return new CallAutomationClient(exchange.connectionString, { allowInsecureConnection: true, httpClient });
}

/** A recorded call in which one party's tone never ends; gives when its recording started. */
async function recordedCall(exchange, options) {
  await control(exchange).endpoint(lee, "Lee", [{ do: "answer" }, { do: "tone", hertz: 500, seconds: 60 }]);
  const client = clientOf(exchange);
  const { callConnectionProperties: { callConnectionId } } = await client.createCall(
    { targetParticipant: { phoneNumber: lee.slice(2) }, sourceCallIdNumber: { phoneNumber: line } },
    `${receiver.url}/callbacks`);
  await receiver.waitFor("CallConnected", (data) => data.callConnectionId === callConnectionId);
  await sleep(100);
  const { recordingId } = await client.getCallRecording().start({ callConnectionId, recordingContent: "audio",
    ...options, recordingStateCallbackEndpointUrl: `${receiver.url}/recordings` });
  const active = await receiver.waitFor("RecordingStateChanged",
    (data) => data.recordingId === recordingId && data.state === "active");
  return { recordingId, startedAt: Date.parse(active.body.data.startDateTime) };
}

async function killed(exchange) {
  const gone = once(exchange.child, "exit");
  const at = Date.now();
  exchange.child.kill("SIGKILL");
  await gone;
  return at;
}

let random = seed;
const between = (low, high) => {
  random = (random * 1103515245 + 12345) % 2147483648;
  return low + random % (high - low);
};

for (const options of [{ recordingChannel: "mixed", recordingFormat: "wav" },
  { recordingChannel: "unmixed", recordingFormat: "wav" }]) {
  test(`${kills} kills while recording ${options.recordingChannel} (seed ${seed})`, async () => {
    const lost = [];
    for (let i = 0; i < kills; i++) {
      receiver.events.length = 0; // every exchange gives the same ids
      let exchange = await startExchange(config());
      const { recordingId, startedAt } = await recordedCall(exchange, options);
      await sleep(between(300, 1500));
      const killedAt = await killed(exchange);
      const folder = join(exchange.folder, "recordings");
      const [name] = (await readdir(folder)).filter((file) => file.endsWith(".wav"));
      const wav = await readFile(join(folder, name)), channels = wav.readUInt16LE(wav.indexOf("fmt ") + 10);
      const left = (await samplesOf(join(folder, name))).length / channels;
      lost.push(killedAt - startedAt - left / 16);
      assert.ok(lost.at(-1) <= most, `${lost.at(-1)} ms before the kill`);
      exchange = await startExchange(config(), exchange.folder);
      try {
        const { body: { data } } = await receiver.waitFor("RecordingFileStatusUpdated",
          (data) => data.recordingId === recordingId);
        assert.equal(data.recordingDurationMs, Math.floor(left / 16));
        const [chunk] = data.recordingStorageInfo.recordingChunks;
        assert.equal(chunk.documentId, name.replace(".wav", ""));
        const path = join(exchange.folder, "downloaded.wav");
        await clientOf(exchange).getCallRecording()
          .downloadToPath(chunk.contentLocation.replace(exchange.endpoint, storage), path);
        const samples = await samplesOf(path);
        assert.equal(samples.length, left);
        for (const part of [...parts(samples)].slice(2)) assert.ok(Math.abs(toneLevel(part, 500) + 9.05) < 0.5);
      } finally {
        await exchange.stop();
      }
    }
    console.log(`lost before the kill, ms: ${lost.map((ms) => Math.round(ms)).join(", ")}`);
  });
}
