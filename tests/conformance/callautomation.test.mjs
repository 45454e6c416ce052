// Microsoft's Call Automation SDK, unmodified, against the real exchange.
import assert from "node:assert/strict";
import { createPublicKey, verify } from "node:crypto";
import { after, before, test } from "node:test";
import { CallAutomationClient, parseCallAutomationEvent } from "@azure/communication-call-automation";
import { EventGridDeserializer } from "@azure/eventgrid";
import { accessKey, control, startExchange } from "./support/daemons.mjs";
import { guid, line, user } from "./support/parties.mjs";
import { Receiver } from "./support/receiver.mjs";

const lee = "4:+14255550123", busy = "4:+14255550124", declines = "4:+14255550125", silent = "4:+14255550126";
const second = "4:+14255550127";
const answering = [{ do: "ring", seconds: 0.2 }, { do: "answer" }];
const phone = (rawId) => ({ phoneNumber: rawId.slice(2) });
const invite = (rawId) => ({ targetParticipant: phone(rawId), sourceCallIdNumber: { phoneNumber: line } });
const inviteUser = (id) => ({ targetParticipant: { communicationUserId: id } });

let exchange, receiver, client, steer;

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
      { identity: second, name: "Roy Diaz", script: answering },
      { identity: busy, name: "Busy", script: [{ do: "reject", reason: "busy" }] },
      { identity: declines, name: "Declines", script: [{ do: "reject", reason: "declined" }] },
      { identity: silent, name: "Silent", script: [{ do: "ignore" }] },
      { identity: user(11), name: "Ana R.", script: answering },
      { identity: user(12), name: "Omar D.", script: answering },
    ],
  });
  client = new CallAutomationClient(exchange.connectionString, { allowInsecureConnection: true });
  steer = control(exchange);
});

after(async () => {
  await exchange?.stop();
  await receiver?.close();
});

const callbacks = (name) => `${receiver.url}/callbacks/${name}?k=v`;
const parsed = (event) => parseCallAutomationEvent(event.raw);

async function connectedCall(target = invite(lee), context = undefined) {
  const { callConnection, callConnectionProperties } =
    await client.createCall(target, callbacks("call"), { operationContext: context });
  const id = callConnectionProperties.callConnectionId;
  await receiver.waitFor("CallConnected", (data) => data.callConnectionId === id);
  await receiver.waitFor("ParticipantsUpdated", (data) => data.callConnectionId === id);
  return { id, call: callConnection, properties: callConnectionProperties };
}

async function incoming(from, to = `4:${line}`, context = undefined) {
  const known = receiver.events.length;
  await steer.dial(from, to, context);
  const event = await receiver.waitFor("IncomingCall", (data, e) =>
    data.from.rawId === from && receiver.events.indexOf(e) >= known && e.url.startsWith("/eventgrid"));
  return event.body.data;
}

const ended = (id, milliseconds) =>
  receiver.waitFor("CallDisconnected", (data) => data.callConnectionId === id, milliseconds);
const roster = (id, accept, milliseconds) => receiver.waitFor("ParticipantsUpdated",
  (data) => data.callConnectionId === id && accept(data.participants), milliseconds);

test("both Event Grid handshakes are completed before any event", () => {
  const first = receiver.requests[0];
  assert.ok(receiver.requests.some((r) => r.method === "OPTIONS" && r.headers["webhook-request-origin"]));
  assert.ok(receiver.requests.some((r) => r.headers["aeg-event-type"] === "SubscriptionValidation"));
  assert.notEqual(first.headers["aeg-event-type"], "Notification");
});

test("create: connecting, then CallConnected and ParticipantsUpdated with the context and the query kept", async () => {
  const { id, properties } = await connectedCall(invite(lee), "reminder-17");
  assert.equal(properties.callConnectionState, "connecting");
  assert.ok(properties.serverCallId && properties.correlationId);
  const event = await receiver.waitFor("CallConnected", (data) => data.callConnectionId === id);
  assert.equal(event.url, "/callbacks/call?k=v");
  const typed = parsed(event);
  assert.equal(typed.kind, "CallConnected");
  assert.equal(typed.operationContext, "reminder-17");
  const list = parsed(await receiver.waitFor("ParticipantsUpdated", (data) => data.callConnectionId === id));
  assert.ok(list.participants.some((p) => p.identifier.phoneNumber === lee.slice(2)));
  assert.equal(list.operationContext, undefined);
});

