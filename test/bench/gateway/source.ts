import { WebSocketServer, type WebSocket } from "ws";
import { pushText } from "./push";

/**
 * Stands in for QOS in the gateway's bench: pushes so many snapshots a second over so many codes to whoever has
 * subscribed, each with the moment at which it was made. Arguments: codes, pushes a second.
 */
const [codes = "500", rate = "2000"] = process.argv.slice(2);
const STEP = 10;
const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
const wanted = new Map<WebSocket, Set<string>>();
let most = 0;
let next = 0;
let owed = 0;
const volumes = Array.from({ length: Number(codes) }, () => 0);

server.on("connection", (socket) => {
  wanted.set(socket, new Set());
  most = Math.max(most, wanted.size);
  socket.on("close", () => wanted.delete(socket));
  socket.on("message", (data) => {
    const {
      type,
      codes: groups = [],
      reqid,
    } = JSON.parse(String(data)) as {
      type: string;
      codes?: string[];
      reqid?: number;
    };
    for (const group of groups) for (const symbol of group.slice(3).split(",")) wanted.get(socket)?.add(`US:${symbol}`);
    socket.send(JSON.stringify({ type, msg: "OK", time: 0, ...(reqid === undefined ? {} : { reqid }) }));
  });
});

setInterval(() => {
  owed += (Number(rate) * STEP) / 1_000;
  for (; owed >= 1; owed -= 1) push();
}, STEP);

function push(): void {
  const at = next % volumes.length;
  next += 1;
  const volume = (volumes[at] ?? 0) + 1;
  volumes[at] = volume;
  const code = `US:A${at}`;
  const text = pushText(code, volume, Date.now());
  for (const [socket, codesOfSocket] of wanted) if (codesOfSocket.has(code)) socket.send(text);
}

server.on("listening", () => process.send?.({ port: (server.address() as { port: number }).port }));
process.on("message", () => process.send?.({ most, pushed: next }));
