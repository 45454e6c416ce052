// A relay that can be killed and started again on the same port and folder, and the small client parts the tests need.
import { spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rowsOfPage } from "./checker.mjs";

const bin = process.env.CALLBOARD_BIN;
export const secret = "e2e-secret";
export const password = "correct horse battery staple";

export class Relay {
  constructor(service = `endpoint=http://127.0.0.1:9/;accesskey=${Buffer.alloc(48, 1).toString("base64")}`) {
    this.service = service;
    this.listen = "127.0.0.1:0";
  }

  async prepare(users, config = {}) {
    this.folder = await mkdtemp(join(tmpdir(), "callboard-e2e-"));
    this.config = join(this.folder, "config.json");
    await writeFile(this.config, JSON.stringify({
      service: this.service, eventGridSecret: secret, callbackIssuer: "local", ...config,
    }), { mode: 0o600 });
    for (const [name, role] of Object.entries(users)) await this.#addUser(name, role);
  }

  async #addUser(name, role) {
    const child = spawn(join(bin, "callboard-relay"), ["user", "add", name, "--role", role, "--data", this.folder],
      { stdio: ["pipe", "inherit", "inherit"] });
    child.stdin.end(`${password}\n`);
    const code = await new Promise((resolve) => child.once("exit", resolve));
    if (code !== 0) throw new Error(`user add ended with ${code}`);
  }

  async start() {
    this.log = "";
    this.child = spawn(join(bin, "callboard-relay"),
      ["--listen", this.listen, "--data", this.folder, "--config", this.config], { stdio: ["ignore", "pipe", "pipe"] });
    this.child.stderr.on("data", (text) => { this.log += text; });
    const line = await new Promise((resolve, reject) => {
      createInterface({ input: this.child.stdout }).once("line", resolve);
      this.child.once("exit", (code, signal) => reject(new Error(`relay ended: ${code ?? signal}\n${this.log}`)));
    });
    Object.assign(this, JSON.parse(line));
    this.listen = new URL(this.endpoint).host;
  }

  async kill(signal = "SIGKILL") {
    const gone = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill(signal);
    await gone;
  }

  async remove() {
    if (this.child?.exitCode === null && this.child.signalCode === null) await this.kill("SIGTERM");
    await rm(this.folder, { recursive: true, force: true });
  }

  async signIn(name) {
    const answer = await fetch(`${this.endpoint}/v1/signin`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ user: name, password }),
    });
    if (!answer.ok) throw new Error(`sign-in of ${name}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  /** Every envelope after a position, page by page. */
  async eventsAfter(token, epoch, after) {
    const all = [];
    for (let more = true; more;) {
      const url = `${this.endpoint}/v1/events?after=${after}&epoch=${encodeURIComponent(epoch)}`;
      const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
      if (!answer.ok) throw new Error(`events: ${answer.status} ${await answer.text()}`);
      const page = await answer.json();
      all.push(...page.events);
      ({ last: after, more } = page);
    }
    return all;
  }

  /** The whole history as {offset, id, epoch, text}, each body as its exact text. */
  async rows(token) {
    const all = [];
    for (let after = 0, more = true; more;) {
      const answer = await fetch(`${this.endpoint}/v1/events?after=${after}`, { headers: { authorization: `Bearer ${token}` } });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`events: ${answer.status} ${text}`);
      all.push(...rowsOfPage(text));
      ({ last: after, more } = JSON.parse(text));
    }
    return all;
  }

  /** What `callboard-relay journal check` says about the folder, checksums included. */
  async checkJournal() {
    const child = spawn(join(bin, "callboard-relay"), ["journal", "check", "--data", this.folder], { stdio: ["ignore", "pipe", "inherit"] });
    let text = "";
    child.stdout.on("data", (part) => { text += part; });
    const code = await new Promise((resolve) => child.once("close", resolve));
    return { code, ...JSON.parse(text) };
  }

  async metric(name) {
    const text = await (await fetch(`${this.endpoint}/metrics`)).text();
    return Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1]);
  }
}

/** A port of this machine that nobody uses just now. */
export async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** A token as the relay itself would issue it: many users without a password hash each. */
export function tokenOf(relay, user, role, groups) {
  const text = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const now = Math.floor(Date.now() / 1000);
  const head = `${text({ alg: "HS256", typ: "JWT" })}.${text({
    aud: `${relay.endpoint}/client/hubs/callboard`, sub: user, name: user, iat: now, exp: now + 3600,
    "webpubsub.group": groups, "callboard.roles": [role],
  })}`;
  return `${head}.${createHmac("sha256", relay.hubAccessKey).update(head).digest("base64url")}`;
}

/** Open descriptors, threads and resident kilobytes of a process. */
export async function resources(pid) {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const number = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)[1]);
  return { descriptors: (await readdir(`/proc/${pid}/fd`)).length, threads: number("Threads"), kilobytes: number("VmRSS") };
}

/** A seeded generator, so that a failing run can be repeated. */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
