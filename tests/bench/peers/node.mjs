// The same as sample.mjs without Express: node:http takes each webhook and ws sends it to everybody who listens.
import { createServer } from "node:http";
import { WebSocketServer } from "ws";

const server = createServer((request, response) => {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    response.writeHead(200, { "Content-Length": 0 }).end();
    const text = JSON.stringify(JSON.parse(Buffer.concat(chunks).toString()));
    for (const socket of sockets.clients) socket.send(text);
  });
});
const sockets = new WebSocketServer({ server });
server.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ endpoint: `http://127.0.0.1:${server.address().port}` })));
