// Microsoft's Web PubSub client and server SDKs, unmodified, against the real relay.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { WebPubSubServiceClient } from "@azure/web-pubsub";
import { WebPubSubClient, WebPubSubJsonProtocol } from "@azure/web-pubsub-client";
import { WebSocket } from "ws";
import { sequenceFaults } from "../e2e/checker.mjs";
import { random } from "../e2e/relay.mjs";
import { startRelay } from "./support/daemons.mjs";
import { Cutter } from "./support/cutter.mjs";

const every = ["webpubsub.joinLeaveGroup", "webpubsub.sendToGroup"];
let relay, service, port;

before(async () => {
  relay = await startRelay({
    service: `endpoint=http://127.0.0.1:9/;accesskey=${Buffer.alloc(48, 1).toString("base64")}`,
    eventGridSecret: "s", callbackIssuer: "local", extraHubs: ["chat"],
  });
  service = new WebPubSubServiceClient(relay.webPubSubConnectionString, "chat", { allowInsecureConnection: true });
  port = Number(new URL(relay.endpoint).port);
});

const opened = [];

after(async () => {
  await Promise.all(opened.map((client) => client.stop()));
  await relay?.stop();
});

const until = async (accept, milliseconds = 5000) => {
  for (const end = Date.now() + milliseconds; !accept();) {
    assert.ok(Date.now() < end, "in time");
    await sleep(5);
  }
};

async function start(options = {}) {
  const { roles = every, groups, userId = "mina", through, protocol, ...rest } = options;
  const client = new WebPubSubClient({
    getClientAccessUrl: async () => {
      const { url } = await service.getClientAccessToken({ userId, roles, groups });
      return through ? url.replace(`:${port}`, `:${through}`) : url;
    },
  }, { protocol, ...rest });
  const seen = { group: [], server: [], disconnected: [], id: undefined, connects: 0 };
  client.on("group-message", ({ message }) => seen.group.push(message));
  client.on("server-message", ({ message }) => seen.server.push(message));
  client.on("disconnected", ({ message }) => seen.disconnected.push(message?.message));
  client.on("connected", ({ connectionId }) => {
    seen.id = connectionId;
    seen.connects += 1;
  });
  opened.push(client);
  await client.start();
  await until(() => seen.id);
  return { client, seen };
}

test("join, send, echo, no echo, leave", async () => {
  const { client, seen } = await start();
  await client.joinGroup("g1");
  await client.sendToGroup("g1", { call: "c-12", big: "9007199254740993" }, "json");
  await until(() => seen.group.length === 1);
  assert.deepEqual(seen.group[0].data, { call: "c-12", big: "9007199254740993" });
  assert.equal(seen.group[0].fromUserId, "mina");
  await client.sendToGroup("g1", "text", "text", { noEcho: true });
  await client.sendToGroup("g1", new Uint8Array([1, 2, 255]).buffer, "binary");
  await until(() => seen.group.length === 2);
  assert.deepEqual([...new Uint8Array(seen.group[1].data)], [1, 2, 255]);
  await client.leaveGroup("g1");
  await client.sendToGroup("g1", "gone", "text");
  await sleep(50);
  assert.equal(seen.group.length, 2);
  await client.stop();
});

test("a request without its role is forbidden, a repeated ack id is a duplicate", async () => {
  const { client } = await start({ roles: ["webpubsub.sendToGroup.only", "webpubsub.joinLeaveGroups.team.*"],
    messageRetryOptions: { maxRetries: 0 } });
  await assert.rejects(client.joinGroup("only"), (error) => error.errorDetail.name === "Forbidden");
  await client.joinGroup("team.a");
  await assert.rejects(client.sendToGroup("other", "x", "text"));
  assert.equal((await client.sendToGroup("only", "x", "text", { ackId: 500 })).isDuplicated, false);
  assert.equal((await client.sendToGroup("only", "x", "text", { ackId: 500 })).isDuplicated, true);
  await client.sendEvent("lookup", { n: 1 }, "json");
  await client.stop();
});

