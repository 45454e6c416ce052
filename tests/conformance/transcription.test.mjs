// Transcription through the unmodified SDK: what scripted parties say is read by the application, from a real recogniser.
import assert from "node:assert/strict";
import { createPublicKey, verify } from "node:crypto";
import { after, before, test } from "node:test";
import { CallAutomationClient, parseCallAutomationEvent } from "@azure/communication-call-automation";
import { control, startExchange } from "./support/daemons.mjs";
import { guid, line, phone, sleep, target, user } from "./support/parties.mjs";
import { Receiver } from "./support/receiver.mjs";
import { TranscriptApp } from "./support/transcriptapp.mjs";

const sentences = ["I want to check my account balance", "please connect me to an agent",
  "my order has not arrived yet", "the payment was declined yesterday"];

let exchange, receiver, app, client, steer, next = 200;

before(async () => {
  receiver = await new Receiver().listen();
  app = await new TranscriptApp().listen();
  exchange = await startExchange({ phoneNumbers: [line], eventGrid: [], endpoints: [], phrases: sentences });
  client = new CallAutomationClient(exchange.connectionString, { allowInsecureConnection: true });
  steer = control(exchange);
  // The first transcript waits for the dictionary to be read, which may outlast a script's pause on a busy machine.
  const first = await talk(options({ startTranscription: true }), ["phone"]);
  await first.event("TranscriptionStarted");
  await first.call.hangUp(true);
});

after(async () => {
  await exchange?.stop();
  await receiver?.close();
  await app?.close();
});

const options = (more) => ({ transportType: "websocket", transportUrl: app.url, locale: "en-US",
  enableIntermediateResults: true, ...more });

/** A call with one party for each script. */
async function talk(transcriptionOptions, ...scripts) {
  return talkWith({ transcriptionOptions }, ...scripts);
}

async function talkWith({ transcriptionOptions, aiServices = "https://ai.example.com" }, ...scripts) {
  const parties = [];
  for (const [kind, ...script] of scripts) {
    const id = kind === "user" ? user(next) : phone(next), name = `party${next++}`;
    await steer.endpoint(id, name, [{ do: "answer" }, ...script]);
    parties.push(id);
  }
  const extra = { transcriptionOptions, operationContext: "set-up",
    callIntelligenceOptions: aiServices ? { cognitiveServicesEndpoint: aiServices } : undefined };
  const callback = `${receiver.url}/callbacks`, from = { sourceCallIdNumber: { phoneNumber: line } };
  const { callConnection, callConnectionProperties } = parties.length === 1
    ? await client.createCall({ targetParticipant: target(parties[0]), ...from }, callback, extra)
    : await client.createGroupCall(parties.map(target), callback, { ...extra, ...from });
  const id = callConnectionProperties.callConnectionId;
  const event = (type, context) => receiver.waitFor(type, (data) =>
    data.callConnectionId === id && (context === undefined || data.operationContext === context), 20_000);
  await event("CallConnected");
  const final = (words, ms) => app.waitFor((f) => f.data.resultState === "Final" && f.connection.headers[
    "x-ms-call-connection-id"] === id && plain(f.data.text).includes(words.toLowerCase()), `"${words}"`, ms);
  const properties = () => callConnection.getCallConnectionProperties();
  return { id, call: callConnection, media: callConnection.getCallMedia(), parties, event, final, properties };
}

const plain = (text) => text.toLowerCase().replace(/[.?]$/, "");
const result = ({ body }) => [body.data.resultInformation.code, body.data.resultInformation.subCode];
const update = ({ body }) => [body.data.transcriptionUpdate.transcriptionStatus,
  body.data.transcriptionUpdate.transcriptionStatusDetails];