test("callbacks carry a token that the published keys verify", async () => {
  const { id } = await connectedCall();
  const event = await receiver.waitFor("CallConnected", (data) => data.callConnectionId === id);
  const [head, body, signature] = event.headers.authorization.replace("Bearer ", "").split(".");
  const read = (part) => JSON.parse(Buffer.from(part, "base64url"));
  const configuration = await (await fetch(`${exchange.endpoint}/calling/.well-known/acsopenidconfiguration`)).json();
  const { keys } = await (await fetch(configuration.jwks_uri)).json();
  const jwk = keys.find((key) => key.kid === read(head).kid);
  assert.equal(read(head).alg, "RS256");
  assert.ok(verify("sha256", Buffer.from(`${head}.${body}`), createPublicKey({ key: jwk, format: "jwk" }),
    Buffer.from(signature, "base64url")));
  assert.equal(read(body).iss, configuration.issuer);
  assert.equal(read(body).aud, exchange.resourceId);
  assert.ok(read(body).exp - read(body).iat <= 300);
});

test("get call and get participants", async () => {
  const { id, call } = await connectedCall();
  const properties = await call.getCallConnectionProperties();
  assert.equal(properties.callConnectionState, "connected");
  assert.equal(properties.callConnectionId, id);
  const { values } = await call.listParticipants();
  assert.ok(values.some((p) => p.identifier.phoneNumber === lee.slice(2)));
  assert.equal((await call.getParticipant(phone(lee))).isMuted, false);
  await assert.rejects(call.getParticipant(phone(second)), { statusCode: 404 });
});

test("a declined call raises CallDisconnected with the context, then CreateCallFailed without", async () => {
  const { callConnectionProperties } =
    await client.createCall(invite(declines), callbacks("declined"), { operationContext: "declined-1" });
  const id = callConnectionProperties.callConnectionId;
  const failed = parsed(await receiver.waitFor("CreateCallFailed", (data) => data.callConnectionId === id));
  const gone = parsed(await ended(id));
  for (const event of [failed, gone])
    assert.ok([603].includes(event.resultInformation.code), JSON.stringify(event.resultInformation));
  assert.equal(gone.operationContext, "declined-1");
  assert.equal(failed.operationContext, undefined);
  assert.equal(receiver.ofConnection(id).filter((e) => e.type.endsWith("CallConnected")).length, 0);
});

test("a busy number is reported as 486", async () => {
  const { callConnectionProperties } = await client.createCall(invite(busy), callbacks("busy"));
  const event = await ended(callConnectionProperties.callConnectionId);
  assert.equal(event.body.data.resultInformation.code, 486);
});

test("a phone number without a source number is refused", async () => {
  await assert.rejects(client.createCall({ targetParticipant: phone(lee) }, callbacks("x")), { statusCode: 400 });
});

test("group call: everybody who answers joins", async () => {
  const { callConnectionProperties } = await client.createGroupCall(
    [{ communicationUserId: user(11) }, { communicationUserId: user(12) }], callbacks("group"));
  const id = callConnectionProperties.callConnectionId;
  await receiver.waitFor("CallConnected", (data) => data.callConnectionId === id);
  await roster(id, (list) => [user(11), user(12)].every((u) => list.some((p) => p.identifier.rawId === u)));
});

test("hang up ends a one-to-one call with 7000 and the call is not found afterwards", async () => {
  const { id, call } = await connectedCall();
  await call.hangUp(false);
  const event = parsed(await ended(id));
  assert.deepEqual([event.resultInformation.code, event.resultInformation.subCode], [200, 7000]);
  await assert.rejects(call.getCallConnectionProperties(), { statusCode: 404 });
});

test("terminate ends a call of several for everyone", async () => {
  const { id, call } = await connectedCall();
  await call.addParticipant(invite(second), { operationContext: "add-t" });
  await receiver.waitFor("AddParticipantSucceeded", (data) => data.callConnectionId === id);
  await call.hangUp(true);
  assert.equal((await ended(id)).body.data.resultInformation.subCode, 7000);
});

