// Holds N idle WebSocket connections open: node hold.mjs URL SUBPROTOCOL N
import { WebSocket } from "ws";

const [url, subprotocol, count] = process.argv.slice(2);
const open = [];
for (let i = 0; i < Number(count); i += 1) {
  const socket = new WebSocket(url, subprotocol, { perMessageDeflate: false });
  socket.on("message", () => {});
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  open.push(socket);
}
console.log("open");
setInterval(() => open.forEach((socket) => socket.send('{"type":"ping"}')), 10_000);
