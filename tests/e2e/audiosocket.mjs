// A console's end of the relay's audio socket, with ears and a voice.
import { WebSocket } from "../conformance/node_modules/ws/wrapper.mjs";
import { level, middleTone, rate } from "../conformance/support/sound.mjs";

const frame = rate / 50;

export class AudioSocket {
  /** Resolves once open; rejects with the HTTP status otherwise. */
  static async open(relay, token, call, mode) {
    const socket = new AudioSocket(relay, token, call, mode);
    await socket.opened;
    return socket;
  }

  constructor(relay, token, call, mode) {
    this.sound = [];
    this.levels = {};
    this.tones = [];
    this.socket = new WebSocket(`ws://${relay.listen}/audio/${encodeURIComponent(call)}?mode=${mode}`,
      { headers: { authorization: `Bearer ${token}` } });
    this.opened = new Promise((resolve, reject) => {
      this.socket.once("open", resolve);
      this.socket.once("unexpected-response", (_, answer) => reject(new Error(`${answer.statusCode}`)));
      this.socket.once("error", reject);
    });
    this.closed = new Promise((resolve) => this.socket.once("close", (code, reason) => {
      clearInterval(this.voice);
      resolve({ code, reason: `${reason}` });
    }));
    this.socket.on("message", (text) => this.#take(JSON.parse(text)));
  }

  #take(message) {
    if (message.kind === "AudioMetadata") this.metadata = message.audioMetadata;
    if (message.kind === "Levels") this.levels = message.levels;
    if (message.kind === "DtmfData") this.tones.push(message.dtmfData.data);
    if (message.kind !== "AudioData") return;
    const pcm = Buffer.from(message.audioData.data, "base64");
    for (let i = 0; i + 1 < pcm.length; i += 2) this.sound.push(pcm.readInt16LE(i) / 32768);
  }

  /** Speaks a tone from now on, a frame every 20 ms by the clock. */
  speak(hertz, amplitude = 0.25) {
    clearInterval(this.voice);
    const began = performance.now();
    let sent = 0;
    this.voice = setInterval(() => {
      for (; sent * 20 <= performance.now() - began; sent += 1) {
        const pcm = Buffer.alloc(frame * 2);
        for (let i = 0; i < frame; i += 1)
          pcm.writeInt16LE(Math.round(32767 * amplitude * Math.sin(2 * Math.PI * hertz * (sent * frame + i) / rate)), i * 2);
        this.socket.send(JSON.stringify({ kind: "AudioData", audioData: { data: pcm.toString("base64") } }));
      }
    }, 5);
  }

  quiet() { clearInterval(this.voice); }
  /** The last seconds of what was heard. */
  last(seconds) { return Float64Array.from(this.sound.slice(-seconds * rate)); }
  tone(hertz, seconds = 1) { return middleTone(this.last(seconds), hertz); }
  level(seconds = 1) { return level(this.last(seconds)); }
  cut() { this.socket.terminate(); }
  async close() {
    this.socket.close(1000);
    await this.closed;
  }
}
