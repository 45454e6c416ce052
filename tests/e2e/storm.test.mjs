// Five hundred consoles come back at once, ten thousand events behind; connections that are half open are noticed.
import assert from "node:assert/strict";
import { Agent, createServer, request } from "node:http";
import { connect, createServer as createTcpServer } from "node:net";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "../conformance/node_modules/ws/wrapper.mjs";
import { consoleFaults } from "./checker.mjs";
import { Relay, resources, tokenOf } from "./relay.mjs";

const consoles = Number(process.env.CALLBOARD_CONSOLES ?? 500);
const behind = Number(process.env.CALLBOARD_BEHIND ?? 10_000);
const floors = Math.max(1, Math.round(consoles / 25)); // supervisors, who see everything; the others are agents
const reliable = "json.reliable.webpubsub.azure.v1";

const ask = (agent, method, url, token, body) => new Promise((resolve, reject) => {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  if (body !== undefined) headers["content-length"] = Buffer.byteLength(body);
  const r = request(url, { method, agent, headers }, async (answer) => {
    const parts = [];
    for await (const part of answer) parts.push(part);
    resolve({ status: answer.statusCode, text: Buffer.concat(parts).toString() });
  });
  r.once("error", reject);
  r.end(body);
});

/** A service that accepts every call and remembers where its events go. */
class Service {
  callbacks = new Map();

