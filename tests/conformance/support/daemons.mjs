// Starts the real daemons on free ports with their own folders and stops them again.
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { tmpdir } from "node:os";
import { join } from "node:path";

const bin = process.env.CALLBOARD_BIN ?? join(import.meta.dirname ?? ".", "../../../build/release/bin");
export const accessKey = Buffer.from("0123456789abcdef".repeat(4)).toString("base64");

async function start(program, config, extra = [], kept = undefined) {
  const folder = kept ?? await mkdtemp(join(tmpdir(), "callboard-"));
  const file = join(folder, "config.json");
  await writeFile(file, JSON.stringify(config));
  const child = spawn(join(bin, program), ["--listen", "127.0.0.1:0", "--data", folder, "--config", file, ...extra],
    { stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  child.stderr.on("data", (text) => { log += text; });
  const first = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${program} ended with ${code}: ${log}`)));
  });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await gone;
    }
    await rm(folder, { recursive: true, force: true });
  };
  return { ...JSON.parse(first), child, folder, stop, log: () => log };
}

/** `folder`: that of an exchange which was killed. */
export const startExchange = (config = {}, folder = undefined) =>
  start("callboard-exchange", config, ["--access-key", accessKey, "--seed", "7"], folder);
export const startRelay = (config) => start("callboard-relay", config);

/** The exchange's control API. */
export function control(exchange) {
  const call = async (method, path, body) => {
    const answer = await fetch(exchange.endpoint + path, {
      method,
      headers: { authorization: `Bearer ${exchange.accessKey}`, "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : {};
  };
  return {
    endpoint: (rawId, name, script) =>
      call("PUT", `/exchange/v1/endpoints/${encodeURIComponent(rawId)}`, { name, script }),
    dial: (from, to, customContext) => call("POST", "/exchange/v1/dial", { from, to, customContext }),
    calls: () => call("GET", "/exchange/v1/calls"),
    faults: (faults) => call("PUT", "/exchange/v1/faults", faults),
  };
}