test("answer: IncomingCall in both schemas, custom context, then connected", async () => {
  const data = await incoming(lee, `4:${line}`, { sipHeaders: { "X-MS-Custom-ticket": "4711" }, voipHeaders: {} });
  assert.equal(data.customContext.sipHeaders["X-MS-Custom-ticket"], "4711");
  const cloud = await receiver.waitFor("IncomingCall", (d, e) =>
    e.url.startsWith("/cloudevents") && d.incomingCallContext === data.incomingCallContext);
  const [typed] = await new EventGridDeserializer().deserializeCloudEvents(cloud.raw);
  assert.equal(typed.data.serverCallId, data.serverCallId);
  const grid = receiver.events.find((e) => e.url.startsWith("/eventgrid") &&
    e.body.data.incomingCallContext === data.incomingCallContext);
  const [native] = await new EventGridDeserializer().deserializeEventGridEvents(grid.raw);
  assert.equal(native.data.from.rawId, lee);
  const { callConnectionProperties } =
    await client.answerCall(data.incomingCallContext, callbacks("answer"), { operationContext: "answer-1" });
  const id = callConnectionProperties.callConnectionId;
  assert.equal(callConnectionProperties.callConnectionState, "connecting");
  const connected = parsed(await receiver.waitFor("CallConnected", (d) => d.callConnectionId === id));
  assert.equal(connected.operationContext, "answer-1");
  assert.equal(connected.correlationId, data.correlationId);
  await assert.rejects(client.answerCall(data.incomingCallContext, callbacks("again")));
});

test("reject: no callback for the rejecting application, the caller's call ends", async () => {
  const data = await incoming(lee);
  await client.rejectCall(data.incomingCallContext, { callRejectReason: "busy" });
  await assert.rejects(client.answerCall(data.incomingCallContext, callbacks("late")));
});

test("redirect to a user announces nothing to callbacks and rings the user", async () => {
  const data = await incoming(user(12), user(99));
  await client.redirectCall(data.incomingCallContext, inviteUser(user(11)));
  await assert.rejects(client.answerCall(data.incomingCallContext, callbacks("late")));
});

test("a call between two applications of the resource: two connections, one correlation", async () => {
  const { callConnectionProperties: outer } =
    await client.createCall(inviteUser(user(77)), callbacks("outer"), { operationContext: "outer" });
  const ring = await receiver.waitFor("IncomingCall", (d, e) =>
    d.to.rawId === user(77) && e.url.startsWith("/eventgrid"));
  assert.equal(ring.body.data.correlationId, outer.correlationId);
  const { callConnectionProperties: inner } =
    await client.answerCall(ring.body.data.incomingCallContext, callbacks("inner"), { operationContext: "inner" });
  assert.notEqual(inner.callConnectionId, outer.callConnectionId);
  assert.equal(inner.correlationId, outer.correlationId);
  for (const { callConnectionId } of [inner, outer])
    await receiver.waitFor("CallConnected", (d) => d.callConnectionId === callConnectionId);
  await client.getCallConnection(outer.callConnectionId).hangUp(true);
  await ended(inner.callConnectionId);
  await ended(outer.callConnectionId);
});

test("a rejected call between two applications: 603 for the caller", async () => {
  const { callConnectionProperties: outer } = await client.createCall(inviteUser(user(78)), callbacks("outer"));
  const ring = await receiver.waitFor("IncomingCall", (d, e) =>
    d.to.rawId === user(78) && e.url.startsWith("/eventgrid"));
  await client.rejectCall(ring.body.data.incomingCallContext);
  const gone = await ended(outer.callConnectionId);
  assert.deepEqual([gone.body.data.resultInformation.code, gone.body.data.resultInformation.subCode], [603, 0]);
  await receiver.waitFor("CreateCallFailed", (d) => d.callConnectionId === outer.callConnectionId);
});

test("connect by server call id gives a second connection to the same call", async () => {
  const { id, properties } = await connectedCall();
  const { callConnectionProperties } = await client.connectCall(
    { kind: "serverCallLocator", id: properties.serverCallId }, callbacks("connect"), { operationContext: "connect-1" });
  assert.notEqual(callConnectionProperties.callConnectionId, id);
  const event = await receiver.waitFor("CallConnected",
    (d) => d.callConnectionId === callConnectionProperties.callConnectionId);
  assert.equal(event.body.data.operationContext, "connect-1");
});

for (const kind of ["groupCallLocator", "roomCallLocator"]) {
  test(`connect by ${kind}`, async () => {
    const { callConnectionProperties } =
      await client.connectCall({ kind, id: guid(500) }, callbacks("connect"), { operationContext: kind });
    const id = callConnectionProperties.callConnectionId;
    await receiver.waitFor("CallConnected", (d) => d.callConnectionId === id);
  });
}

