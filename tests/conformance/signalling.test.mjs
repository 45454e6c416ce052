// What the exchange promises beyond a call that goes well: time-outs, refusals, repeats, retries, addresses, contexts.
import assert from "node:assert/strict";
import { createHash, createHmac, randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { CallAutomationClient, parseCallAutomationEvent } from "@azure/communication-call-automation";
import { EventGridDeserializer } from "@azure/eventgrid";
import { accessKey, control, startExchange } from "./support/daemons.mjs";
import { line, sleep, user } from "./support/parties.mjs";
import { Receiver } from "./support/receiver.mjs";

const owned = `4:${line}`;
const lee = "4:+14255550123", roy = "4:+14255550127", silent = "4:+14255550126", slow = "4:+14255550128";
const leaver = "4:+14255550129", ana = user(11), omar = user(12);
const answering = [{ do: "answer" }];
const phone = (rawId) => ({ phoneNumber: rawId.slice(2) });
const invite = (rawId) => ({ targetParticipant: phone(rawId), sourceCallIdNumber: { phoneNumber: line } });
const inviteUser = (id, headers) =>
  ({ targetParticipant: { communicationUserId: id }, customCallingContext: headers });
const versions = ["2023-03-06", "2023-10-15", "2024-04-15", "2024-09-15", "2025-05-15", "2025-06-15", "2026-03-12"];
const insecure = { allowInsecureConnection: true };

let exchange, receiver, client, steer, unanswered;

before(async () => {
  receiver = await new Receiver().listen();
  exchange = await startExchange({
    phoneNumbers: [line],
    eventGrid: [
      { endpoint: `${receiver.url}/eventgrid`, schema: "EventGridSchema" },
      { endpoint: `${receiver.url}/cloudevents`, schema: "CloudEventSchemaV1_0" },
    ],
    endpoints: [
      { identity: lee, name: "Lee Wong", script: answering },
      { identity: roy, name: "Roy Diaz", script: answering },
      { identity: silent, name: "Silent", script: [{ do: "ignore" }] },
      { identity: slow, name: "Slow", script: [{ do: "ring", seconds: 1 }, { do: "answer" }] },
      { identity: leaver, name: "Leaver", script: [{ do: "ring", seconds: 0.3 }, { do: "hangup" }] },
      { identity: ana, name: "Ana R.", script: answering },
      { identity: omar, name: "Omar D.", script: answering },
    ],
  });
  client = new CallAutomationClient(exchange.connectionString, insecure);
  steer = control(exchange);
  const { callConnectionProperties } = await client.createCall(inviteUser(user(90)), callbacks("unanswered"));
  unanswered = { id: callConnectionProperties.callConnectionId, since: Date.now() };
  unanswered.context = (await incoming(roy)).incomingCallContext;
});

after(async () => {
  await exchange?.stop();
  await receiver?.close();
});

const callbacks = (name) => `${receiver.url}/callbacks/${name}`;
const parsed = (event) => parseCallAutomationEvent(event.raw);
const result = (event) => [event.body.data.resultInformation.code, event.body.data.resultInformation.subCode];
const of = (id, accept = () => true) => (data, event) => data.callConnectionId === id && accept(data, event);

async function connectedCall(target = invite(lee), with_ = client) {
  const { callConnection, callConnectionProperties } = await with_.createCall(target, callbacks("call"));
  const id = callConnectionProperties.callConnectionId;
  await receiver.waitFor("CallConnected", of(id));
  return { id, call: callConnection, properties: callConnectionProperties };
}

async function incoming(from, to = owned, context = undefined) {
  const known = receiver.events.length;
  await steer.dial(from, to, context);
  return announced(to, known);
}

async function announced(to, known = 0) {
  const event = await receiver.waitFor("IncomingCall", (data, e) =>
    data.to.rawId === to && receiver.events.indexOf(e) >= known && e.url.startsWith("/eventgrid"));
  return event.body.data;
}

/** A request as an SDK signs it; `spoil` may change its parts after that. */
async function signed(method, target, { body, date = new Date(), key = accessKey, headers = {}, spoil } = {}) {
  const text = body === undefined ? "" : JSON.stringify(body);
  const hash = createHash("sha256").update(text).digest("base64");
  const when = date.toUTCString(), host = new URL(exchange.endpoint).host;
  const signature = createHmac("sha256", Buffer.from(key, "base64"))
    .update(`${method}\n${target}\n${when};${host};${hash}`).digest("base64");
  const answer = await fetch(exchange.endpoint + target, {
    method,
    headers: {
      "x-ms-date": when,
      "x-ms-content-sha256": hash,
      authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
      ...(text ? { "content-type": "application/json" } : {}),
      ...headers,
    },
    body: text ? (spoil ? spoil(text) : text) : undefined,
  });
  return { status: answer.status, headers: answer.headers, body: JSON.parse((await answer.text()) || "{}") };
}

const createTarget = "/calling/callConnections?api-version=2026-03-12";
const createBody = (to = lee) => ({
  targets: [{ kind: "phoneNumber", rawId: to, phoneNumber: { value: to.slice(2) } }],
  sourceCallerIdNumber: { value: line },
  callbackUri: callbacks("raw"),
});
const callsWith = async (who) => (await steer.calls()).calls.filter((call) =>
  call.ringing.includes(who) || call.participants.some((p) => p.rawId === who));

for (const version of versions) {
  test(`api-version ${version}: create, look, hang up`, async () => {
    const old = new CallAutomationClient(exchange.connectionString, { ...insecure, apiVersion: version });
    const { id, call } = await connectedCall(invite(lee), old);
    assert.equal((await call.getCallConnectionProperties()).callConnectionState, "connected");
    assert.equal((await call.listParticipants()).values.length, 2);
    await call.hangUp(false);
    const gone = await receiver.waitFor("CallDisconnected", of(id));
    assert.equal(gone.body.data.version, version);
  });
}

test("an unknown api-version gets 400 in JSON", async () => {
  for (const version of ["2024-06-15-preview", "2031-01-01", ""]) {
    const { status, body } = await signed("POST", `/calling/callConnections?api-version=${version}`, { body: createBody() });
    assert.equal(status, 400);
    assert.ok(body.error.code && body.error.message.includes("api-version"));
  }
});

test("wrong key, stale date, changed body, no signature, foreign token: 401 in JSON, and nobody is called", async () => {
  const own = "4:+14255550181";
  await steer.endpoint(own, "Own", answering);
  const body = createBody(own);
  const minutes = (n) => new Date(Date.now() + n * 60_000);
  const refused = [
    await signed("POST", createTarget, { body, key: Buffer.alloc(64, 1).toString("base64") }),
    await signed("POST", createTarget, { body, date: minutes(-16) }),
    await signed("POST", createTarget, { body, date: minutes(16) }),
    await signed("POST", createTarget, { body, spoil: (text) => text.replace(own, lee) }),
    await signed("POST", createTarget, { body, headers: { authorization: "" } }),
    await signed("POST", createTarget, { body, headers: { authorization: `Bearer ${accessKey}` } }),
  ];
  for (const { status, body: { error } } of refused) {
    assert.equal(status, 401);
    assert.deepEqual(error, { code: "Denied", message: "Denied by the resource provider." });
  }
  assert.equal((await callsWith(own)).length, 0);
  assert.equal((await signed("POST", createTarget, { body, date: minutes(-14) })).status, 201);
});

test("the same repeatability id: the same answer, one call; with another body: 400", async () => {
  const own = "4:+14255550182";
  await steer.endpoint(own, "Own", answering);
  const headers = { "repeatability-request-id": randomUUID(), "repeatability-first-sent": new Date().toUTCString() };
  const first = await signed("POST", createTarget, { body: createBody(own), headers });
  const again = await signed("POST", createTarget, { body: createBody(own), headers });
  assert.equal(first.status, 201);
  assert.deepEqual([again.status, again.body], [first.status, first.body]);
  assert.equal((await signed("POST", createTarget, { body: createBody(roy), headers })).status, 400);
  assert.equal((await callsWith(own)).length, 1);
});

test("an answer that is lost on its way: the SDK repeats, the exchange does not dial again", async () => {
  const own = "4:+14255550183";
  await steer.endpoint(own, "Own", answering);
  await steer.faults({ answers: [{ operation: "createCall", drop: true, after: true, count: 1 }] });
  const { callConnectionProperties } = await client.createCall(invite(own), callbacks("lost"));
  await receiver.waitFor("CallConnected", of(callConnectionProperties.callConnectionId));
  assert.equal((await callsWith(own)).length, 1);
  await steer.faults({});
});

test("ringing takes the time that the script says", async () => {
  const begun = Date.now();
  const { id } = await connectedCall(invite(slow));
  const took = (await receiver.waitFor("CallConnected", of(id))).at - begun;
  assert.ok(took >= 1000 && took < 5000, `${took} ms`);
});

test("each reject reason reaches the calling application", async () => {
  for (const [reason, code] of [["none", 603], ["busy", 486], ["forbidden", 403]]) {
    const known = receiver.events.length;
    const { callConnectionProperties: { callConnectionId } } =
      await client.createCall(inviteUser(user(70)), callbacks("rejected"), { operationContext: reason });
    const { incomingCallContext } = await announced(user(70), known);
    await client.rejectCall(incomingCallContext, { callRejectReason: reason });
    const gone = await receiver.waitFor("CallDisconnected", of(callConnectionId));
    const failed = await receiver.waitFor("CreateCallFailed", of(callConnectionId));
    assert.deepEqual([result(gone)[0], result(failed)], [code, result(gone)]);
    assert.deepEqual([gone.body.data.operationContext, failed.body.data.operationContext], [reason, undefined]);
    assert.equal(receiver.ofConnection(callConnectionId).length, 2);
    await assert.rejects(client.answerCall(incomingCallContext, callbacks("late")), { statusCode: 409, code: "8519" });
  }
});

test("redirect announces the call anew to a user, who can be answered for", async () => {
  const first = await incoming(lee);
  await client.redirectCall(first.incomingCallContext, inviteUser(user(71)));
  const second = await announced(user(71));
  assert.equal(second.from.rawId, lee);
  assert.equal(second.correlationId, first.correlationId);
  await assert.rejects(client.answerCall(first.incomingCallContext, callbacks("late")), { statusCode: 409 });
  const { callConnectionProperties } = await client.answerCall(second.incomingCallContext, callbacks("redirected"));
  await receiver.waitFor("CallConnected", of(callConnectionProperties.callConnectionId));
});

test("a caller who has gone makes the answer fail", async () => {
  const { incomingCallContext } = await incoming(leaver);
  await sleep(600);
  const { callConnectionProperties } =
    await client.answerCall(incomingCallContext, callbacks("answer"), { operationContext: "too-late" });
  const failed = await receiver.waitFor("AnswerFailed", of(callConnectionProperties.callConnectionId));
  assert.equal(parsed(failed).kind, "AnswerFailed");
  assert.equal(failed.body.data.operationContext, "too-late");
});

test("connecting to a call that does not exist fails by event", async () => {
  const { callConnectionProperties } = await client.connectCall(
    { kind: "serverCallLocator", id: "bm8gc3VjaCBjYWxs" }, callbacks("connect"), { operationContext: "nothing" });
  const failed = await receiver.waitFor("ConnectFailed", of(callConnectionProperties.callConnectionId));
  assert.equal(parsed(failed).kind, "ConnectFailed");
  assert.deepEqual(result(failed), [404, 8522]);
});

test("voip headers of an invitation and sip headers of a transfer arrive with the incoming call", async () => {
  const { call } = await connectedCall();
  await call.addParticipant(inviteUser(user(72), [{ kind: "voip", key: "customerId", value: "C-1001" }]));
  const invited = await announced(user(72));
  assert.deepEqual(invited.customContext, { sipHeaders: {}, voipHeaders: { customerId: "C-1001" } });
  await client.rejectCall(invited.incomingCallContext);
  const other = await connectedCall(invite(roy));
  const known = receiver.events.length;
  await other.call.transferCallToParticipant({ phoneNumber: line }, {
    sourceCallIdNumber: { phoneNumber: line },
    customCallingContext: [
      { kind: "sipuui", value: "7469636b6574;encoding=hex" },
      { kind: "sipx", key: "ticket", value: "4711" },
      { kind: "sipx", key: "tier", value: "gold", sipHeaderPrefix: "X-" },
    ],
  });
  const { customContext, incomingCallContext } = await announced(owned, known);
  assert.deepEqual(customContext.sipHeaders,
    { userToUser: "7469636b6574;encoding=hex", "X-MS-Custom-ticket": "4711", "X-tier": "gold" });
  await client.answerCall(incomingCallContext, callbacks("transferred"));
  await receiver.waitFor("CallTransferAccepted", of(other.id));
});

test("operation addresses take the outcome of their own request, good or bad, and nothing else", async () => {
  const { id, call } = await connectedCall();
  const own = (name) => ({ operationContext: name, operationCallbackUrl: callbacks(`own-${name}`) });
  const outcome = async (type, name) => {
    const event = await receiver.waitFor(type, (data) => data.operationContext === name);
    assert.equal(event.url, `/callbacks/own-${name}`);
    assert.equal(parsed(event).kind, type);
  };
  await call.addParticipant(invite(roy), own("add"));
  await outcome("AddParticipantSucceeded", "add");
  await call.addParticipant(invite(silent), { ...own("unanswered"), invitationTimeoutInSeconds: 1 });
  await outcome("AddParticipantFailed", "unanswered");
  const { invitationId } = await call.addParticipant(invite(silent), own("invite"));
  await call.cancelAddParticipantOperation(invitationId, own("cancel"));
  await outcome("CancelAddParticipantSucceeded", "cancel");
  await call.cancelAddParticipantOperation(invitationId, own("cancel-late"));
  await outcome("CancelAddParticipantFailed", "cancel-late");
  await call.removeParticipant(phone(silent), own("remove-stranger"));
  await outcome("RemoveParticipantFailed", "remove-stranger");
  const from = await connectedCall(inviteUser(ana));
  await call.moveParticipants([{ communicationUserId: ana }], from.id, own("move"));
  await outcome("MoveParticipantSucceeded", "move");
  await call.moveParticipants([phone(silent)], from.id, own("move-stranger"));
  await outcome("MoveParticipantFailed", "move-stranger");
  await call.removeParticipant({ communicationUserId: ana }, own("remove"));
  await outcome("RemoveParticipantSucceeded", "remove");
  await call.transferCallToParticipant(phone("4:+14255550111"), { ...own("nowhere"), transferee: phone(roy) });
  await outcome("CallTransferFailed", "nowhere");
  await call.transferCallToParticipant({ communicationUserId: omar }, { ...own("transfer"), transferee: phone(roy) });
  await outcome("CallTransferAccepted", "transfer");
  await call.hangUp(true);
  assert.equal((await receiver.waitFor("CallDisconnected", of(id))).url, "/callbacks/call");
  for (const event of receiver.ofConnection(id).filter((e) => e.type.endsWith("ParticipantsUpdated")))
    assert.equal(event.url, "/callbacks/call");
});

test("a call between users raises the four call events, in both schemas", async () => {
  const { callId } = await steer.dial(omar, ana);
  await receiver.waitFor("CallParticipantAdded", (d) => d.serverCallId === callId &&
    d.user.communicationIdentifier.rawId === ana);
  assert.equal((await receiver.waitFor("CallStarted", (d) => d.serverCallId === callId)).body.data.isTwoParty, true);
  const { callConnectionProperties: { callConnectionId } } =
    await client.connectCall({ kind: "serverCallLocator", id: callId }, callbacks("joined"));
  await receiver.waitFor("CallConnected", of(callConnectionId));
  const call = client.getCallConnection(callConnectionId);
  await call.removeParticipant({ communicationUserId: ana });
  await receiver.waitFor("CallParticipantRemoved", (d) => d.serverCallId === callId);
  await call.hangUp(true);
  await receiver.waitFor("CallEnded", (d) => d.serverCallId === callId);
  await sleep(200);
  const about = receiver.events.filter((e) => e.body.data?.serverCallId === callId && !e.url.startsWith("/callbacks"));
  for (const type of ["CallStarted", "CallEnded", "CallParticipantAdded", "CallParticipantRemoved"]) {
    const both = about.filter((e) => e.type === `Microsoft.Communication.${type}`);
    const reader = new EventGridDeserializer();
    const grid = both.find((e) => e.url.startsWith("/eventgrid"));
    const cloud = both.find((e) => e.url.startsWith("/cloudevents"));
    const [native] = await reader.deserializeEventGridEvents(grid.raw);
    const [typed] = await reader.deserializeCloudEvents(cloud.raw);
    assert.equal(native.data.startedBy.communicationIdentifier.rawId, omar);
    assert.equal(typed.id, native.id);
    assert.equal(grid.headers["aeg-event-type"], "Notification");
    assert.equal(cloud.headers["content-type"], "application/cloudevents+json; charset=utf-8");
  }
});

test("a callback that is refused with 5xx comes again with the same id, before later ones; with 400 it does not", async () => {
  const tried = [];
  receiver.verdict = ({ url, list }) => {
    if (!url.startsWith("/callbacks/flaky")) return 200;
    tried.push(list[0]);
    if (url.endsWith("refusing")) return 400;
    return tried.length < 3 ? 503 : 200;
  };
  const flaky = await client.createCall(invite(lee), callbacks("flaky"));
  const id = flaky.callConnectionProperties.callConnectionId;
  await receiver.waitFor("CallConnected", of(id));
  await receiver.waitFor("ParticipantsUpdated", of(id));
  assert.equal(new Set(tried.slice(0, 3).map((event) => event.id)).size, 1);
  assert.notEqual(tried[3].id, tried[0].id);
  tried.length = 0;
  await client.createCall(invite(lee), callbacks("flaky-refusing"));
  await sleep(1500);
  assert.equal(tried.length, 2);
  assert.notEqual(tried[0].id, tried[1].id);
  receiver.verdict = () => 200;
});

test("events are lost, doubled, delayed and reordered on demand", async () => {
  await steer.faults({ events: [{ type: "ParticipantsUpdated", lose: true }, { type: "CallConnected", duplicate: true }] });
  const { id, call } = await connectedCall();
  await sleep(200);
  const types = () => receiver.ofConnection(id).map((e) => e.type.replace("Microsoft.Communication.", ""));
  assert.deepEqual(types(), ["CallConnected", "CallConnected"]);
  const [first, second] = receiver.ofConnection(id);
  assert.equal(first.body.id, second.body.id);
  await steer.faults({ events: [{ type: "ParticipantsUpdated", reorder: 0.8 }, { type: "CallDisconnected", delay: 0.4 }] });
  await call.muteParticipant({ communicationUserId: ana }).catch(() => {});
  await call.getCallMedia().hold(phone(lee));
  await call.hangUp(true);
  const begun = Date.now();
  await receiver.waitFor("CallDisconnected", of(id));
  assert.ok(Date.now() - begun >= 300);
  await receiver.waitFor("ParticipantsUpdated", of(id));
  assert.deepEqual(types().slice(2), ["CallDisconnected", "ParticipantsUpdated"]);
  await steer.faults({});
});

test("a receiver may confirm its subscription later by opening the address, in both schemas", async () => {
  for (const schema of ["EventGridSchema", "CloudEventSchemaV1_0"]) {
    const careful = await new Receiver().listen();
    careful.confirmAt = [];
    const other = await startExchange({ phoneNumbers: [line], eventGrid: [{ endpoint: `${careful.url}/events`, schema }] });
    try {
      await control(other).dial(lee, owned);
      await sleep(300);
      assert.equal(careful.events.length, 0, "nothing before the handshake");
      assert.equal((await fetch(careful.confirmAt[0])).status, 200);
      await careful.waitFor("IncomingCall");
    } finally {
      await other.stop();
      await careful.close();
    }
  }
});

test("nobody answers: the call ends after 30 seconds with both events, and can be answered no more", async () => {
  const gone = await receiver.waitFor("CallDisconnected", of(unanswered.id), 40_000);
  const took = gone.at - unanswered.since;
  assert.ok(took >= 29_500 && took < 34_000, `${took} ms`);
  assert.deepEqual(result(gone), [487, 10004]);
  await receiver.waitFor("CreateCallFailed", of(unanswered.id));
  await sleep(1000);
  await assert.rejects(client.answerCall(unanswered.context, callbacks("late")), { statusCode: 400, code: "8587" });
});

test("Event Grid tries again after ten seconds and counts its tries", async () => {
  let refused;
  receiver.verdict = ({ url, headers, list }) => {
    if (refused || !url.startsWith("/eventgrid") || !list[0].eventType.endsWith("CallStarted")) return 200;
    refused = { id: list[0].id, at: Date.now(), count: headers["aeg-delivery-count"] };
    return 500;
  };
  await steer.dial(omar, ana);
  const event = await receiver.waitFor("CallStarted", (d, e) => e.body.id === refused?.id && e.url.startsWith("/eventgrid"),
    20_000);
  assert.ok(Date.now() - refused.at >= 9_500);
  assert.deepEqual([refused.count, event.headers["aeg-delivery-count"]], ["0", "1"]);
  receiver.verdict = () => 200;
});

test("every callback event of signalling was raised, and the SDK reads each", () => {
  const seen = new Set();
  for (const event of receiver.events.filter((e) => e.url.startsWith("/callbacks"))) {
    assert.equal(`Microsoft.Communication.${parsed(event).kind}`, event.type);
    seen.add(parsed(event).kind);
  }
  assert.deepEqual([...seen].sort(), ["AddParticipantFailed", "AddParticipantSucceeded", "AnswerFailed", "CallConnected",
    "CallDisconnected", "CallTransferAccepted", "CallTransferFailed", "CancelAddParticipantFailed",
    "CancelAddParticipantSucceeded", "ConnectFailed", "CreateCallFailed", "MoveParticipantFailed",
    "MoveParticipantSucceeded", "ParticipantsUpdated", "RemoveParticipantFailed", "RemoveParticipantSucceeded"]);
});
