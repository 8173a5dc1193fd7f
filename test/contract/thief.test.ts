import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import { hostHttp } from "../../src/host/http";
import { queryPrice } from "../../src/quotes/questions/price";
import { builtApp, type BuiltApp } from "../support/builtApp";
import { testConnection } from "../../src/runtime/connectionTest";
import { endOfTime, tracked } from "../support/endOfTime";
import { memoryStorage, nodePorts } from "../support/nodePorts";

const KEY = "0123456789abcdef0123456789abcdef";
const PRICE = { msg: "OK", data: [{ c: "US:AAPL", lp: "666", yp: "1", ts: 1_741_958_321, s: 0 }] };

/** A server of another owner, and what it came to know. */
class Thief {
  readonly seen: string[] = [];
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, reply) => {
      this.#note(request);
      reply.writeHead(200, {
        "content-type": "application/json",
        "access-control-allow-origin": "*",
        "access-control-allow-headers": "*",
      });
      reply.end(JSON.stringify(PRICE));
    });
    const sockets = new WebSocketServer({ server: this.#server });
    sockets.on("connection", (_socket, request) => this.#note(request));
  }

  async listen(): Promise<string> {
    return listen(this.#server);
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #note({ url, rawHeaders }: IncomingMessage): void {
    this.seen.push([url, ...rawHeaders].join(" "));
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const thief = new Thief();
let thiefUrl = "";
let status = 307;
let asked = 0;
/** The server that the key was entered for; it passes everything on to the thief. */
const server = createServer((_request, reply) => {
  asked += 1;
  reply.writeHead(status, { location: `${thiefUrl}/snapshot`, "access-control-allow-origin": "*" });
  reply.end();
});
let url = "";
const apps: BuiltApp[] = [];

beforeAll(async () => {
  thiefUrl = await thief.listen();
  url = await listen(server);
});

afterAll(async () => {
  for (const app of apps) app.parts.socket.raise({ event: "unwant" });
  thief.close();
  server.closeAllConnections();
  server.close();
  await endOfTime();
});

function startApp(): BuiltApp {
  const app = builtApp(
    nodePorts({
      http: { ...hostHttp, post: (request) => tracked(hostHttp.post(request)) },
      storage: memoryStorage({
        "qos.settings": { server: url, socket: `${url.replace("http", "ws")}/ws` },
        "qos.key": { key: KEY, remember: true },
      }),
    }),
  );
  apps.push(app);
  return app;
}

test.each([301, 302, 303, 307, 308])(
  "a server that answers %d to another host: the cell tells it, and the other host sees neither key nor question",
  async (redirect) => {
    status = redirect;
    asked = 0;
    const app = startApp();
    await expect(app.queries.answer(queryPrice, ["US:AAPL", null], { preview: false })).rejects.toMatchObject({
      id: "redirected",
      cell: "#N/A",
    });
    expect(asked).toBeGreaterThan(0);
    expect(thief.seen).toEqual([]);
  },
);

test("a test of the key against such a server says so, and does not pass the key on either", async () => {
  status = 307;
  expect(await testConnection(startApp(), "another-key-0123456789")).toMatchObject({
    ok: false,
    error: { id: "redirected" },
  });
  expect(thief.seen).toEqual([]);
});

test("a live cell's handshake is not passed on", async () => {
  status = 307;
  const app = startApp();
  const shown: unknown[] = [];
  app.live.value(["US:AAPL"], (value) => shown.push(value));
  await new Promise<void>((resolve) => {
    app.parts.socket.states.subscribe(({ state }) => state === "waiting" && resolve());
  });
  expect(shown).not.toContain(666);
  expect(thief.seen).toEqual([]);
});