test("plain clients work too", async () => {
  const { client, seen } = await start({ protocol: WebPubSubJsonProtocol(), groups: ["plain"] });
  await service.group("plain").sendToAll({ a: 1 });
  await until(() => seen.group.length === 1);
  await client.stop();
});

test("groups of the token are joined without a role; rejoined groups come back after a kick", async () => {
  const { client, seen } = await start({ groups: ["from-token"] });
  await client.joinGroup("by-hand");
  const first = seen.id;
  await service.closeConnection(first, { reason: "moved" });
  await until(() => seen.connects === 2);
  assert.equal(seen.disconnected[0], "moved");
  assert.notEqual(seen.id, first);
  await service.group("by-hand").sendToAll("again", { contentType: "text/plain" });
  await service.group("from-token").sendToAll("again", { contentType: "text/plain" });
  await until(() => seen.group.length === 2);
  await client.stop();
});

test("every way to send, with filters, exclusions and time to live", async () => {
  const a = await start({ userId: "user/ä 1", groups: ["g 1/ä"] });
  const b = await start({ userId: "b" });
  await service.sendToAll({ all: true });
  await service.sendToAll("text", { contentType: "text/plain", excludedConnections: [b.seen.id] });
  await service.sendToAll("json string", { filter: "userId eq 'b'" });
  await service.sendToUser("user/ä 1", { user: 1 }, { messageTtlSeconds: 60 });
  await service.sendToConnection(b.seen.id, { connection: 1 });
  await service.group("g 1/ä").sendToAll({ group: 1 });
  await until(() => a.seen.server.length === 3 && a.seen.group.length === 1 && b.seen.server.length === 3);
  assert.deepEqual(a.seen.server.map((m) => m.data), [{ all: true }, "text", { user: 1 }]);
  assert.deepEqual(b.seen.server.map((m) => m.data), [{ all: true }, "json string", { connection: 1 }]);
  await assert.rejects(service.sendToAll("x", { filter: "name eq" }), { statusCode: 400 });
  await assert.rejects(service.sendToAll("x", { messageTtlSeconds: 301 }), { statusCode: 400 });
  await service.sendToConnection("nobody", { connection: 1 });
  await Promise.all([a.client.stop(), b.client.stop()]);
});

test("groups by REST: add, remove, list in pages, by filter, by user", async () => {
  const people = await Promise.all(Array.from({ length: 5 }, (_, i) => start({ userId: `page-${i % 2}` })));
  const group = service.group("listed");
  for (const { seen } of people) await group.addConnection(seen.id);
  const found = [];
  for await (const { connectionId } of await group.listConnections({ maxPageSize: 2 })) found.push(connectionId);
  assert.deepEqual(found.sort(), people.map(({ seen }) => seen.id).sort());
  const top = [];
  for await (const one of await group.listConnections({ maxPageSize: 2, top: 3 })) top.push(one);
  assert.equal(top.length, 3);
  await group.removeConnection(people[0].seen.id);
  await group.removeUser("page-1");
  await service.removeConnectionFromAllGroups(people[2].seen.id);
  await service.removeUserFromAllGroups("page-0");
  assert.equal(await service.groupExists("listed"), false);
  await group.addUser("page-1");
  assert.equal(await service.groupExists("listed"), true);
  await service.addConnectionsToGroups(["f1", "f2"], "userId eq 'page-0'");
  assert.equal(await service.groupExists("f2"), true);
  await service.removeConnectionsFromGroups(["f1", "f2"], "userId eq 'page-0'");
  assert.equal(await service.groupExists("f1"), false);
  await assert.rejects(group.addConnection("nobody"), { statusCode: 404 });
  await Promise.all(people.map(({ client }) => client.stop()));
});