test("add participant: succeeded, three parties in the roster, operation callback address honoured", async () => {
  const { id, call } = await connectedCall();
  const result = await call.addParticipant(invite(second),
    { operationContext: "add-1", operationCallbackUrl: callbacks("operation"), invitationTimeoutInSeconds: 30 });
  assert.ok(result.invitationId);
  const event = await receiver.waitFor("AddParticipantSucceeded", (d) => d.operationContext === "add-1");
  assert.equal(event.url, "/callbacks/operation?k=v");
  assert.equal(parsed(event).participant.phoneNumber, second.slice(2));
  const list = await roster(id, (people) => people.length === 3);
  assert.equal(list.url, "/callbacks/call?k=v");
});

test("add participant: declined and unanswered invitations fail with their codes", async () => {
  const { id, call } = await connectedCall();
  await call.addParticipant(invite(declines), { operationContext: "add-declined" });
  const declined = parsed(await receiver.waitFor("AddParticipantFailed", (d) => d.operationContext === "add-declined"));
  assert.equal(declined.resultInformation.code, 603);
  await call.addParticipant(invite(silent), { operationContext: "add-silent", invitationTimeoutInSeconds: 1 });
  const late = parsed(await receiver.waitFor("AddParticipantFailed", (d) => d.operationContext === "add-silent"));
  assert.ok([408, 480, 487].includes(late.resultInformation.code));
  assert.equal((await client.getCallConnection(id).listParticipants()).values.some(
    (p) => p.identifier.phoneNumber === silent.slice(2)), false);
});

test("cancel add participant: one success event, no failure beside it", async () => {
  const { id, call } = await connectedCall();
  const { invitationId } = await call.addParticipant(invite(silent), { operationContext: "to-cancel" });
  await call.cancelAddParticipantOperation(invitationId, { operationContext: "cancel-1" });
  const event = parsed(await receiver.waitFor("CancelAddParticipantSucceeded", (d) => d.callConnectionId === id));
  assert.equal(event.invitationId, invitationId);
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal(receiver.ofConnection(id).some((e) => e.type.endsWith("AddParticipantFailed")), false);
  await call.cancelAddParticipantOperation(invitationId, { operationContext: "cancel-2" });
  await receiver.waitFor("CancelAddParticipantFailed", (d) => d.callConnectionId === id);
});

test("remove participant", async () => {
  const { id, call } = await connectedCall();
  await call.addParticipant(invite(second), { operationContext: "add-r" });
  await receiver.waitFor("AddParticipantSucceeded", (d) => d.callConnectionId === id);
  await call.removeParticipant(phone(second), { operationContext: "remove-1" });
  const event = parsed(await receiver.waitFor("RemoveParticipantSucceeded", (d) => d.operationContext === "remove-1"));
  assert.equal(event.participant.phoneNumber, second.slice(2));
  await call.removeParticipant(phone(busy), { operationContext: "remove-2" });
  const failed = await receiver.waitFor("RemoveParticipantFailed", (d) => d.operationContext === "remove-2");
  assert.equal(failed.body.data.resultInformation.subCode, 8558);
});

test("mute: users only, seen in the roster, phone numbers refused", async () => {
  const { id, call } = await connectedCall(inviteUser(user(11)));
  await call.muteParticipant({ communicationUserId: user(11) });
  await roster(id, (list) => list.some((p) => p.identifier.rawId === user(11) && p.isMuted));
  assert.equal((await call.getParticipant({ communicationUserId: user(11) })).isMuted, true);
  const pstn = await connectedCall();
  await assert.rejects(pstn.call.muteParticipant(phone(lee)), { statusCode: 400 });
});

test("hold and unhold are confirmed by the roster", async () => {
  const { id, call } = await connectedCall();
  const media = call.getCallMedia();
  await media.hold(phone(lee));
  await roster(id, (list) => list.some((p) => p.identifier.rawId === lee && p.isOnHold));
  await media.unhold(phone(lee));
  const held = receiver.events.findIndex((e) => e.body.data.callConnectionId === id &&
    e.body.data.participants?.some((p) => p.isOnHold));
  await receiver.waitFor("ParticipantsUpdated", (d, e) => d.callConnectionId === id &&
    receiver.events.indexOf(e) > held && d.participants.every((p) => !p.isOnHold));
});