  async listen() {
    this.server = createServer(async (incoming, answer) => {
      const parts = [];
      for await (const part of incoming) parts.push(part);
      const id = `call-${this.callbacks.size}`;
      this.callbacks.set(id, JSON.parse(Buffer.concat(parts)).callbackUri);
      answer.writeHead(201, { "content-type": "application/json" }).end(JSON.stringify({ callConnectionId: id, callConnectionState: "connecting" }));
    });
    await new Promise((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return `endpoint=http://127.0.0.1:${this.server.address().port}/;accesskey=${Buffer.alloc(48, 1).toString("base64")}`;
  }

  event(call, number) {
    return JSON.stringify([{
      id: `event-${number}`, source: `calling/callConnections/${call}`, type: "Microsoft.Communication.ParticipantsUpdated",
      data: { participants: [{ identifier: { rawId: "4:+14255550123", kind: "phoneNumber", phoneNumber: { value: "+14255550123" } }, isMuted: false, isOnHold: false }],
        sequenceNumber: number, version: "2026-03-12", callConnectionId: call, serverCallId: `server-${call}`, correlationId: `k-${call}`,
        publicEventType: "Microsoft.Communication.ParticipantsUpdated" },
      time: new Date().toISOString(), specversion: "1.0", datacontenttype: "application/json", subject: `calling/callConnections/${call}`,
    }]);
  }
}

/** One console: connects, joins live and missed events without a gap, keeps positions. */
class Console {
  applied = [];

  constructor(relay, agent, token) { Object.assign(this, { relay, agent, token }); }

  get last() { return this.applied.at(-1)?.offset ?? this.from ?? 0; }

  async start() {
    this.held = [];
    this.socket = new WebSocket(`ws://${this.relay.listen}/client/hubs/callboard?access_token=${this.token}`, reliable);
    this.lost = new Promise((resolve) => this.socket.once("close", resolve));
    this.socket.on("error", () => {});
    await new Promise((resolve, reject) => {
      this.lost.then(() => reject(new Error("closed")));
      this.socket.on("message", (text) => {
        const frame = JSON.parse(text);
        if (frame.event === "connected") resolve();
        else if (frame.type === "message") this.take(frame);
      });
    });
    for (let more = true; more;) {
      const { status, text } = await ask(this.agent, "GET", `${this.relay.endpoint}/v1/events?after=${this.position ?? 0}`, this.token);
      assert.equal(status, 200, text);
      const page = JSON.parse(text);
      page.events.forEach((envelope) => this.apply(envelope));
      this.position = page.last;
      ({ more } = page);
    }
    const { held } = this;
    this.held = undefined;
    held.forEach((envelope) => this.apply(envelope));
  }

  take(frame) {
    this.socket.send(JSON.stringify({ type: "sequenceAck", sequenceId: frame.sequenceId }));
    if (this.held) this.held.push(frame.data);
    else this.apply(frame.data);
  }

  apply(envelope) {
    if (envelope.offset > this.last) this.applied.push({ offset: envelope.offset, id: envelope.body.id, call: envelope.callId });
  }
}

test(`${consoles} consoles, ${behind} events behind, come back at once`, { timeout: 300_000 }, async (t) => {
  const service = new Service();
  const relay = new Relay(await service.listen());
  await relay.prepare({});
  await relay.start();
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const users = Array.from({ length: consoles }, (_, i) => i < floors
    ? tokenOf(relay, `sup-${i}`, "supervisor", ["floor"]) : tokenOf(relay, `agent-${i}`, "agent", [`agent.agent-${i}`, "queue.default"]));
  const calls = await Promise.all(users.map(async (token) => {
    const { status, text } = await ask(agent, "POST", `${relay.endpoint}/calling/callConnections?api-version=2026-03-12`, token,
      JSON.stringify({ targets: [{ rawId: "4:+14255550123" }], callbackUri: "https://console.invalid/" }));
    assert.equal(status, 201, text);
    return JSON.parse(text).callConnectionId;
  }));
  const watching = users.map((token) => new Console(relay, agent, token));
  await Promise.all(watching.map((console) => console.start()));
  const pid = relay.child.pid;
  const calm = await resources(pid);
  assert.equal(await relay.metric("callboard_hub_connections"), consoles);

  // The relay dies, and while it is up again ten thousand events come that no console sees.
  await relay.kill();
  await Promise.all(watching.map((console) => console.lost));
  agent.destroy();
  await relay.start();
  let number = 0;
  const post = async () => {
    while (number < behind) {
      const call = calls[number % calls.length];
      const body = service.event(call, number += 1);
      assert.equal((await ask(agent, "POST", service.callbacks.get(call), "", body)).status, 200);
    }
  };
  await Promise.all(Array.from({ length: 32 }, post));
  const before = await resources(relay.child.pid);

  const start = performance.now();
  const times = await Promise.all(watching.map(async (console) => {
    await console.start();
    return performance.now() - start;
  }));
  times.sort((a, b) => a - b);
  const peak = await resources(relay.child.pid);

  const rows = await relay.rows(users[0]);
  const callOf = new Map(watching[0].applied.map(({ id, call }) => [id, call]));
  assert.ok(rows.length >= behind + consoles);
  watching.forEach((console, i) => {
    const own = i < floors ? rows : rows.filter(({ id }) => callOf.get(id) === calls[i]);
    assert.ok(own.length >= Math.floor(behind / consoles));
    assert.deepEqual(consoleFaults(own, console.applied), [], `console ${i}`);
  });
  t.diagnostic(`caught up: median ${times[times.length >> 1].toFixed(0)} ms, last ${times.at(-1).toFixed(0)} ms ` +
    `(${floors} see everything, ${consoles - floors} their own calls); relay ${before.kilobytes} → ${peak.kilobytes} KB`);
  assert.ok(times.at(-1) <= 10_000, "everybody has caught up within 10 s");

  // And nothing of the storm stays behind.
  for (const console of watching) console.socket.terminate();
  agent.destroy();
  let after;
  for (let tries = 0; tries < 120; tries += 1) {
    await sleep(500);
    after = await resources(relay.child.pid);
    if (after.descriptors <= before.descriptors - 16 || after.descriptors < calm.descriptors - consoles + 40) break;
  }
  t.diagnostic(`descriptors ${before.descriptors} → ${peak.descriptors} → ${after.descriptors}, threads ${before.threads} → ${after.threads}`);
  assert.ok(after.descriptors < 64, `descriptors: ${after.descriptors}`);
  assert.ok(after.threads <= before.threads + 1, `threads: ${after.threads}`);
  await relay.remove();
  service.server.closeAllConnections();
  service.server.close();
});

/** A TCP proxy that can stop passing bytes without closing anything, as a cable that was pulled. */
class Cable {
  pairs = [];
  pulled = false;

  async listen(targetPort) {
    this.server = createTcpServer((near) => {
      const far = connect(targetPort, "127.0.0.1");
      near.on("data", (bytes) => this.pulled || far.write(bytes));
      far.on("data", (bytes) => this.pulled || near.write(bytes));
      for (const side of [near, far]) side.on("error", () => {}).on("close", () => this.pulled || (near.destroy(), far.destroy()));
      this.pairs.push(near, far);
    });
    await new Promise((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    this.port = this.server.address().port;
    return this;
  }

  end() {
    this.pairs.forEach((side) => side.destroy());
    this.server.close();
  }
}

test("a console whose cable is pulled is noticed within 5 s, and comes back without a gap", { timeout: 60_000 }, async (t) => {
  const relay = new Relay();
  await relay.prepare({});
  await relay.start();
  const cable = await new Cable().listen(Number(new URL(relay.endpoint).port));
  const token = tokenOf(relay, "sup", "supervisor", ["floor"]);
  const open = (query) => new WebSocket(`ws://127.0.0.1:${cable.port}/client/hubs/callboard?${query}`, reliable);
  const socket = open(`access_token=${token}`);
  const greeting = JSON.parse(await new Promise((resolve) => socket.once("message", resolve)));
  socket.on("error", () => {});
  assert.equal(await relay.metric("callboard_hub_connections"), 1);
  await sleep(500);
  cable.pulled = true;
  const start = performance.now();
  while (await relay.metric("callboard_hub_connections") !== 0) await sleep(50);
  const noticed = performance.now() - start;
  t.diagnostic(`noticed after ${noticed.toFixed(0)} ms`);
  assert.ok(noticed <= 5000);
  assert.equal(await relay.metric("callboard_hub_sessions"), 1, "the session waits for its console");
  const missed = await fetch(`${relay.endpoint}/eventgrid?code=e2e-secret`, { method: "POST", body: "[{\"id\":\"m\",\"eventType\":\"X\"}]" });
  assert.equal(missed.status, 200);
  cable.end();
  const again = new WebSocket(`ws://${relay.listen}/client/hubs/callboard?awps_connection_id=${greeting.connectionId}` +
    `&awps_reconnection_token=${greeting.reconnectionToken}`, reliable);
  const frames = [];
  again.on("message", (text) => frames.push(JSON.parse(text)));
  for (let tries = 0; frames.length < 2 && tries < 100; tries += 1) await sleep(20);
  assert.equal(frames[1].sequenceId, 1);
  again.close();
  await relay.remove();
});
