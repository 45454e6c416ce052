// An application that takes the exchange's sockets: keeps what it gets, measures it, sends sound back.
import { createPublicKey, createVerify } from "node:crypto";
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { WebSocketServer, WebSocket } from "ws";
import { StreamingData } from "@azure/communication-call-automation";
import { sleep } from "./parties.mjs";

/** Waits until `holds` gives something true. */
export async function until(holds, what, milliseconds = 10_000) {
  for (const end = Date.now() + milliseconds; Date.now() < end; await sleep(20)) {
    const value = await holds();
    if (value) return value;
  }
  throw new Error(`not in ${milliseconds} ms: ${what}`);
}

/** PCM of one socket's frames as samples, -1 to 1; of one speaker, or of all together. */
export function samplesIn(frames, speaker) {
  const pcm = Buffer.concat(frames
    .filter((f) => f.kind === "AudioData" && f.audioData.participantRawID === speaker)
    .map((f) => Buffer.from(f.audioData.data, "base64")));
  return Float64Array.from({ length: pcm.length >> 1 }, (_, i) => pcm.readInt16LE(2 * i) / 32768);
}

/** A tone in PCM; amplitude 1 is full scale. */
export function tonePcm(hertz, seconds, sampleRate = 16_000, amplitude = 0.25) {
  const pcm = Buffer.alloc(Math.round(seconds * sampleRate) * 2);
  for (let i = 0; i < pcm.length / 2; i++)
    pcm.writeInt16LE(Math.round(32767 * amplitude * Math.sin(2 * Math.PI * hertz * i / sampleRate)), 2 * i);
  return pcm;
}

export class Application {
  sockets = []; // {headers, frames, parsed, socket, closed}
  refuseWith = 0; // an HTTP status instead of the upgrade

  /** `identity`: key and certificate; without, over plain ws. */
  async listen(identity = undefined) {
    this.http = identity ? createSecureServer(identity) : createServer();
    this.server = new WebSocketServer({ noServer: true });
    this.http.on("upgrade", (request, stream, head) => {
      this.tries = (this.tries ?? 0) + 1;
      if (this.refuseWith)
        return void stream.end(`HTTP/1.1 ${this.refuseWith} Refused\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
      this.server.handleUpgrade(request, stream, head, (socket) => this.#take(socket, request, stream));
    });
    await new Promise((resolve) => this.http.listen(0, "127.0.0.1", resolve));
    this.url = `${identity ? "wss" : "ws"}://127.0.0.1:${this.http.address().port}/media`;
    return this;
  }

  #take(socket, request, stream) {
    const taken = { headers: request.headers, frames: [], parsed: [], socket, stream, arrived: [] };
    socket.on("message", (data) => {
      const text = data.toString();
      taken.frames.push(JSON.parse(text));
      taken.parsed.push(StreamingData.parse(text)); // throws on what the SDK does not know
      taken.arrived.push(performance.now());
    });
    socket.on("close", (code) => { taken.closed = code; });
    socket.on("error", () => {});
    this.sockets.push(taken);
  }

  /** The newest socket of a call. */
  socketOf(callConnectionId) {
    return this.sockets.findLast((s) => s.headers["x-ms-call-connection-id"] === callConnectionId);
  }

  /** The socket, once it has so many frames. */
  frames(callConnectionId, count = 1) {
    return until(() => {
      const socket = this.socketOf(callConnectionId);
      return socket?.frames.length >= count && socket;
    }, `${count} frames`);
  }

  async close() {
    for (const { socket } of this.sockets) socket.terminate();
    this.http.closeAllConnections();
    await new Promise((resolve) => this.http.close(resolve));
  }
}

/** A program that is a party's microphone and speaker. */
export class PartySocket {
  frames = [];

  constructor(exchange, rawId, key = exchange.accessKey) {
    const address = `${exchange.endpoint.replace("http", "ws")}/exchange/v1/endpoints/${encodeURIComponent(rawId)}/audio`;
    this.socket = new WebSocket(address, { headers: { authorization: `Bearer ${key}` } });
    this.socket.on("message", (data) => this.frames.push(JSON.parse(data.toString())));
    this.opened = new Promise((resolve, reject) => {
      this.socket.once("open", resolve);
      this.socket.once("error", reject);
    });
    this.closed = new Promise((resolve) => this.socket.once("close", resolve));
  }

  /** Speaks PCM in real time, 20 ms a frame; resolves when all is said. */
  async say(pcm, stamped = true) {
    const begin = performance.now(), wall = Math.round(Date.now() / 20) * 20;
    for (let i = 0; i * 640 < pcm.length; i++) {
      await sleep(Math.max(0, begin + i * 20 - performance.now()));
      const audioData = { data: pcm.subarray(i * 640, i * 640 + 640).toString("base64"), silent: false };
      if (stamped) audioData.timestamp = new Date(wall + i * 20).toISOString();
      this.socket.send(JSON.stringify({ kind: "AudioData", audioData }));
    }
  }

  press(digit) {
    this.socket.send(JSON.stringify({ kind: "DtmfData", dtmfData: { data: digit } }));
  }
}

const part = (text) => JSON.parse(Buffer.from(text, "base64url").toString());

/** The claims of a token that the exchange has signed; throws when it has not. */
export async function verified(exchange, authorization) {
  const [scheme, token] = authorization.split(" "), [head, body, signature] = token.split(".");
  const { jwks_uri: address } = await (await fetch(
    `${exchange.endpoint}/calling/.well-known/acsopenidconfiguration`)).json();
  const { keys } = await (await fetch(address)).json();
  const jwk = keys.find((k) => k.kid === part(head).kid);
  const holds = createVerify("RSA-SHA256").update(`${head}.${body}`)
    .verify(createPublicKey({ key: jwk, format: "jwk" }), Buffer.from(signature, "base64url"));
  if (scheme !== "Bearer" || part(head).alg !== "RS256" || !holds) throw new Error("not a token of the exchange");
  return part(body);
}