test("one-to-one transfer: accepted, then the application's part ends", async () => {
  const { id, call } = await connectedCall();
  await call.transferCallToParticipant(phone(second),
    { operationContext: "transfer-1", sourceCallIdNumber: { phoneNumber: line } });
  const event = parsed(await receiver.waitFor("CallTransferAccepted", (d) => d.operationContext === "transfer-1"));
  assert.equal(event.transferTarget.rawId, second);
  assert.equal(event.transferee.rawId, lee);
  await ended(id);
});

test("transfer that is declined: the call goes on", async () => {
  const { id, call } = await connectedCall();
  await call.transferCallToParticipant(phone(declines),
    { operationContext: "transfer-2", sourceCallIdNumber: { phoneNumber: line } });
  await receiver.waitFor("CallTransferFailed", (d) => d.operationContext === "transfer-2");
  assert.equal((await call.getCallConnectionProperties()).callConnectionState, "connected");
  assert.equal(receiver.ofConnection(id).some((e) => e.type.endsWith("CallDisconnected")), false);
});

test("group transfer: the transferee leaves, the application stays", async () => {
  const { id, call } = await connectedCall();
  await call.addParticipant(inviteUser(user(11)), { operationContext: "add-g" });
  await receiver.waitFor("AddParticipantSucceeded", (d) => d.callConnectionId === id);
  await call.transferCallToParticipant(phone(second),
    { operationContext: "transfer-3", transferee: phone(lee), sourceCallIdNumber: { phoneNumber: line } });
  await receiver.waitFor("CallTransferAccepted", (d) => d.operationContext === "transfer-3");
  await roster(id, (list) => !list.some((p) => p.identifier.rawId === lee));
  assert.equal((await call.getCallConnectionProperties()).callConnectionState, "connected");
});

test("move participants between two calls", async () => {
  const from = await connectedCall();
  const to = await connectedCall(inviteUser(user(12)));
  await to.call.moveParticipants([phone(lee)], from.id, { operationContext: "move-1" });
  const event = parsed(await receiver.waitFor("MoveParticipantSucceeded", (d) => d.operationContext === "move-1"));
  assert.equal(event.fromCall, from.id);
  await roster(to.id, (list) => list.some((p) => p.identifier.rawId === lee));
});

test("sequence numbers never fall and nothing but CreateCallFailed follows CallDisconnected", () => {
  const last = new Map(), gone = new Set();
  for (const { type, body: { data }, url } of receiver.events) {
    if (!url.startsWith("/callbacks")) continue;
    const id = data.callConnectionId;
    if (data.sequenceNumber !== undefined) {
      assert.ok(data.sequenceNumber >= (last.get(id) ?? 0));
      last.set(id, data.sequenceNumber);
    }
    if (gone.has(id)) assert.ok(type.endsWith("CreateCallFailed"), type);
    if (type.endsWith("CallDisconnected")) gone.add(id);
  }
});

test("every callback parses with the SDK and repeats its type", () => {
  for (const event of receiver.events.filter((e) => e.url.startsWith("/callbacks"))) {
    const typed = parsed(event);
    assert.equal(typed.kind, event.type.replace("Microsoft.Communication.", ""));
    assert.equal(event.body.data.publicEventType, event.type);
    for (const key of ["callConnectionId", "serverCallId", "correlationId"]) assert.ok(event.body.data[key]);
  }
});

test("streaming that the call was not set up for is refused", async () => {
  const { call } = await connectedCall();
  await assert.rejects(call.getCallMedia().startMediaStreaming(),
    { statusCode: 405, code: "8522" });
});

test("a wrong key is refused", async () => {
  const other = Buffer.from("x".repeat(64)).toString("base64");
  const stranger = new CallAutomationClient(`endpoint=${exchange.endpoint}/;accesskey=${other}`,
    { allowInsecureConnection: true });
  await assert.rejects(stranger.createCall(invite(lee), callbacks("x")), { statusCode: 401 });
  assert.notEqual(other, accessKey);
});

test("a throttled and a failing service are retried by the SDK without a second dial", async () => {
  const once = "4:+14255550188";
  await steer.endpoint(once, "Once", answering);
  await steer.faults({ answers: [{ status: 429, retryAfter: 1, count: 1 }, { status: 503, retryAfter: 1, count: 1 }] });
  const { callConnectionProperties } = await client.createCall(invite(once), callbacks("retry"));
  assert.ok(callConnectionProperties.callConnectionId);
  await steer.faults({});
  const dialled = (await steer.calls()).calls.filter((c) =>
    c.ringing.includes(once) || c.participants.some((p) => p.rawId === once));
  assert.equal(dialled.length, 1);
});
