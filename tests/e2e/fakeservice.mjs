// The telephony service as the relay sees it, without a call behind it: takes actions, opens the sockets it is told to.
import { createServer } from "node:http";
import { once } from "node:events";
import { WebSocket } from "../conformance/node_modules/ws/wrapper.mjs";

export class FakeService {
  constructor() {
    this.requests = [];
    this.server = createServer(async (request, answer) => {
      const parts = [];
      for await (const part of request) parts.push(part);
      const body = JSON.parse(Buffer.concat(parts).toString() || "{}");
      this.requests.push({ path: request.url, body });
      answer.writeHead(201, { "content-type": "application/json" });
      answer.end(JSON.stringify({ callConnectionId: `call-${this.requests.length}`, callConnectionState: "connecting" }));
    });
  }

  async start() {
    this.server.listen(0, "127.0.0.1");
    await once(this.server, "listening");
    return `endpoint=http://127.0.0.1:${this.server.address().port}/;accesskey=${Buffer.alloc(48, 1).toString("base64")}`;
  }

  stop() { this.server.close(); }

  /** Opens a socket for a call, as the service does; resolves when it is open. */
  async open(url, call) {
    const socket = new WebSocket(url, { headers: { "x-ms-call-connection-id": call, "x-ms-call-correlation-id": "k" } });
    await new Promise((resolve, reject) => {
      socket.once("open", resolve);
      socket.once("error", reject);
    });
    return socket;
  }
}

export const metadata = JSON.stringify({ kind: "AudioMetadata",
  audioMetadata: { subscriptionId: "s", encoding: "PCM", sampleRate: 16_000, channels: 1, length: 640 } });

export const audio = (pcm, participantRawID) => JSON.stringify({ kind: "AudioData",
  audioData: { timestamp: new Date().toISOString(), participantRawID, data: pcm.toString("base64"), silent: false } });

export const transcription = (text, resultStatus, offset = "2516998782481234400") =>
  `{"kind":"TranscriptionData","transcriptionData":{"text":${JSON.stringify(text)},"format":"display","confidence":0.9,` +
  `"offset":${offset},"duration":16400000,"words":[],"participantRawID":"4:+14255550123","resultStatus":"${resultStatus}"}}`;
