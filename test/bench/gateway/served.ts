import WebSocket, { WebSocketServer } from "ws";
import { startGateway } from "../../../src/gateway/startGateway";
import { success } from "../../../src/kernel/settled";

/** The program that is measured: the gateway, or a plain broadcast. Arguments: which, port of the source, codes. */
const [which = "gateway", source = "", codes = "500"] = process.argv.slice(2);
const address = `ws://127.0.0.1:${source}`;
const PLAN = { products: 5_000, requests: 60_000, live: 5_000, commands: 6_000, gap: 20 };

async function gateway(): Promise<() => number> {
  const started = await startGateway({
    server: "http://127.0.0.1:9",
    socket: address,
    clients: 100_000,
    house: {
      key: "bench",
      plan: PLAN,
      admission: {
        admit: async () => success({ id: "bench", plan: undefined, key: undefined }),
        stillAdmitted: () => true,
      },
    },
  });
  process.send?.({ port: Number(new URL(started.url).port) });
  return () => started.counts.sent;
}

/** Every push to everybody who wants it, as soon as it is there. */
async function broadcast(): Promise<() => number> {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
  const wanting = new Map<string, Set<WebSocket>>();
  let sent = 0;
  server.on("connection", (socket) => {
    socket.on("message", (data) => {
      const { codes: groups = [] } = JSON.parse(String(data)) as { codes?: string[] };
      for (const group of groups) {
        for (const symbol of group.slice(3).split(",")) {
          const code = `US:${symbol}`;
          wanting.set(code, (wanting.get(code) ?? new Set()).add(socket));
        }
      }
    });
  });
  const upstream = new WebSocket(address);
  const all = Array.from({ length: Number(codes) }, (_, at) => `A${at}`).join(",");
  upstream.on("open", () => upstream.send(JSON.stringify({ type: "S", codes: [`US:${all}`] })));
  upstream.on("message", (data) => {
    const text = String(data);
    const { c } = JSON.parse(text) as { c?: string };
    for (const socket of wanting.get(c ?? "") ?? []) {
      socket.send(text);
      sent += 1;
    }
  });
  await new Promise((resolve) => server.on("listening", resolve));
  process.send?.({ port: (server.address() as { port: number }).port });
  return () => sent;
}

void (which === "gateway" ? gateway() : broadcast()).then((sent) => {
  process.on("message", (word) => {
    // What is thrown away is not memory, and throwing it away at a question is nobody's work.
    if (word === "memory") (globalThis as { gc?: () => void }).gc?.();
    const { user, system } = process.cpuUsage();
    const { rss, heapUsed } = process.memoryUsage();
    process.send?.({ cpu: user + system, sent: sent(), rss, heap: heapUsed });
  });
});