const refused = (statusCode, code) => (error) => error.statusCode === statusCode && error.code === code;
const say = (text) => ({ do: "say", text });
const wait = (seconds) => ({ do: "wait", seconds });
/** Ticks of .NET as milliseconds since 1970. */
const wall = (ticks) => Number((BigInt(ticks) - 621_355_968_000_000_000n) / 10_000n);
/** A number of the raw text, which may be too long for JavaScript. */
const exact = (frame, field) => frame.text.match(new RegExp(`"${field}":\\s*(\\d+)`))[1];

test("what everybody says is read, with its words, its times and who said it", async () => {
  const begun = Date.now();
  const t = await talk(options({ startTranscription: true }), ["phone", wait(2.5), say(sentences[0])],
    ["user", wait(7), say(sentences[1])]);
  const started = await t.event("TranscriptionStarted");
  assert.deepEqual(update(started), ["transcriptionStarted", "subscriptionStarted"]);
  assert.equal(started.body.data.operationContext, "set-up");
  assert.equal(parseCallAutomationEvent(started.raw).kind, "TranscriptionStarted");
  const first = await t.final(sentences[0]);
  const second = await t.final(sentences[1]);
  const connection = app.ofCall(t.id);
  assert.equal(connection.headers["x-ms-call-correlation-id"], started.body.data.correlationId);

  const metadata = connection.frames[0];
  assert.equal(metadata.kind, "TranscriptionMetadata");
  const { transcriptionSubscription: subscription } = await t.properties();
  assert.equal(metadata.data.subscriptionId, subscription.id);
  assert.deepEqual([metadata.data.locale, metadata.data.callConnectionId], ["en-US", t.id]);
  assert.deepEqual([subscription.state, subscription.locale], ["active", "en-US"]);

  assert.equal(plain(first.data.text), sentences[0].toLowerCase());
  assert.equal(plain(second.data.text), sentences[1].toLowerCase());
  assert.equal(first.data.participant.phoneNumber, t.parties[0].slice(2));
  assert.equal(second.data.participant.communicationUserId, t.parties[1]);
  assert.equal(first.raw.transcriptionData.participantRawID, t.parties[0]);
  assert.equal(second.raw.transcriptionData.participantRawID, t.parties[1]);
  for (const { data, raw } of [first, second]) {
    assert.equal(data.format, "display");
    assert.ok(data.confidence > 0 && data.confidence <= 1, String(data.confidence));
    assert.deepEqual(data.words.map((w) => w.text), plain(data.text).split(" "));
    const words = raw.transcriptionData.words;
    for (let i = 1; i < words.length; i++) assert.ok(words[i].offset >= words[i - 1].offset);
    const end = words.at(-1).offset + words.at(-1).duration;
    assert.ok(Math.abs(end - raw.transcriptionData.offset - raw.transcriptionData.duration) < 1e6);
  }
  const at = wall(exact(first, "offset"));
  assert.ok(at > begun + 2000 && at < Date.now(), `${at - begun} ms after the start`);
  const partials = connection.frames.filter((f) => f.data.resultState === "Intermediate");
  assert.ok(partials.length > 2);
  for (const { data } of partials) assert.deepEqual([data.words, data.confidence], [[], 0]);
  assert.ok(partials.some((f) => plain(first.data.text).startsWith(f.data.text.toLowerCase())));
  await t.call.hangUp(true);
});

test("the token of the socket is the service's, for a day", async () => {
  const t = await talk(options({ startTranscription: true }), ["phone"]);
  await t.event("TranscriptionStarted");
  const [, token] = app.ofCall(t.id).headers.authorization.split(" ");
  const [head, body, signature] = token.split(".");
  const json = (part) => JSON.parse(Buffer.from(part, "base64url"));
  const config = await (await fetch(`${exchange.endpoint}/calling/.well-known/acsopenidconfiguration`)).json();
  const { keys } = await (await fetch(config.jwks_uri)).json();
  const key = keys.find((k) => k.kid === json(head).kid);
  assert.ok(verify("RSA-SHA256", Buffer.from(`${head}.${body}`), createPublicKey({ key, format: "jwk" }),
    Buffer.from(signature, "base64url")));
  assert.deepEqual([json(body).iss, json(body).aud], [config.issuer, exchange.resourceId]);
  assert.equal(json(body).exp - json(body).iat, 24 * 3600);
});

