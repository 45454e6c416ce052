// A recording from a console's button to the ear: the real exchange, the relay's vault, and a kill in between.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { control, startExchange } from "../conformance/support/daemons.mjs";
import { Relay, freePort, secret } from "./relay.mjs";

const line = "+18005550100", caller = "4:+14255550123", version = "api-version=2026-03-12";
let exchange, relay, mina, omar, rita;

before(async () => {
  relay = new Relay();
  relay.listen = `127.0.0.1:${await freePort()}`;
  exchange = await startExchange({
    phoneNumbers: [line], recordings: { announceAfter: 200 },
    endpoints: [{ identity: caller, name: "Lee Wong", script: [{ do: "answer" }, { do: "tone", hertz: 500, seconds: 60 }] }],
    eventGrid: [{ endpoint: `http://${relay.listen}/eventgrid?code=${secret}`, schema: "EventGridSchema" }],
  });
  relay.service = exchange.connectionString;
  await relay.prepare({ mina: "agent", omar: "agent", rita: "reviewer" });
  await relay.start();
  [mina, omar, rita] = await Promise.all(["mina", "omar", "rita"].map((name) => relay.signIn(name)));
});

after(async () => {
  await relay?.remove();
  await exchange?.stop();
});

const ask = (who, method, path, body, headers = {}) => fetch(`${relay.endpoint}${path}`, {
  method, headers: { authorization: `Bearer ${who.token}`, "content-type": "application/json", ...headers },
  body: body && JSON.stringify(body) });

async function until(what, look, seconds = 40) {
  for (let tries = 0; tries < seconds * 10; tries += 1) {
    const found = await look();
    if (found) return found;
    await sleep(100);
  }
  throw new Error(`no ${what}\n${relay.log}`);
}
const events = async (type) => (await relay.rows(mina.token)).map((row) => JSON.parse(row.text)).filter((e) => e.type === type);
const told = (type, fits = () => true) => until(type, async () => (await events(type)).find((e) => fits(e.data)));

async function recordedCall() {
  const call = await ask(mina, "POST", `/calling/callConnections?${version}`, {
    targets: [{ kind: "phoneNumber", rawId: caller, phoneNumber: { value: caller.slice(2) } }],
    sourceCallerIdNumber: { value: line }, callbackUri: "https://console.invalid/" });
  assert.equal(call.status, 201);
  const { callConnectionId } = await call.json();
  await told("Microsoft.Communication.CallConnected", (data) => data.callConnectionId === callConnectionId);
  const start = await ask(mina, "POST", `/calling/recordings?${version}`, {
    callConnectionId, recordingContentType: "audio", recordingChannelType: "unmixed", recordingFormatType: "wav" });
  assert.equal(start.status, 200);
  const { recordingId } = await start.json();
  await told("Microsoft.Communication.RecordingStateChanged", (data) => data.recordingId === recordingId && data.state === "active");
  return { callConnectionId, recordingId };
}
const onRecording = (id, action, headers) => ask(mina, "POST", `/calling/recordings/${encodeURIComponent(id)}:${action}?${version}`, undefined, headers);
const stop = (id) => ask(mina, "DELETE", `/calling/recordings/${encodeURIComponent(id)}?${version}`);

async function checked(recordingId) {
  const path = `/v1/recordings/${encodeURIComponent(recordingId)}`;
  const card = await (await ask(rita, "GET", path)).json();
  assert.equal(card.state, "ingested");
  assert.deepEqual([card.direction, card.line, card.customer.rawId], ["outgoing", line, caller]);
  const audio = await ask(mina, "GET", `${path}/chunks/0/audio`);
  assert.equal(audio.status, 200);
  const bytes = Buffer.from(await audio.arrayBuffer());
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  assert.equal(card.chunks[0].sha256, sha256);
  const folder = join(exchange.folder, "recordings");
  const originals = await Promise.all((await readdir(folder)).filter((file) => file.endsWith(".wav")).map((file) => readFile(join(folder, file))));
  assert.ok(originals.some((file) => file.equals(bytes)), "the very file that the exchange recorded");
  assert.equal((await ask(omar, "GET", `${path}/chunks/0/audio`)).status, 403);
  return card;
}

test("paused with a reason, stored, and heard by who may", { timeout: 90_000 }, async (t) => {
  const { callConnectionId, recordingId } = await recordedCall();
  await sleep(1000);
  assert.equal((await onRecording(recordingId, "pause", { "x-callboard-reason": encodeURIComponent("card number") })).status, 202);
  const { data } = await told("Callboard.RecordingControlled", (data) => data.control === "pause");
  assert.equal(data.reason, "card number");
  assert.equal(data.callConnectionId, callConnectionId);
  await sleep(1500);
  assert.equal((await onRecording(recordingId, "resume")).status, 202);
  await sleep(1000);
  const stopped = Date.now();
  assert.equal((await stop(recordingId)).status, 204);
  await told("Callboard.RecordingStored", (data) => data.recordingId === recordingId);
  t.diagnostic(`stored ${Date.now() - stopped} ms after the stop`);
  const card = await checked(recordingId);
  assert.equal(card.gaps.length, 2);
  const missing = (card.gaps[1].wallMs - card.gaps[0].wallMs) - (card.gaps[1].fileMs - card.gaps[0].fileMs);
  assert.ok(Math.abs(missing - 1500) < 400, `${missing} ms are said to be missing`);
  t.diagnostic(`file ${card.durationMs} ms, pause ${missing} ms`);
});

test("a relay that is killed before the files are announced has them after its next start", { timeout: 90_000 }, async (t) => {
  const { recordingId } = await recordedCall();
  await sleep(500);
  assert.equal((await stop(recordingId)).status, 204);
  await relay.kill();
  await sleep(1000);
  await relay.start();
  const started = Date.now();
  await told("Callboard.RecordingStored", (data) => data.recordingId === recordingId);
  t.diagnostic(`stored ${Date.now() - started} ms after the start`);
  await checked(recordingId);
});
