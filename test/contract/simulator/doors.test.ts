import { once } from "node:events";
import { connect } from "node:net";
import { useSimulator } from "../../support/simulator";
import { call, post } from "./bareClient";

const simulator = useSimulator({ tickMs: 0, invented: 0 });
const JSON_BODY = { "content-type": "application/json" };
const HALT = JSON.stringify({ speed: 0 });

/** What comes back to a text that is sent as it is, until the server ends. */
async function raw(text: string): Promise<string> {
  const socket = connect(Number(new URL(simulator().url).port), "127.0.0.1");
  let heard = "";
  socket.on("data", (data: Buffer) => (heard += data.toString("utf8")));
  socket.write(text);
  await once(socket, "end");
  socket.destroy();
  return heard;
}

test.each([
  ["with the request", true],
  ["after it", false],
])(
  "a plain request that offers h2c, as Java's client does, is answered as any other, its body sent %s",
  async (_how, atOnce) => {
    const body = JSON.stringify({ codes: ["HK:700"] });
    const head =
      `POST /snapshot HTTP/1.1\r\nConnection: Upgrade, HTTP2-Settings, close\r\nContent-Length: ${body.length}\r\n` +
      `Host: 127.0.0.1\r\nHTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA\r\nUpgrade: h2c\r\n` +
      `key: ${simulator().keys.pro}\r\n\r\n`;
    const socket = connect(Number(new URL(simulator().url).port), "127.0.0.1");
    let heard = "";
    socket.on("data", (data: Buffer) => (heard += data.toString("utf8")));
    socket.write(atOnce ? head + body : head);
    if (!atOnce) setImmediate(() => socket.write(body));
    await once(socket, "end");
    socket.destroy();
    expect(heard).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(heard).toContain('"c":"HK:700"');
  },
);

test("a request that offers another protocol at the socket's address opens no socket", async () => {
  const heard = await raw("GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade, close\r\nUpgrade: h2c\r\n\r\n");
  expect(heard).toMatch(/^HTTP\/1\.1 405/);
});

test("the simulator's own calls are apart from the vendor's endpoints", async () => {
  const { url, keys } = simulator();
  expect(await post(`${url}/simulators`, keys.pro, {})).toEqual({ msg: "unknown endpoint: /simulators" });
  expect(await post(`${url}/admin/faults`, keys.pro, {})).toEqual({ msg: "unknown endpoint: /admin/faults" });
  expect((await call({ url: `${url}/simulator/metrics`, method: "GET" })).status).toBe(200);
});

test.each([
  ["under a foreign name", { ...JSON_BODY, host: "attacker.example" }, 403],
  ["by a page of another site", { ...JSON_BODY, origin: "https://attacker.example" }, 403],
  ["by a page in a sandbox", { ...JSON_BODY, origin: "null" }, 403],
  ["by a form", { "content-type": "text/plain" }, 415],
  ["without a word what it is", {}, 415],
] as const)("called %s it does nothing", async (_how, headers, status) => {
  const answer = await call({ url: `${simulator().url}/simulator/speed`, headers, body: HALT });
  expect(answer.status).toBe(status);
  const { text } = await call({ url: `${simulator().url}/simulator`, method: "GET" });
  expect(JSON.parse(text)).toMatchObject({ speed: 1 });
});

test.each([
  ["GET", { host: "attacker.example" }],
  ["DELETE", { origin: "https://attacker.example" }],
])("nor does %s with %j", async (method, headers) => {
  const answer = await call({ url: `${simulator().url}/simulator/faults`, method, headers });
  expect(answer.status).toBe(403);
});