test("it starts, changes and stops on request, each with its context", async () => {
  const t = await talk(options(), ["phone", wait(2), say(sentences[2]), wait(1.5), say(sentences[3])]);
  assert.equal((await t.properties()).transcriptionSubscription.state, "inactive");
  await assert.rejects(t.media.stopTranscription(), refused(400, "8585"));
  await assert.rejects(t.media.updateTranscription("en-GB"), refused(400, "8585"));
  await t.media.startTranscription({ operationContext: "begin", operationCallbackUrl: `${receiver.url}/elsewhere` });
  assert.equal((await t.event("TranscriptionStarted", "begin")).url, "/elsewhere");
  await assert.rejects(t.media.startTranscription(), refused(400, "8585"));
  const said = await t.final(sentences[2]);
  assert.equal(said.data.resultState, "Final");

  await t.media.updateTranscription("en-GB", { operationContext: "change" });
  const changed = await t.event("TranscriptionUpdated");
  assert.deepEqual(update(changed), ["transcriptionUpdated", "transcriptionLocaleUpdated"]);
  assert.equal(changed.body.data.operationContext, "begin");
  assert.equal((await t.properties()).transcriptionSubscription.locale, "en-GB");
  await t.final(sentences[3]);

  await t.media.stopTranscription({ operationContext: "end" });
  const stopped = await t.event("TranscriptionStopped", "end");
  assert.deepEqual(update(stopped), ["transcriptionStopped", "subscriptionStopped"]);
  assert.equal((await t.properties()).transcriptionSubscription.state, "inactive");
  await sleep(500);
  assert.deepEqual([app.ofCall(t.id).closed, app.ofCall(t.id).code], [true, 1000]);
  const events = receiver.ofConnection(t.id).filter((e) => e.type.includes("Transcription"));
  assert.deepEqual(events.map((e) => parseCallAutomationEvent(e.raw).kind),
    ["TranscriptionStarted", "TranscriptionUpdated", "TranscriptionStopped"]);
});

test("the muted and the held are not written down", async () => {
  const t = await talk(options({ startTranscription: true }), ["user", wait(2), say(sentences[0])],
    ["phone", wait(2), say(sentences[1])], ["user", wait(6), say(sentences[3])]);
  await t.event("TranscriptionStarted");
  await t.call.muteParticipant(target(t.parties[0]));
  await t.media.hold(target(t.parties[1]));
  await t.final(sentences[3]);
  const who = app.ofCall(t.id).frames.slice(1).map((f) => f.raw.transcriptionData.participantRawID);
  assert.deepEqual([...new Set(who)], [t.parties[2]]);
});

test("without intermediate results only whole sentences come", async () => {
  const t = await talk(options({ startTranscription: true, enableIntermediateResults: false }),
    ["phone", wait(2), say(sentences[0])]);
  await t.final(sentences[0]);
  assert.deepEqual(app.ofCall(t.id).frames.map((f) => f.kind), ["TranscriptionMetadata", "TranscriptionData"]);
});

test("set-ups that can't be transcribed are refused or fail with their codes", async () => {
  await assert.rejects(talk(options({ locale: "en" }), ["phone"]), refused(400, "8523"));
  const plainCall = await talk(undefined, ["phone"]);
  await assert.rejects(plainCall.media.startTranscription(), refused(405, "8522"));
  const nowhere = await talk(options({ transportUrl: undefined, startTranscription: true }), ["phone"]);
  const missing = await nowhere.event("TranscriptionFailed");
  assert.deepEqual([result(missing), update(missing)],
    [[400, 8581], ["transcriptionFailed", "streamUrlMissing"]]);
  await assert.rejects(nowhere.media.startTranscription(), refused(405, "8522"));
  const speechless = await talkWith({ transcriptionOptions: options(), aiServices: null }, ["phone"]);
  await assert.rejects(speechless.media.startTranscription(), refused(405, "8522"));
  await assert.rejects(speechless.media.updateTranscription("en-US"), refused(405, "8522"));
});

