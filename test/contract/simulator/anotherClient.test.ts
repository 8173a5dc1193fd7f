import { useSimulator } from "../../support/simulator";
import { BareSocket, call, post, type Message } from "./bareClient";

const simulator = useSimulator({ tickMs: 50, tickShare: 1 });
/** One in which the market stands still, so that two answers can be compared. */
const still = useSimulator({ tickMs: 0 });
const CODES = ["US:AAPL,TSLA", "HK:700", "SH:600519"];

const rows = (answer: Message): readonly Message[] => answer["data"] as readonly Message[];
const codesOf = (answer: Message): readonly unknown[] =>
  rows(answer)
    .map(({ c }) => c)
    .sort();

test("a client with the key in the header gets a row for each known code and none for an unknown one", async () => {
  const { url, keys } = simulator();
  const answer = await post(`${url}/snapshot`, keys.pro, { codes: [...CODES, "US:NOSUCH", "XX:1"] });
  expect(answer["msg"]).toBe("OK");
  expect(codesOf(answer)).toEqual(["HK:700", "SH:600519", "US:AAPL", "US:TSLA"]);
});

test("HK codes with and without leading zeros are one instrument, answered without them", async () => {
  const { url, keys } = simulator();
  const answer = await post(`${url}/snapshot`, keys.pro, { codes: ["HK:00700,700,0700"] });
  expect(codesOf(answer)).toEqual(["HK:700"]);
});

test("a client with the key in the URL is served as well", async () => {
  const { url, keys } = simulator();
  const { text } = await call({ url: `${url}/depth?key=${keys.pro}`, body: JSON.stringify({ codes: ["HK:9988"] }) });
  const [row] = rows(JSON.parse(text) as Message);
  expect(row?.["b"]).toHaveLength(10);
  expect(row?.["a"]).toHaveLength(10);
});

test("trades come as one flat list, as many a code as asked for, and no index has any", async () => {
  const { url, keys } = simulator();
  const answer = await post(`${url}/trade`, keys.pro, { codes: ["US:AAPL", "HK:700", "IX:HSI"], count: 50 });
  expect(rows(answer)).toHaveLength(100);
  expect(new Set(rows(answer).map(({ c }) => c))).toEqual(new Set(["US:AAPL", "HK:700"]));
});

test("daily bars end with the snapshot of the day", async () => {
  const { url, keys, market } = still();
  const [series] = rows(
    await post(`${url}/kline`, keys.pro, { kline_reqs: [{ c: "CF:BTCUSDT", co: 300, a: 0, kt: 1001 }] }),
  );
  const bars = series?.["k"] as readonly Message[];
  expect(bars).toHaveLength(300);
  expect(Number(bars.at(-1)?.["cl"])).toBe(market.lastPrice("CF:BTCUSDT"));
  expect(Number(bars[1]?.["ts"]) - Number(bars[0]?.["ts"])).toBe(86_400);
});

test("history goes back from the end that was asked for", async () => {
  const { url, keys } = simulator();
  const query = { c: "HK:700", e: 1_722_441_600, co: 5, a: 0, kt: 1001 };
  const [series] = rows(await post(`${url}/history`, keys.pro, { kline_reqs: [query] }));
  const starts = (series?.["k"] as readonly Message[]).map(({ ts }) => Number(ts));
  /** Thursday 2024-08-01 in Hong Kong, and the four trading days before it. */
  expect(starts).toEqual(
    [1_722_182_400, 1_722_268_800, 1_722_355_200, 1_722_441_600].flatMap((ts, at) =>
      at === 0 ? [1_721_923_200, ts] : [ts],
    ),
  );
});

test("forward-adjusted bars differ from unadjusted ones before a split, and not after it", async () => {
  const { url, keys } = simulator();
  const series = (a: number): object => ({ c: "US:NVDA", e: 1_717_992_000, co: 2, a, kt: 1001 });
  const [plain] = rows(await post(`${url}/history`, keys.pro, { kline_reqs: [series(0)] }));
  const [adjusted] = rows(await post(`${url}/history`, keys.pro, { kline_reqs: [series(1)] }));
  const closes = (answer: Message | undefined): readonly number[] =>
    (answer?.["k"] as readonly Message[]).map(({ cl }) => Number(cl));
  const [before = 0, after = 0] = closes(plain);
  const [adjustedBefore = 0, adjustedAfter = 0] = closes(adjusted);
  expect(adjustedAfter).toBe(after);
  expect(before / adjustedBefore).toBeCloseTo(10, 3);
});

test("the product list writes HK symbols with five digits and Chinese names, the calendar full and half days", async () => {
  const { url, keys } = simulator();
  const list = await post(`${url}/product-list`, keys.pro, { market: ["HK", "CM"] });
  expect((list["data"] as Record<string, unknown[]>)["HK"]).toContainEqual({ code: "HK:00700", name: "腾讯控股" });
  const calendar = await post(`${url}/market-calendar`, keys.pro, { market: ["US", "CF"] });
  const days = (calendar["data"] as Record<string, string[]>)["US"] ?? [];
  expect(days.length).toBeGreaterThan(50);
  expect(days.every((day) => /^\d{8},[FH]$/.test(day))).toBe(true);
});

test("a registered key comes with its plan and opens the door", async () => {
  const { url } = simulator();
  const { text } = await call({ url: `${url}/register`, body: JSON.stringify({ email: "someone@example.com" }) });
  const { data } = JSON.parse(text) as { data: { key: string; permission: Record<string, unknown> } };
  expect(data.key).toMatch(/^[0-9a-f]{32}$/);
  expect(data.permission["ws"]).toEqual({ product_count: 10, request_frequency: 30, max_connections: 1 });
  const answer = await post(`${url}/instrument-info`, data.key, { codes: CODES });
  expect(rows(answer)).toHaveLength(4);
});

test("every topic is pushed after its subscription, and not after it is given up", async () => {
  const { wsUrl, keys } = simulator();
  const socket = await BareSocket.open(`${wsUrl}?key=${keys.pro}`);
  for (const [type, more] of [
    ["S", {}],
    ["T", {}],
    ["D", {}],
    ["K", { kt: 1 }],
  ] as const) {
    socket.send({ type: "H" });
    const reply = await patientQuery(socket, { type, codes: ["US:AAPL"], ...more, reqid: 7 });
    expect(reply).toMatchObject({ type, msg: "OK", reqid: 7 });
    const push = await socket.next((message) => message["tp"] === type);
    expect(push["c"]).toBe("US:AAPL");
    await patientQuery(socket, { type: `${type}C`, codes: ["US:AAPL"], ...more });
  }
  expect(simulator().subscriptions("pro")).toEqual({});
  socket.close();
});

test("a client that has the key in the URL and ignores all replies still gets its pushes", async () => {
  const { wsUrl, keys } = simulator();
  const socket = await BareSocket.open(`${wsUrl}?key=${keys.free}`);
  socket.send({ type: "S", codes: ["HK:700"] });
  const first = await socket.next((message) => message["tp"] === "S");
  const second = await socket.next((message) => message["tp"] === "S");
  expect(second).not.toEqual(first);
  socket.close();
});

/** Repeats a command that came too soon after the one before, as the pro plan wants 100 ms between them. */
async function patientQuery(socket: BareSocket, message: Message): Promise<Message> {
  for (;;) {
    const reply = await socket.query(message);
    if (!String(reply["msg"]).includes("too frequent")) return reply;
  }
}
