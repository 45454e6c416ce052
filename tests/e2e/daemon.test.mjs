// The relay as its operator meets it: clear refusals at the start, no foreign requests, no secret in the log.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { control, startExchange } from "../conformance/support/daemons.mjs";
import { Relay, password, secret } from "./relay.mjs";

const program = join(process.env.CALLBOARD_BIN, "callboard-relay");
let folder;

before(async () => { folder = await mkdtemp(join(tmpdir(), "callboard-daemon-")); });
after(() => rm(folder, { recursive: true, force: true }));

/** Runs to its end; a relay that starts is stopped again. */
async function run(...args) {
  const child = spawn(program, args, { stdio: ["pipe", "pipe", "pipe"] });
  let out = "", error = "";
  child.stdout.on("data", (text) => { out += text; child.kill("SIGTERM"); });
  child.stderr.on("data", (text) => { error += text; });
  child.stdin.end();
  const code = await new Promise((resolve) => child.once("close", resolve));
  return { code, out, error };
}

test("wrong options end with 2 and say which", async () => {
  const data = join(folder, "never-made");
  for (const [args, word] of [[[], "--data"], [["--data"], "--data"], [["--data", data, "--listen", "1.2.3"], "--listen 1.2.3"],
    [["--data", data, "--listen", "127.0.0.1:99999"], "99999"], [["--data", data, "--fast", "x"], "--fast"],
    [["--data", data, "--config", "missing.json"], "missing.json"], [["user", "add", "a b", "--role", "agent", "--data", data], "NAME"],
    [["user", "add", "ann", "--role", "boss", "--data", data], "boss"], [["user", "add", "ann", "--data", data], "--role"]]) {
    const { code, out, error } = await run(...args);
    assert.deepEqual([code, out], [2, ""], args.join(" "));
    assert.ok(error.includes(word), error);
  }
  await assert.rejects(stat(data));
});

test("every problem of a configuration is named with its path, none of its values", async () => {
  const config = join(folder, "bad.json");
  await writeFile(config, JSON.stringify({
    service: "endpoint=x;accesskey=aGlkZGVuLWhpZGRlbg==", publicUrl: "ftp://x", eventGridSecret: 5, callbackIssuer: {}, hubAccessKey: "hidden-hidden",
    extraHubs: ["callboard"], users: [{ name: "a b", passwordHash: "hidden-hidden", roles: ["root"] }], database: "postgresql://u:hidden@h/d", speechServices: "ftp://hidden", recordingsKeptSeconds: 0,
    retentionDays: -1, typo: true,
  }));
  const { code, error } = await run("--data", join(folder, "d"), "--config", config);
  assert.equal(code, 2);
  for (const path of ["service", "publicUrl", "eventGridSecret", "callbackIssuer.issuer", "hubAccessKey", "extraHubs", "users[0].name",
    "users[0].passwordHash", "users[0].roles", "database", "speechServices", "recordingsKeptSeconds", "retentionDays", "typo"])
    assert.ok(error.includes(`$.${path}: `), `${path} in ${error}`);
  assert.ok(!error.includes("hidden") && !error.includes("aGlkZGVu"), error);
  for (const text of ["", "{", "[]", "\u0000"]) {
    await writeFile(config, text);
    assert.equal((await run("--data", join(folder, "d"), "--config", config)).code, 2);
  }
});

test("a port in use, a folder in use and a folder of others are told apart", async () => {
  const relay = new Relay();
  await relay.prepare({});
  await relay.start();
  const port = new URL(relay.endpoint).port;
  const taken = await run("--data", join(folder, "second"), "--listen", `127.0.0.1:${port}`);
  assert.equal(taken.code, 4);
  assert.ok(taken.error.includes(`--listen 127.0.0.1:${port}`), taken.error);
  const locked = await run("--data", relay.folder);
  assert.equal(locked.code, 3);
  assert.ok(locked.error.includes("another relay uses this folder"), locked.error);
  assert.equal((await fetch(`${relay.endpoint}/readyz`)).status, 200, "the first one goes on");
  const home = join(folder, "home");
  await mkdir(join(home, "photos"), { recursive: true });
  await chmod(home, 0o755);
  const open = await run("--data", home);
  assert.equal(open.code, 3);
  assert.ok(open.error.includes(home), open.error);
  assert.equal((await stat(home)).mode & 0o777, 0o755, "others keep their folder");
  await relay.kill(); // the lock goes with the process, however it ends
  assert.equal((await run("--data", relay.folder)).code, 0);
  await relay.remove();
});

test("what is allowed but seldom meant is said at the start", async () => {
  const config = join(folder, "open.json");
  await writeFile(config, JSON.stringify({ service: `endpoint=https://x.test/;accesskey=${Buffer.alloc(48).toString("base64")}` }), { mode: 0o644 });
  const { code, error } = await run("--data", join(folder, "notes"), "--config", config, "--listen", "0.0.0.0:0");
  assert.equal(code, 0);
  for (const word of ["publicUrl", "Event Grid is refused", "without TLS", "may read the configuration file", "listens at", "ended"])
    assert.ok(error.includes(word), `${word} in ${error}`);
  assert.equal((await stat(join(folder, "notes"))).mode & 0o777, 0o700);
});