test("languages that nobody understands fail, and a change to one leaves all as it was", async () => {
  const t = await talk(options(), ["phone", wait(4), say(sentences[1])]);
  await assert.rejects(t.media.startTranscription({ locale: "de" }), refused(400, "8523"));
  await t.media.startTranscription({ locale: "de-DE", operationContext: "german" });
  const failed = await t.event("TranscriptionFailed", "german");
  assert.deepEqual([result(failed), update(failed)], [[400, 8565], ["transcriptionFailed", "badRequest"]]);
  assert.equal(parseCallAutomationEvent(failed.raw).kind, "TranscriptionFailed");
  await t.media.startTranscription({ operationContext: "english" });
  await t.event("TranscriptionStarted", "english");
  await assert.rejects(t.media.updateTranscription("fr"), refused(400, "8523"));
  await t.media.updateTranscription("fr-FR", { operationContext: "french" });
  assert.deepEqual(result(await t.event("TranscriptionFailed", "french")), [400, 8565]);
  await t.final(sentences[1]);
});

test("an application that refuses or goes away fails it, and the call goes on", async () => {
  const closed = await new TranscriptApp().listen({ verifyClient: () => false });
  const t = await talk(options({ transportUrl: closed.url, startTranscription: true }), ["phone"]);
  const failed = await t.event("TranscriptionFailed");
  assert.deepEqual([result(failed), update(failed)],
    [[500, 8578], ["transcriptionFailed", "streamConnectionUnsuccessful"]]);
  await closed.close();

  const leaving = await new TranscriptApp().listen();
  const other = await talk(options({ transportUrl: leaving.url, startTranscription: true }), ["phone"]);
  await other.event("TranscriptionStarted");
  await leaving.close();
  const lost = await other.event("TranscriptionFailed");
  assert.deepEqual([result(lost), update(lost)],
    [[500, 8578], ["transcriptionFailed", "streamConnectionInterrupted"]]);
  assert.equal((await other.properties()).callConnectionState, "connected");
});

test("a cut connection is made again, with its metadata, and what was said meanwhile still comes", async () => {
  const t = await talk(options({ startTranscription: true }), ["phone", wait(2), say(sentences[0])]);
  await t.event("TranscriptionStarted");
  app.ofCall(t.id).socket.terminate();
  await t.final(sentences[0]);
  const mine = app.connections.filter((c) => c.headers["x-ms-call-connection-id"] === t.id);
  assert.equal(mine.length, 2);
  assert.equal(mine[1].frames[0].kind, "TranscriptionMetadata");
  assert.notEqual(mine[0].headers.authorization, mine[1].headers.authorization);
});

test("a connection that joined a call reads it too, but can't change it", async () => {
  const group = guid(77);
  const { callConnection, callConnectionProperties } = await client.connectCall(
    { kind: "groupCallLocator", id: group }, `${receiver.url}/callbacks`,
    { transcriptionOptions: options({ startTranscription: true }),
      callIntelligenceOptions: { cognitiveServicesEndpoint: "https://ai.example.com" } });
  const id = callConnectionProperties.callConnectionId;
  await receiver.waitFor("TranscriptionStarted", (d) => d.callConnectionId === id);
  await assert.rejects(callConnection.getCallMedia().updateTranscription("en-GB"), refused(405, "8520"));
  const speaker = user(next++);
  await steer.endpoint(speaker, "late", [{ do: "answer" }, wait(1), say(sentences[1])]);
  await callConnection.addParticipant({ targetParticipant: target(speaker) });
  const frame = await app.waitFor((f) => f.data.resultState === "Final"
    && f.raw.transcriptionData.participantRawID === speaker, "words of the one who was added");
  assert.equal(plain(frame.data.text), sentences[1]);
});