test("existence, permissions and closing by REST", async () => {
  const a = await start({ userId: "perm", roles: [], messageRetryOptions: { maxRetries: 0 }, autoReconnect: false });
  const id = a.seen.id;
  assert.equal(await service.connectionExists(id), true);
  assert.equal(await service.connectionExists("nobody"), false);
  assert.equal(await service.userExists("perm"), true);
  assert.equal(await service.userExists("nobody"), false);
  assert.equal(await service.hasPermission(id, "sendToGroup", { targetName: "x" }), false);
  await assert.rejects(a.client.sendToGroup("x", "1", "text"));
  await service.grantPermission(id, "sendToGroup", { targetName: "x" });
  assert.equal(await service.hasPermission(id, "sendToGroup", { targetName: "x" }), true);
  await a.client.sendToGroup("x", "1", "text");
  await service.revokePermission(id, "sendToGroup", { targetName: "x" });
  await assert.rejects(a.client.sendToGroup("x", "1", "text"));
  const b = await start({ userId: "perm", autoReconnect: false, groups: ["closing"] });
  const c = await start({ userId: "other", autoReconnect: false, groups: ["closing"] });
  await service.group("closing").closeAllConnections({ reason: "group" });
  await until(() => b.seen.disconnected.length === 1 && c.seen.disconnected.length === 1);
  await service.closeUserConnections("perm", { reason: "user" });
  await until(() => a.seen.disconnected[0] === "user");
  const d = await start({ autoReconnect: false });
  await service.closeAllConnections({ reason: "all" });
  await until(() => d.seen.disconnected[0] === "all");
});

const refusedStatus = (url, protocols, headers) => new Promise((resolve) => {
  const socket = new WebSocket(url, protocols, { headers });
  socket.once("unexpected-response", (_, response) => resolve(response.statusCode));
  socket.once("open", () => { socket.close(); resolve(101); });
  socket.once("error", () => {});
});

test("refusals come before the upgrade; a client's token opens no REST route and the other way round", async () => {
  const reliable = "json.reliable.webpubsub.azure.v1";
  const base = `ws://127.0.0.1:${port}/client/hubs`;
  const { token } = await service.getClientAccessToken({ userId: "x" });
  assert.equal(await refusedStatus(`${base}/chat`, reliable), 401);
  assert.equal(await refusedStatus(`${base}/chat?access_token=${token}x`, reliable), 401);
  assert.equal(await refusedStatus(`${base}/callboard?access_token=${token}`, reliable), 401);
  assert.equal(await refusedStatus(`${base}/nobody?access_token=${token}`, reliable), 404);
  assert.equal(await refusedStatus(`${base}/chat?access_token=${token}`, ["odd"]), 400);
  assert.equal(await refusedStatus(`${base}/chat`, reliable, { Authorization: `Bearer ${token}` }), 101);
  const rest = await fetch(`http://127.0.0.1:${port}/api/hubs/chat/:send?api-version=2024-12-01`,
    { method: "POST", body: "x", headers: { "content-type": "text/plain", authorization: `Bearer ${token}` } });
  assert.equal(rest.status, 401);
});

/** A raw reliable client, for what the SDK never does. */
async function rawClient(query, protocol = "json.reliable.webpubsub.azure.v1") {
  const { token } = await service.getClientAccessToken({ userId: "raw", roles: every, groups: ["raw"] });
  const socket = new WebSocket(`ws://127.0.0.1:${port}/client/hubs/chat?${query ?? `access_token=${token}`}`, protocol);
  const frames = [];
  let closed;
  socket.on("message", (text) => frames.push(JSON.parse(text)));
  socket.on("close", (code) => { closed = code; });
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  return { socket, frames, closed: () => closed };
}

