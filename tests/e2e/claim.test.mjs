// Two consoles answer the same call within 5 ms, 200 times: one call, one owner, and the loser learns who took it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { control, startExchange } from "../conformance/support/daemons.mjs";
import { Relay, random, secret } from "./relay.mjs";

const rounds = Number(process.env.CALLBOARD_CLAIMS ?? 200);
const seed = Number(process.env.CALLBOARD_SEED ?? Date.now() % 1_000_000);
const line = "+18005550100", caller = "4:+14255550123";
let exchange, relay;

before(async () => {
  const { createServer } = await import("node:net");
  const port = await new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port: free } = probe.address();
      probe.close(() => resolve(free));
    });
  });
  relay = new Relay();
  relay.listen = `127.0.0.1:${port}`;
  exchange = await startExchange({
    phoneNumbers: [line],
    eventGrid: [{ endpoint: `http://127.0.0.1:${port}/eventgrid?code=${secret}`, schema: "EventGridSchema" }],
    endpoints: [{ identity: caller, name: "Lee Wong", script: [] }],
  });
  relay.service = exchange.connectionString;
  await relay.prepare({ mina: "agent", omar: "agent", sup: "supervisor" });
  await relay.start();
});

after(async () => {
  await relay?.remove();
  await exchange?.stop();
});

const answer = async (session, context) => {
  const response = await fetch(`${relay.endpoint}/calling/callConnections:answer?api-version=2026-03-12`, {
    method: "POST",
    headers: { authorization: `Bearer ${session.token}`, "content-type": "application/json" },
    body: JSON.stringify({ incomingCallContext: context, callbackUri: "https://console.invalid/" }),
  });
  return { status: response.status, body: await response.json(), name: session.user.name };
};

test(`one owner each time in ${rounds} races (seed ${seed})`, { timeout: 600_000 }, async (t) => {
  const chance = random(seed);
  const agents = [await relay.signIn("mina"), await relay.signIn("omar")];
  const supervisor = await relay.signIn("sup");
  const epoch = (await (await fetch(`${relay.endpoint}/v1/state`,
    { headers: { authorization: `Bearer ${supervisor.token}` } })).json()).epoch;
  let position = 0;
  const next = async (accept) => {
    for (let tries = 0; tries < 300; tries += 1) {
      const page = await relay.eventsAfter(supervisor.token, epoch, position);
      const found = page.find(accept);
      if (found) {
        position = found.offset;
        return found;
      }
      await sleep(10);
    }
    throw new Error("the event did not come");
  };
  const wins = { mina: 0, omar: 0 };
  let longest = 0;
  let struck = 0, played = 0;
  for (; struck < rounds; played += 1) {
    assert.ok(played < 2 * rounds, "the presses are not close enough");
    await control(exchange).dial(caller, `4:${line}`);
    const ring = await next((e) => e.type.endsWith("IncomingCall"));
    const context = ring.body.data.incomingCallContext;
    const [first, second] = chance() < 0.5 ? agents : [...agents].reverse();
    const pressed = performance.now();
    const early = answer(first, context);
    const wait = chance() * 4.5;
    while (performance.now() - pressed < wait) await new Promise(setImmediate); // timers are too coarse
    const apart = performance.now() - pressed;
    const results = await Promise.all([early, answer(second, context)]);
    if (apart <= 5) { // only a race counts
      struck += 1;
      longest = Math.max(longest, apart);
    }
    const won = results.filter(({ status }) => status === 200);
    const lost = results.filter(({ status }) => status === 409);
    assert.equal(won.length, 1, JSON.stringify(results));
    assert.equal(lost.length, 1, JSON.stringify(results));
    assert.equal(lost[0].body.error.code, "CallClaimed");
    assert.equal(lost[0].body.error.target, won[0].name);
    wins[won[0].name] += 1;
    const id = won[0].body.callConnectionId;
    const owned = await next((e) => e.type === "Callboard.CallOwned" && e.body.data.callConnectionId === id);
    assert.equal(owned.body.data.user, won[0].name);
    await next((e) => e.type.endsWith("CallConnected") && e.callId === id);
    await fetch(`${relay.endpoint}/calling/callConnections/${id}?api-version=2026-03-12`,
      { method: "DELETE", headers: { authorization: `Bearer ${supervisor.token}` } });
    await next((e) => e.type.endsWith("CallDisconnected") && e.callId === id);
  }
  const all = await relay.eventsAfter(supervisor.token, epoch, 0);
  const owners = new Map();
  for (const { type, body } of all)
    if (type === "Callboard.CallOwned") owners.set(body.data.callConnectionId, (owners.get(body.data.callConnectionId) ?? 0) + 1);
  assert.equal(owners.size, played);
  for (const count of owners.values()) assert.equal(count, 1);
  t.diagnostic(`${struck} races with presses at most ${longest.toFixed(1)} ms apart of ${played} calls; ` +
    `won: ${JSON.stringify(wins)}`);
  assert.ok(wins.mina > 0 && wins.omar > 0, `both win now and then: ${JSON.stringify(wins)}`);
});
