// kill -9 of the relay, again and again under load: what was acknowledged is in the journal, once, and every console
// has applied it once, in journal order.
import assert from "node:assert/strict";
import { Agent, request } from "node:http";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { WebPubSubClient } from "../conformance/node_modules/@azure/web-pubsub-client/dist/esm/index.js";
import { consoleFaults, journalFaults } from "./checker.mjs";
import { Relay, random, secret } from "./relay.mjs";

const kills = Number(process.env.CALLBOARD_KILLS ?? 100);
const seed = Number(process.env.CALLBOARD_SEED ?? Date.now() % 1_000_000);
const perSecond = 500, consoles = 20;

/** Posts numbered events like Event Grid: at least once, again until a 2xx came. */
class Sender {
  acknowledged = new Map();
  unanswered = 0;
  refusals = new Map();
  agent = new Agent({ keepAlive: true, maxSockets: 32 });

  constructor(relay) { this.relay = relay; }

  body(number) {
    return JSON.stringify([{
      id: `event-${number}`, topic: "/t", subject: `call/s-${number % 50}/participant/8:acs:a_b`, dataVersion: "1.0",
      metadataVersion: "1", eventType: "Microsoft.Communication.CallParticipantAdded",
      eventTime: new Date().toISOString(), data: { serverCallId: `s-${number % 50}`, participantId: `p-${number}` },
    }]);
  }

  async deliver(number) {
    const body = this.body(number);
    for (;;) {
      const status = await this.post(body).catch(() => 0);
      if (status >= 200 && status < 300) {
        this.acknowledged.set(`event-${number}`, { body, at: performance.now() });
        return;
      }
      if (status === 0) this.unanswered += 1;
      else this.refusals.set(status, (this.refusals.get(status) ?? 0) + 1);
      await sleep(20);
    }
  }

  post(body) {
    return new Promise((resolve, reject) => {
      const r = request(`${this.relay.endpoint}/eventgrid?code=${secret}`, {
        method: "POST", agent: this.agent,
        headers: { "content-type": "application/json", "aeg-event-type": "Notification", "content-length": body.length },
      }, (answer) => answer.resume().once("end", () => resolve(answer.statusCode)));
      r.once("error", reject);
      r.end(body);
    });
  }
}

/** What a console does: live over Microsoft's client, and after each new connection it reads what it missed. */
class Console {
  offsets = [];
  wrong = [];
  resumed = 0;
  lost = 0;
  epoch = "";

  constructor(relay, session) { this.relay = relay; this.session = session; }

  async start() {
    this.waiting = [];
    this.client = new WebPubSubClient({ getClientAccessUrl: () => this.session.url_with_token });
    // Messages of a new connection can come before its "connected" event: hold them from the end of the old one on.
    this.client.on("disconnected", () => {
      this.lost += 1;
      this.waiting ??= [];
    });
    this.client.on("connected", () => { this.connected = this.catchUp(); });
    this.client.on("group-message", ({ message: { data } }) =>
      this.waiting ? this.waiting.push(data) : this.apply(data));
    await this.client.start();
    await this.connected;
  }

  /** A connection that is lost while catching up leaves the rest to the catching up of the next one. */
  async catchUp() {
    this.waiting ??= [];
    const round = this.resumed += 1, lost = this.lost;
    for (let done = false; !done;) {
      try {
        for (const envelope of await this.relay.eventsAfter(this.session.token, this.epoch, this.last)) this.apply(envelope);
        done = true;
      } catch { await sleep(30); }
    }
    // Read from a relay that was restarted meanwhile: what the next connection brings has to wait for its own round.
    if (round !== this.resumed || lost !== this.lost) return;
    const held = this.waiting;
    this.waiting = undefined;
    held.forEach((envelope) => this.apply(envelope));
  }

  get last() { return this.offsets.at(-1)?.offset ?? 0; }

  apply(envelope) {
    if (this.epoch && envelope.epoch !== this.epoch) this.wrong.push(`epoch ${envelope.epoch}`);
    this.epoch = envelope.epoch;
    if (envelope.offset <= this.last) return; // a copy of what catching up already brought
    this.offsets.push({ offset: envelope.offset, id: envelope.body.id });
  }
}

test(`${kills} kills under ${perSecond} events/s with ${consoles} consoles (seed ${seed})`, { timeout: 900_000 }, async (t) => {
  const chance = random(seed);
  const relay = new Relay();
  await relay.prepare({ sup: "supervisor" });
  await relay.start();
  const session = await relay.signIn("sup");
  session.url_with_token = `${session.url}?access_token=${session.token}`;
  const watching = Array.from({ length: consoles }, () => new Console(relay, session));
  // Open sockets would keep a failed test from ending.
  t.after(async () => {
    await Promise.all(watching.map((console) => console.client?.stop()));
    await relay.remove();
  });
  await Promise.all(watching.map((console) => console.start()));

  const sender = new Sender(relay);
  const pending = new Set();
  let number = 0, sending = true;
  const load = (async () => {
    for (let due = performance.now(); sending; due += 1000 / perSecond) {
      const wait = due - performance.now();
      if (wait > 2) await sleep(wait);
      const one = sender.deliver(number++);
      pending.add(one);
      one.then(() => pending.delete(one));
    }
  })();

  // Only a kill that cut posts off counts.
  const restarts = [];
  let missed = 0;
  while (restarts.length < kills) {
    await sleep(50 + chance() * 400);
    const before = sender.acknowledged.size, cut = sender.unanswered;
    await relay.kill();
    for (let tries = 0; tries < 20 && sender.unanswered === cut; tries += 1) await sleep(1);
    const struck = sender.unanswered > cut;
    const start = performance.now();
    await relay.start();
    while (sender.acknowledged.size === before) await sleep(1);
    if (struck) restarts.push(performance.now() - start);
    else assert.ok((missed += 1) <= kills, "the kills miss");
  }
  await sleep(500);
  sending = false;
  await load;
  await Promise.all(pending);

  const journal = await relay.rows(session.token);
  const target = journal.at(-1).offset;
  // Microsoft's client may pause half a minute between its tries.
  for (let tries = 0; watching.some(({ last }) => last < target) && tries < 1200; tries += 1) await sleep(50);

  const sent = new Map([...sender.acknowledged].map(([id, { body }]) => [id, body.slice(1, -1)]));
  assert.deepEqual(journalFaults(journal, sent), []);
  for (const console of watching) {
    assert.deepEqual(console.wrong, []);
    assert.equal(console.last, target, "every console has come back");
    assert.deepEqual(consoleFaults(journal, console.offsets), []);
  }
  for (const status of sender.refusals.keys()) assert.equal(status, 503, "a sender is never told to give up");
  restarts.sort((a, b) => a - b);
  const share = (part) => restarts[Math.min(restarts.length - 1, Math.floor(restarts.length * part))].toFixed(0);
  t.diagnostic(`${sender.acknowledged.size} events acknowledged, ${sender.unanswered} posts cut off by ${kills} kills ` +
    `(${missed} more kills struck nothing), first event after the restart: median ${share(0.5)} ms, ` +
    `95 % within ${share(0.95)} ms, longest ${share(1)} ms`);
  assert.ok(restarts[restarts.length >> 1] <= 300, "the first event is taken within 300 ms");
  await Promise.all(watching.map((console) => console.client.stop()));
  await relay.kill("SIGTERM");
  const checked = await relay.checkJournal(); // each row against its checksum
  assert.deepEqual([checked.code, checked.damaged, checked.rows], [0, [], journal.length]);
});
