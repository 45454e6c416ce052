// A webhook endpoint: answers both Event Grid handshakes, keeps every request, and lets a test wait for one.
import { createServer } from "node:http";
import { EventEmitter } from "node:events";

export class Receiver extends EventEmitter {
  requests = [];
  events = [];
  /** Status that a request gets; the events of one that is refused are not kept. */
  verdict = () => 200;
  /** Addresses to open instead of answering a handshake; undefined: handshakes are answered at once. */
  confirmAt;

  async listen() {
    this.server = createServer((request, response) => this.#take(request, response));
    await new Promise((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    this.url = `http://127.0.0.1:${this.server.address().port}`;
    return this;
  }

  async close() {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  async #take(request, response) {
    const parts = [];
    for await (const part of request) parts.push(part);
    const raw = Buffer.concat(parts).toString();
    this.requests.push({ method: request.method, url: request.url, headers: request.headers, raw });
    if (request.method === "OPTIONS" && this.confirmAt) {
      this.confirmAt.push(request.headers["webhook-request-callback"]);
      response.writeHead(200).end();
      return;
    }
    if (request.method === "OPTIONS") {
      response.writeHead(200, { "WebHook-Allowed-Origin": "*", "WebHook-Allowed-Rate": "1000", Allow: "POST" }).end();
      return;
    }
    const body = JSON.parse(raw);
    const list = Array.isArray(body) ? body : [body];
    if (request.headers["aeg-event-type"] === "SubscriptionValidation" && this.confirmAt) {
      this.confirmAt.push(list[0].data.validationUrl);
      response.writeHead(200).end();
      return;
    }
    if (request.headers["aeg-event-type"] === "SubscriptionValidation") {
      const code = list[0].data.validationCode;
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ validationResponse: code }));
      return;
    }
    const status = this.verdict({ url: request.url, headers: request.headers, list });
    response.writeHead(status).end();
    if (status >= 300) return;
    for (const event of list) {
      const kept = { url: request.url, headers: request.headers, raw, type: event.type ?? event.eventType, body: event,
        at: Date.now() };
      this.events.push(kept);
      this.emit("event", kept);
    }
  }

  /** The first event, past or coming, of that short type for which `accept` holds. */
  waitFor(type, accept = () => true, milliseconds = 10_000) {
    const full = `Microsoft.Communication.${type}`;
    const fits = (event) => event.type === full && accept(event.body.data, event);
    const seen = this.events.find(fits);
    if (seen) return Promise.resolve(seen);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.off("event", look);
        reject(new Error(`no ${type} in ${milliseconds} ms; came: ${this.events.map((e) => e.type).join(", ")}`));
      }, milliseconds);
      const look = (event) => {
        if (!fits(event)) return;
        clearTimeout(timer);
        this.off("event", look);
        resolve(event);
      };
      this.on("event", look);
    });
  }

  ofConnection(id) {
    return this.events.filter((event) => event.body.data?.callConnectionId === id);
  }
}
