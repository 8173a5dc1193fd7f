import "fake-indexeddb/auto";
import { hostPersistentCache } from "../../src/host/persistentCache";
import { queryHistory } from "../../src/quotes/questions/history";
import { builtApp, type BuiltApp } from "../support/builtApp";
import type { WireBar } from "../../src/qos/wire";
import { fastClock } from "../support/fastClock";
import { memoryStorage, nodePorts } from "../support/nodePorts";
import { useSimulator } from "../support/simulator";

const simulator = useSimulator({ tickMs: 0 });
const CODES = ["US:AAPL", "HK:700", "SH:600519"];
const FIVE_YEARS_AGO = new Date(Date.now() - 5 * 366 * 86_400_000).toISOString().slice(0, 10);

function startApp(): BuiltApp {
  return builtApp(
    nodePorts({
      persistentCache: hostPersistentCache(fastClock(1)),
      storage: memoryStorage({
        "qos.settings": { server: simulator().url, socket: simulator().wsUrl },
        "qos.key": { key: simulator().keys.pro, remember: true },
      }),
    }),
  );
}

type Row = readonly [{ readonly serial: number; readonly style: string }, number, number, number, number, number];

async function history(app: BuiltApp, ...args: unknown[]): Promise<readonly Row[]> {
  const [code, start, end, interval, adjust] = args;
  const given = [code, start, end, interval, adjust, null, false];
  return (await app.queries.answer(queryHistory, given, { preview: false })) as unknown as readonly Row[];
}

/** The server's own series, asked for in one go by a key without limits on its length. */
async function ownSeries(code: string): Promise<readonly WireBar[]> {
  simulator().setPlan("pro", { bars: 100_000 });
  const response = await fetch(`${simulator().url}/kline`, {
    method: "POST",
    headers: { key: simulator().keys.pro },
    body: JSON.stringify({ kline_reqs: [{ c: code, co: 5_000, a: 0, kt: 1001 }] }),
  });
  simulator().setPlan("pro", { bars: 1_000 });
  const { data } = (await response.json()) as { readonly data: readonly { readonly k: readonly WireBar[] }[] };
  return data[0]?.k ?? [];
}

const dayIn = (zone: string, ts: number) =>
  new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(ts * 1_000);
const dayOfSerial = (serial: number) => new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10);
const ZONES: Readonly<Record<string, string>> = { US: "America/New_York", HK: "Asia/Hong_Kong", SH: "Asia/Shanghai" };

test("five years of daily bars of three instruments equal the server's own, bar by bar, and a restart asks only for the days since", async () => {
  const app = startApp();
  for (const code of CODES) {
    const rows = await history(app, code, FIVE_YEARS_AGO);
    const zone = ZONES[code.slice(0, 2)] ?? "UTC";
    const own = (await ownSeries(code)).filter(({ ts }) => dayIn(zone, ts) >= FIVE_YEARS_AGO);
    expect(own.length).toBeGreaterThan(1_000);
    expect(
      rows.map(([time, open, high, low, close, volume]) => [dayOfSerial(time.serial), open, high, low, close, volume]),
    ).toEqual(own.map(({ ts, o, h, l, cl, v }) => [dayIn(zone, ts), ...[o, h, l, cl, v].map(Number)]));
  }
  simulator().clearRequests();
  const restarted = startApp();
  for (const code of CODES) {
    const rows = await history(restarted, code, FIVE_YEARS_AGO);
    expect(rows.length).toBeGreaterThan(1_000);
  }
  const asked = simulator().requests.map(({ body }) => body as { kline_reqs: { co: number }[] });
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.flatMap(({ kline_reqs }) => kline_reqs).every(({ co }) => co <= 8)).toBe(true);
});

test("a daily bar carries the exchange's own date on both sides of a clock change", async () => {
  const app = startApp();
  const year = new Date().getUTCFullYear() - 1;
  for (const [code, start, end] of [
    ["US:AAPL", `${year}-03-01`, `${year}-03-20`],
    ["US:AAPL", `${year}-10-25`, `${year}-11-10`],
    ["HK:700", `${year}-03-01`, `${year}-03-20`],
  ] as const) {
    const rows = await history(app, code, start, end);
    expect(rows.length).toBeGreaterThan(5);
    const days = rows.map(([time]) => dayOfSerial(time.serial));
    expect(rows.every(([time]) => time.style === "date" && Number.isInteger(time.serial))).toBe(true);
    expect(days.every((day) => day >= start && day <= end)).toBe(true);
    expect(days.every((day) => ![0, 6].includes(new Date(day).getUTCDay()))).toBe(true);
    expect(new Set(days).size).toBe(days.length);
  }
});

test("a span of intraday bars has no gap and no double across its pages", async () => {
  const app = startApp();
  const start = new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10);
  const rows = await history(app, "CF:BTCUSDT", start, null, "15m");
  expect(rows.length).toBeGreaterThan(2_000);
  const steps = rows.slice(1).map(([time], at) => Math.round((time.serial - (rows[at]?.[0].serial ?? 0)) * 96));
  expect(new Set(steps)).toEqual(new Set([1]));
});

test("more than twenty thousand rows are refused in words", async () => {
  const app = startApp();
  await expect(history(app, "CF:BTCUSDT", "2024-01-01", null, "1m")).rejects.toMatchObject({ id: "tooLarge" });
});

test("a start before the instrument existed gives all there is", async () => {
  const app = startApp();
  const rows = await history(app, "HK:700", "1980-01-01", null, "1y");
  expect(rows.length).toBeGreaterThan(1);
});
