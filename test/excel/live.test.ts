import { FREE_PLAN_2024 } from "../../src/simulator/access/plans";
import { closeProducts, startProduct, until } from "../support/productInExcel";
import { useSimulator } from "../support/simulator";
import type { CellResult } from "../../src/workbench/excel/values";

const simulator = useSimulator({ tickMs: 0, plans: { free: FREE_PLAN_2024 } });
const CODES = [
  "US:AAPL",
  "US:TSLA",
  "HK:700",
  "HK:9988",
  "SH:600519",
  "SH:688981",
  "SZ:002594",
  "SZ:000001",
  "CF:BTCUSDT",
  "CM:XAUUSD",
];

beforeEach(() => {
  simulator().faults.clear();
  simulator().clearRequests();
});
afterEach(async () => {
  closeProducts();
  await until(() => simulator().connections() === 0);
});

const commands = () => simulator().requests.filter(({ kind }) => kind === "command");
const subscribed = () => simulator().subscriptions()["S"] ?? [];

/** The last price that the server has pushed for a code, as a number. */
function pushed(code: string): number {
  return Number((simulator().lastPush("S", code) as { readonly lp: string } | undefined)?.lp);
}

test("two hundred live cells over ten instruments share one connection and one command, and show the last push", async () => {
  const { excel, errors } = await startProduct({ simulator: simulator(), key: simulator().keys.free });
  const last = new Map<number, CellResult>();
  const streams = excel.turn({
    begin: Array.from({ length: 200 }, (_, at) => ({
      name: "LIVE",
      args: [CODES[at % 10] ?? ""],
      onResult: (result) => last.set(at, result),
    })),
  });
  await until(() => subscribed().length === 10);
  for (let step = 0; step < 10 || !CODES.every((code) => pushed(code) > 0); step += 1) {
    simulator().step();
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  await until(() => CODES.every((code, at) => (last.get(at) as { value?: unknown }).value === pushed(code)));
  expect([...last].every(([at, result]) => "value" in result && result.value === pushed(CODES[at % 10] ?? ""))).toBe(
    true,
  );
  expect(last.size).toBe(200);
  expect(simulator().connections()).toBe(1);
  expect(commands().map(({ endpoint }) => endpoint)).toEqual(["S"]);

  excel.turn({ end: streams });
  await until(() => simulator().connections() === 0);
  expect(excel.open).toEqual([]);
  expect(errors).toEqual([]);
});

test("commands are never less than a second apart", async () => {
  const { excel } = await startProduct({ simulator: simulator(), key: simulator().keys.free });
  for (const code of CODES.slice(0, 3)) {
    excel.stream("LIVE", [code]);
    await until(() => subscribed().includes(code));
  }
  const times = commands().map(({ at }) => at);
  expect(times.length).toBeGreaterThanOrEqual(3);
  expect(Math.min(...times.slice(1).map((at, before) => at - (times[before] ?? 0)))).toBeGreaterThanOrEqual(1_000);
  expect(commands().every(({ msg }) => msg === "OK")).toBe(true);
});

test("a cell that is edited back and forth costs no command: the new stream starts before the old one ends", async () => {
  const { excel } = await startProduct({ simulator: simulator(), key: simulator().keys.free });
  let [stream] = excel.turn({ begin: [{ name: "LIVE", args: ["HK:700"] }] });
  await until(() => subscribed().length === 1);
  simulator().clearRequests();
  for (let edit = 0; edit < 20; edit += 1) {
    const [next] = excel.invokeThenCancel([{ name: "LIVE", args: ["HK:700"] }], stream === undefined ? [] : [stream]);
    stream = next;
  }
  const values: CellResult[] = [];
  excel.stream("LIVE", ["HK:700", "high"], (result) => values.push(result));
  await until(() => values.length > 0);
  await new Promise((resolve) => setTimeout(resolve, 3_500));
  expect(commands()).toEqual([]);
  expect(subscribed()).toEqual(["HK:700"]);
});

test("a cut connection comes back by itself, subscribed as before, and the cells go on", async () => {
  const { excel } = await startProduct({ simulator: simulator(), key: simulator().keys.free });
  let last: CellResult | undefined;
  excel.stream("LIVE", ["HK:700"], (result) => (last = result));
  excel.stream("LIVE", ["US:AAPL"]);
  await until(() => subscribed().length === 2);
  simulator().dropConnections({ by: "cut" });
  const connects = () => simulator().requests.filter(({ kind }) => kind === "connect");
  await until(() => connects().length === 2 && simulator().connections() === 1 && subscribed().length === 2);
  await until(() => {
    simulator().step();
    return last !== undefined && "value" in last && last.value === pushed("HK:700");
  });
  expect(simulator().connections()).toBe(1);
});

test("the live table of an order book, the tape and moving bars come filled and move", async () => {
  const { excel } = await startProduct({ simulator: simulator(), key: simulator().keys.pro });
  const shown: Record<string, CellResult[]> = { LIVEDEPTH: [], LIVETRADES: [], LIVEKLINE: [], LIVEQUOTE: [] };
  excel.stream("LIVEDEPTH", ["HK:700", 5], (result) => shown["LIVEDEPTH"]?.push(result));
  excel.stream("LIVETRADES", ["HK:700", 10], (result) => shown["LIVETRADES"]?.push(result));
  excel.stream("LIVEKLINE", ["HK:700", "1m", 5], (result) => shown["LIVEKLINE"]?.push(result));
  excel.stream("LIVEQUOTE", [[["HK:700"], ["US:AAPL"]]], (result) => shown["LIVEQUOTE"]?.push(result));
  await until(() => {
    simulator().step();
    return Object.values(shown).every((results) => results.length >= 3);
  });
  expect(
    Object.values(shown)
      .flat()
      .filter((result) => "error" in result),
  ).toEqual([]);
});
