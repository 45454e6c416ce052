// What a caller says is written down: the real exchange's recogniser, its socket with its token, the relay's journal, and
// a console's own event stream.
import assert from "node:assert/strict";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "../conformance/node_modules/ws/wrapper.mjs";
import { control, startExchange } from "../conformance/support/daemons.mjs";
import { Relay, freePort, secret } from "./relay.mjs";

const line = "+18005550100", caller = "4:+14255550123", words = "I want to check my account balance";
let exchange, relay, mina;

before(async () => {
  relay = new Relay();
  relay.listen = `127.0.0.1:${await freePort()}`;
  exchange = await startExchange({
    phoneNumbers: [line], endpoints: [{ identity: caller, name: "Lee Wong", script: [] }], phrases: [words],
    eventGrid: [{ endpoint: `http://${relay.listen}/eventgrid?code=${secret}`, schema: "EventGridSchema" }],
  });
  relay.service = exchange.connectionString;
  const configuration = `${exchange.endpoint}/calling/.well-known/acsopenidconfiguration`;
  const { issuer } = await (await fetch(configuration)).json();
  await relay.prepare({ mina: "agent" }, { callbackIssuer: { openIdConfiguration: configuration, issuer, audience: exchange.resourceId } });
  await relay.start();
  mina = await relay.signIn("mina");
});

after(async () => {
  await relay?.remove();
  await exchange?.stop();
});

test("final text is in the journal, partial text on the console's stream, and none in the log", { timeout: 60_000 }, async (t) => {
  const seen = [];
  const stream = new WebSocket(`ws://${relay.listen}/client/hubs/callboard?access_token=${mina.token}`, "json.webpubsub.azure.v1");
  stream.on("message", (text) => {
    const message = JSON.parse(text);
    if (message.type === "message") seen.push(message.data);
  });
  await once(stream, "open");
  await control(exchange).endpoint(caller, "Lee Wong", [{ do: "wait", seconds: 2 }, { do: "say", text: words }, { do: "wait", seconds: 30 }]);
  await control(exchange).dial(caller, `4:${line}`);
  const next = async (type) => {
    for (let tries = 0; tries < 400; tries += 1) {
      const found = seen.find((e) => e.type === type);
      if (found) return found;
      await sleep(50);
    }
    throw new Error(`no ${type} among ${seen.map((e) => e.type)}\n${relay.log}`);
  };
  const ring = await next("Microsoft.Communication.IncomingCall");
  const answer = await fetch(`${relay.endpoint}/calling/callConnections:answer?api-version=2026-03-12`, {
    method: "POST", headers: { authorization: `Bearer ${mina.token}`, "content-type": "application/json" },
    body: JSON.stringify({ incomingCallContext: ring.body.data.incomingCallContext, callbackUri: "https://console.invalid/",
      callIntelligenceOptions: { cognitiveServicesEndpoint: "https://ai.example.com" },
      transcriptionOptions: { locale: "en-US", startTranscription: true, enableIntermediateResults: true } }) });
  assert.equal(answer.status, 200);
  const { callConnectionId } = await answer.json();
  const segment = await next("Callboard.TranscriptSegment");
  const { data } = segment.body;
  t.diagnostic(`heard "${data.text}" with confidence ${data.confidence}`);
  assert.equal(segment.callId, callConnectionId);
  assert.equal(data.participantRawId, caller);
  assert.equal(data.locale, "en-US");
  assert.ok(data.text.toLowerCase().includes("account balance"), data.text);
  assert.match(data.offset, /^\d{18}$/);
  assert.ok(data.words.length >= 4);
  const partial = await next("Callboard.TranscriptPartial");
  assert.equal(partial.offset, undefined, "it has no place in the journal");
  assert.equal(partial.body.data.callConnectionId, callConnectionId);
  assert.equal(partial.body.data.words, undefined);
  const history = await relay.rows(mina.token);
  assert.equal(history.filter((row) => row.text.includes("TranscriptPartial")).length, 0);
  assert.ok(history.some((row) => row.text.includes("TranscriptSegment")));
  assert.ok(!relay.log.toLowerCase().includes("balance"));
  await fetch(`${relay.endpoint}/calling/callConnections/${callConnectionId}:terminate?api-version=2026-03-12`,
    { method: "POST", headers: { authorization: `Bearer ${mina.token}` } });
  await next("Microsoft.Communication.CallDisconnected");
  stream.close();
});