test("recovery: wrong tokens end with 1008 and disturb nobody; a right one takes over and replays without a gap", async () => {
  const one = await rawClient();
  await until(() => one.frames.length === 1);
  const { connectionId, reconnectionToken } = one.frames[0];
  for (let i = 0; i < 3; i += 1) await service.group("raw").sendToAll({ i });
  await until(() => one.frames.length === 4);
  const wrong = await rawClient(`awps_connection_id=${connectionId}&awps_reconnection_token=wrong`);
  await until(() => wrong.closed() === 1008);
  assert.equal(one.closed(), undefined);
  one.socket.send(JSON.stringify({ type: "sequenceAck", sequenceId: 1 }));
  await sleep(50);
  const two = await rawClient(`awps_connection_id=${connectionId}&awps_reconnection_token=${reconnectionToken}`);
  await until(() => two.frames.length === 3);
  assert.equal(two.frames[0].event, "connected");
  assert.equal(two.frames[0].connectionId, connectionId);
  assert.deepEqual(two.frames.slice(1).map((f) => f.sequenceId), [2, 3]);
  await until(() => one.closed() !== undefined);
  await service.group("raw").sendToAll({ i: 3 });
  await until(() => two.frames.at(-1).sequenceId === 4);
  two.socket.close();
  await until(() => two.closed() !== undefined);
  const late = await rawClient(`awps_connection_id=${connectionId}&awps_reconnection_token=${reconnectionToken}`);
  await until(() => late.closed() === 1008);
});

test("a wrong frame ends the one that sent it, with a reason", async () => {
  const bad = await rawClient();
  const good = await rawClient();
  bad.socket.send("{\"type\":\"fly\"}");
  await until(() => bad.closed() === 1008);
  assert.equal(bad.frames.at(-1).event, "disconnected");
  good.socket.send(JSON.stringify({ type: "ping" }));
  await until(() => good.frames.at(-1).type === "pong");
  good.socket.send(JSON.stringify({ type: "invoke", invocationId: "1", target: "event", event: "e", dataType: "text", data: "" }));
  await until(() => good.frames.at(-1).type === "invokeResponse");
  assert.equal(good.frames.at(-1).success, false);
  good.socket.close();
});

const seed = Number(process.env.CALLBOARD_SEED ?? Date.now() % 1_000_000);

test(`the client is cut 20 times under load: nothing lost, nothing doubled, in order (seed ${seed})`, { timeout: 120_000 }, async (t) => {
  const chance = random(seed);
  const cutter = await new Cutter().listen(port);
  const receiver = await start({ userId: "receiver", groups: ["load"], through: cutter.port });
  const sender = await start({ userId: "sender", through: cutter.port, messageRetryOptions: { maxRetries: 200, retryDelayInMs: 50 } });
  const id = receiver.seen.id;
  let sent = 0, rest = 0, running = true;
  const load = (async () => {
    while (running) {
      sent += 1;
      await sender.client.sendToGroup("load", { number: sent }, "json", { ackId: sent });
    }
  })();
  const publish = (async () => {
    while (running) {
      rest += 1;
      await service.group("load").sendToAll({ rest });
      await sleep(2);
    }
  })();
  // A cut counts when both clients were connected and messages came until then.
  let struck = 0;
  for (let cut = 0; struck < 20; cut += 1) {
    assert.ok(cut < 40, "the cuts miss");
    const before = receiver.seen.group.length;
    await sleep(100 + chance() * 100);
    const had = receiver.seen.group.length;
    if (had > before && cutter.pairs.size >= 2) struck += 1;
    cutter.cut();
    await until(() => receiver.seen.group.length > had + 5, 10_000);
  }
  running = false;
  await Promise.all([load, publish]);
  const of = (name) => receiver.seen.group.map((m) => m.data[name]).filter((n) => n !== undefined);
  await until(() => of("number").length >= sent && of("rest").length >= rest, 10_000);
  assert.equal(receiver.seen.id, id, "one connection all along");
  assert.deepEqual(sequenceFaults(of("number"), sent), []);
  assert.deepEqual(sequenceFaults(of("rest"), rest), []);
  t.diagnostic(`${sent} sent by a client and ${rest} by REST, ${struck} cuts struck`);
  await Promise.all([receiver.client.stop(), sender.client.stop()]);
  await cutter.close();
});
