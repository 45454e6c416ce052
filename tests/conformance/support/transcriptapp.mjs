// The application's end of a transcription socket: keeps every frame, parsed by the SDK and raw.
import { EventEmitter } from "node:events";
import { WebSocketServer } from "ws";
import { StreamingData } from "@azure/communication-call-automation";

export class TranscriptApp extends EventEmitter {
  connections = [];
  frames = [];

  async listen(options = {}) {
    this.server = new WebSocketServer({ host: "127.0.0.1", port: 0, ...options });
    this.server.on("connection", (socket, request) => {
      const connection = { socket, headers: request.headers, url: request.url, frames: [], closed: false };
      this.connections.push(connection);
      socket.on("message", (data) => {
        const text = data.toString(), parsed = StreamingData.parse(text);
        const frame = { connection, raw: JSON.parse(text), text, kind: StreamingData.getStreamingKind(), data: parsed };
        connection.frames.push(frame);
        this.frames.push(frame);
        this.emit("frame", frame);
      });
      socket.on("close", (code) => Object.assign(connection, { closed: true, code }));
    });
    await new Promise((resolve) => this.server.once("listening", resolve));
    this.url = `ws://127.0.0.1:${this.server.address().port}/transcription`;
    return this;
  }

  async close() {
    for (const client of this.server.clients) client.terminate();
    await new Promise((resolve) => this.server.close(resolve));
  }

  ofCall(id) {
    return this.connections.find((c) => c.headers["x-ms-call-connection-id"] === id);
  }

  /** The first frame, past or coming, for which `fits` holds. */
  waitFor(fits, what, milliseconds = 15_000) {
    const seen = this.frames.find(fits);
    if (seen) return Promise.resolve(seen);
    return new Promise((resolve, reject) => {
      const texts = () => this.frames.map((f) => f.data.text ?? f.kind).join(" | ");
      const timer = setTimeout(() => {
        this.off("frame", look);
        reject(new Error(`no ${what} in ${milliseconds} ms; came: ${texts()}`));
      }, milliseconds);
      const look = (frame) => {
        if (!fits(frame)) return;
        clearTimeout(timer);
        this.off("frame", look);
        resolve(frame);
      };
      this.on("frame", look);
    });
  }
}
