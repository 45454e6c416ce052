// Media streaming to wss://, through the unmodified SDK: whom the exchange believes, and what is told when it doesn't.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CallAutomationClient, parseCallAutomationEvent } from "@azure/communication-call-automation";
import { Application, samplesIn, tonePcm, until, verified } from "./support/application.mjs";
import { control, startExchange } from "./support/daemons.mjs";
import { Authority } from "./support/identity.mjs";
import { Receiver } from "./support/receiver.mjs";
import { loudestTone, samplesOf } from "./support/sound.mjs";
import { join } from "node:path";

const line = "+18005550100", lee = "+14255560177", here = "DNS:localhost,IP:127.0.0.1";
let known, unknown, exchange, receiver, client;

before(async () => {
  [known, unknown] = [new Authority("known"), new Authority("unknown")];
  receiver = await new Receiver().listen();
  exchange = await startExchange({ phoneNumbers: [line], endpoints: [], authorities: known.file,
    eventGrid: [{ endpoint: `${receiver.url}/grid`, schema: "EventGridSchema" }] });
  client = new CallAutomationClient(exchange.connectionString, { allowInsecureConnection: true });
});

after(async () => {
  await exchange?.stop();
  await receiver?.close();
  known?.forget();
  unknown?.forget();
});

/** A call with Lee, who plays a tone, streamed to an application with this certificate. */
async function streamedTo(identity, hears) {
  const app = await new Application().listen(identity);
  await control(exchange).endpoint(`4:${lee}`, "Lee", [{ do: "answer" }, { do: "capture", file: `${hears}.wav` },
    { do: "tone", hertz: 500, seconds: 20 }]);
  const { callConnection, callConnectionProperties } = await client.createCall(
    { targetParticipant: { phoneNumber: lee }, sourceCallIdNumber: { phoneNumber: line } }, `${receiver.url}/callbacks`,
    { mediaStreamingOptions: { transportType: "websocket", transportUrl: app.url, contentType: "audio",
      audioChannelType: "mixed", startMediaStreaming: true, enableBidirectional: true, audioFormat: "pcm16KMono" } });
  const id = callConnectionProperties.callConnectionId;
  const told = async (type) => parseCallAutomationEvent(
    (await receiver.waitFor(type, (data) => data.callConnectionId === id, 30_000)).raw).mediaStreamingUpdate;
  const over = async () => {
    await callConnection.hangUp(true);
    await app.close();
  };
  return { app, id, told, callConnection, over };
}

async function refuses(identity, hears) {
  const { app, told, callConnection, over } = await streamedTo(identity, hears);
  assert.deepEqual(await told("MediaStreamingFailed"), { contentType: "Audio",
    mediaStreamingStatus: "mediaStreamingFailed", mediaStreamingStatusDetails: "initialWebSocketConnectionFailed" });
  assert.equal(app.tries, undefined, "nobody else sees the token");
  assert.equal((await callConnection.getCallConnectionProperties()).callConnectionState, "connected");
  await over();
}

test("a certificate of the configured authority is believed, and sound goes both ways", async () => {
  const { app, id, told, over } = await streamedTo(known.identity(here), "known");
  assert.ok(app.url.startsWith("wss://"));
  assert.equal((await told("MediaStreamingStarted")).mediaStreamingStatusDetails, "subscriptionStarted");
  const { frames, headers, socket } = await app.frames(id, 60);
  await verified(exchange, headers.authorization);
  assert.ok(Math.abs(loudestTone(samplesIn(frames.slice(20, 60)), 500) + 9.03) < 0.5);
  socket.send(JSON.stringify({ kind: "AudioData", audioData: { data: tonePcm(800, 1).toString("base64") } }));
  const heard = async () => loudestTone(await samplesOf(join(exchange.folder, "known.wav")), 800);
  await until(async () => Math.abs(await heard() + 15.05) < 0.5, "800 Hz at Lee");
  await over();
});

test("a certificate of another authority is refused", () => refuses(unknown.identity(here), "unknown"));

test("a certificate for another host is refused", () => refuses(known.identity("DNS:elsewhere.example"), "elsewhere"));
