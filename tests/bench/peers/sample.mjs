// "The sample": Express takes each webhook and ws sends it to everybody who listens.
import { createServer } from "node:http";
import express from "express";
import { WebSocketServer } from "ws";

const app = express();
const server = createServer(app);
const sockets = new WebSocketServer({ server });
app.use(express.json());
app.post("*", (request, response) => {
  response.sendStatus(200);
  const text = JSON.stringify(request.body);
  for (const socket of sockets.clients) socket.send(text);
});
server.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ endpoint: `http://127.0.0.1:${server.address().port}` })));