test("handshakes with foreign addresses make no request", async () => {
  let asked = 0;
  const foreign = createServer((socket) => { asked += 1; socket.destroy(); });
  await new Promise((resolve) => foreign.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${foreign.address().port}/validate`;
  const relay = new Relay();
  await relay.prepare({});
  await relay.start();
  for (const code of [secret, "wrong"]) {
    const expected = code === secret ? 200 : 401;
    const address = `${relay.endpoint}/eventgrid?code=${code}`;
    const grid = await fetch(address, {
      method: "POST", headers: { "aeg-event-type": "SubscriptionValidation" },
      body: JSON.stringify([{ id: "1", topic: "/t", subject: "", eventType: "Microsoft.EventGrid.SubscriptionValidationEvent",
        eventTime: new Date().toISOString(), dataVersion: "2", metadataVersion: "1", data: { validationCode: "c-1", validationUrl: url } }]),
    });
    assert.equal(grid.status, expected);
    assert.equal((await grid.text()).includes("c-1"), code === secret);
    const cloud = await fetch(address, { method: "OPTIONS", headers: { "WebHook-Request-Origin": "eventgrid.azure.net", "WebHook-Request-Callback": url } });
    assert.equal(cloud.status, expected);
    assert.equal(cloud.headers.get("webhook-allowed-origin"), code === secret ? "eventgrid.azure.net" : null);
  }
  await sleep(1000);
  assert.equal(asked, 0);
  await relay.remove();
  foreign.close();
});

test("a call's whole way leaves no secret, token, number or call context in the log", { timeout: 60_000 }, async () => {
  const line = "+18005550100", caller = "4:+14255550123", spoken = "custom-context-value";
  const relay = new Relay();
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, "127.0.0.1", resolve));
  relay.listen = `127.0.0.1:${probe.address().port}`;
  await new Promise((resolve) => probe.close(resolve));
  const exchange = await startExchange({
    phoneNumbers: [line], endpoints: [{ identity: caller, name: "Lee Wong", script: [] }],
    eventGrid: [{ endpoint: `http://${relay.listen}/eventgrid?code=${secret}`, schema: "EventGridSchema" }],
  });
  relay.service = exchange.connectionString;
  await relay.prepare({ mina: "agent", sup: "supervisor" });
  await relay.start();
  const mina = await relay.signIn("mina"), sup = await relay.signIn("sup");
  const gone = [mina.token, sup.token];
  const calling = (session, method, path, body) => fetch(`${relay.endpoint}/calling/${path}?api-version=2026-03-12`, {
    method, headers: { authorization: `Bearer ${session.token}`, "content-type": "application/json" }, body: body && JSON.stringify(body) });
  const state = async () => (await (await fetch(`${relay.endpoint}/v1/events?after=0`, { headers: { authorization: `Bearer ${sup.token}` } })).json()).events;
  const next = async (type) => {
    for (let tries = 0; tries < 200; tries += 1) {
      const found = (await state()).find((e) => e.type.endsWith(type));
      if (found) return found;
      await sleep(25);
    }
    throw new Error(`no ${type}\n${relay.log}`);
  };
  await control(exchange).dial(caller, `4:${line}`, { voipHeaders: { topic: spoken } });
  const ring = await next("IncomingCall");
  const context = ring.body.data.incomingCallContext;
  const answered = await calling(mina, "POST", "callConnections:answer", { incomingCallContext: context, callbackUri: "https://console.invalid/" });
  assert.equal(answered.status, 200);
  const id = (await answered.json()).callConnectionId;
  await next("CallConnected");
  await calling(mina, "GET", `callConnections/${id}/participants`);
  await calling(mina, "POST", `callConnections/${id}/participants:add`, { participantToAdd: { rawId: "4:+14255550199", phoneNumber: { value: "+14255550199" } } });
  await calling(mina, "POST", `callConnections/${encodeURIComponent("4:+14255550177")}:terminate`);
  await fetch(`${relay.endpoint}/client/hubs/callboard?access_token=${mina.token}`);
  await fetch(`${relay.endpoint}/eventgrid?code=guessed-secret`, { method: "POST", body: "[]" });
  await fetch(`${relay.endpoint}/callbacks/guessed-key`, { method: "POST", body: "[]" });
  await fetch(`${relay.endpoint}/v1/signin`, { method: "POST", body: JSON.stringify({ user: "guessed-user", password: "guessed-password" }) });
  await calling(mina, "DELETE", `callConnections/${id}`);
  await next("CallDisconnected");
  await relay.kill("SIGTERM");
  const { log } = relay;
  for (const action of ["signIn", "answerCall", "addParticipant", "eventGrid", "callback"]) assert.ok(log.includes(`action=${action}`), `${action} in ${log}`);
  for (const word of [...gone, gone[0].split(".")[2], password, secret, relay.hubAccessKey, exchange.accessKey, context, context.slice(0, 40), spoken,
    "4255550123", "8005550100", "4255550199", "4255550177", "guessed", "Lee Wong"])
    assert.ok(!log.includes(word), `${word} in ${log}`);
  await relay.remove();
  await exchange.stop();
});
