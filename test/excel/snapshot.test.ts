import { readFileSync } from "node:fs";
import path from "node:path";
import { FREE_PLAN_2024 } from "../../src/simulator/access/plans";
import { systemClock } from "../../src/simulator/clocks";
import type { Argument } from "../../src/workbench/excel/values";
import { closeProducts, serverPrices, startProduct } from "../support/productInExcel";
import { useSimulator } from "../support/simulator";
import { youngDay } from "../support/youngDay";

const simulator = useSimulator({
  tickMs: 0,
  invented: 500,
  clock: youngDay(systemClock),
  plans: { free: FREE_PLAN_2024 },
});

beforeEach(() => {
  simulator().faults.clear();
  simulator().setPlan("free", "free");
  simulator().clearRequests();
});
afterEach(closeProducts);

const requests = (endpoint: string) => simulator().requests.filter((request) => request.endpoint === endpoint);

/** Codes of `count` instruments that the server lists. */
async function someCodes(count: number): Promise<string[]> {
  const response = await fetch(`${simulator().url}/product-list`, {
    method: "POST",
    headers: { key: simulator().keys.pro },
    body: JSON.stringify({ market: ["HK", "SH", "SZ"] }),
  });
  const { data } = (await response.json()) as { readonly data: Record<string, readonly { readonly code: string }[]> };
  const codes = Object.values(data).flatMap((list) => list.map(({ code }) => code.replace(/^HK:0+/, "HK:")));
  simulator().clearRequests();
  return codes.slice(0, count);
}

/** A price brings its format along. */
const priceCell = (value: number | undefined): object => ({ value, formats: [["#,##0.00######"]] });

const priceCalls = (codes: readonly string[], count: number) =>
  Array.from({ length: count }, (_, at) => ({ name: "PRICE", args: [codes[at % codes.length] ?? ""] }));

test("a thousand prices over a hundred instruments cost ten requests under the free plan, each cell its own price", async () => {
  const codes = await someCodes(100);
  const prices = await serverPrices(simulator(), codes);
  simulator().clearRequests();
  const { excel, errors } = await startProduct({ simulator: simulator(), key: simulator().keys.free });
  const results = await excel.batch(priceCalls(codes, 1_000));
  expect(requests("snapshot")).toHaveLength(10);
  expect(requests("snapshot").every(({ msg }) => msg === "OK")).toBe(true);
  // A suspended share has "0" on the wire, which is no price.
  const cellOf = (code: string): object =>
    prices.get(code) === 0
      ? { error: "#N/A", message: `QOS sent no last (regular) for ${code}` }
      : priceCell(prices.get(code));
  expect(results).toEqual(priceCalls(codes, 1_000).map(({ args: [code = ""] }) => cellOf(code)));
  expect(errors).toEqual([]);
});

test("a thousand prices over ten instruments cost one request", async () => {
  const codes = await someCodes(10);
  const { excel } = await startProduct({ simulator: simulator(), key: simulator().keys.free });
  await excel.batch(priceCalls(codes, 1_000));
  expect(requests("snapshot")).toHaveLength(1);
});

test("an unknown instrument fails alone, and rows nobody asked for change nothing", async () => {
  simulator().faults.add({ fault: "foreign-rows", at: "snapshot" });
  simulator().faults.add({ fault: "reverse-rows", at: "snapshot" });
  const codes = ["US:AAPL", "HK:700", "SH:600519", "US:TSLA"];
  const prices = await serverPrices(simulator(), codes);
  const { excel } = await startProduct({ simulator: simulator(), key: simulator().keys.free });
  const results = await excel.batch(priceCalls([...codes, "US:NOSUCH"], 5));
  expect(results).toEqual([
    ...codes.map((code) => priceCell(prices.get(code))),
    { error: "#N/A", message: "QOS has no data for US:NOSUCH. Check the code" },
  ]);
});

test("a wrong argument is #VALUE! with the argument, what was given and what is accepted", async () => {
  const { excel } = await startProduct({ simulator: simulator(), key: simulator().keys.free });
  const [code, session, interval] = await excel.batch([
    { name: "PRICE", args: ["000001"] },
    { name: "PRICE", args: ["US:AAPL", "noon"] },
    { name: "KLINE", args: ["HK:700", "3d"] },
  ]);
  expect(code).toMatchObject({
    error: "#VALUE!",
    message: expect.stringMatching(/^code: "000001" can mean several things.*SZ:000001, IX:000001/),
  });
  expect(session).toMatchObject({
    error: "#VALUE!",
    message: expect.stringMatching(/^session: "noon" .*regular, pre/),
  });
  expect(interval).toMatchObject({
    error: "#VALUE!",
    message: expect.stringMatching(/^interval: QOS has no bars of "3d"\. Nearest: 1d, 1w/),
  });
  expect(requests("snapshot")).toEqual([]);
});

test("a table of quotes keeps the order asked for, blanks stay blank", async () => {
  const prices = await serverPrices(simulator(), ["US:AAPL", "HK:700"]);
  const { excel } = await startProduct({ simulator: simulator(), key: simulator().keys.free });
  const table = await excel.call("QUOTE", [[["HK:00700"], [""], ["us:aapl"]], [["last", "volume"]], null]);
  expect(table).toMatchObject({
    value: [
      ["last", "volume"],
      [prices.get("HK:700"), expect.any(Number)],
      ["", ""],
      [prices.get("US:AAPL"), expect.any(Number)],
    ],
  });
});

test("bars carry the exchange's date and come oldest first", async () => {
  const { excel } = await startProduct({ simulator: simulator(), key: simulator().keys.free });
  const table = (await excel.call("KLINE", ["HK:700", "1d", 5, null, [["time,close"]], false])) as {
    readonly value: readonly (readonly [number, number])[];
    readonly formats: readonly (readonly string[])[];
  };
  expect(table.value).toHaveLength(5);
  expect(table.value.every(([time]) => Number.isInteger(time))).toBe(true);
  expect(table.value.map(([time]) => time)).toEqual(table.value.map(([time]) => time).sort((a, b) => a - b));
  expect(table.formats[0]?.[0]).toBe("yyyy-mm-dd");
});

test("without a key every function says what to do", async () => {
  const { excel } = await startProduct({ simulator: simulator(), key: undefined });
  const noKey = { error: "#N/A", message: "Open the QOS pane and enter your API key" };
  const asked = [
    { name: "PRICE", args: ["US:AAPL"] },
    { name: "QUOTE", args: [[["US:AAPL"]]] },
    { name: "KLINE", args: ["US:AAPL"] },
    { name: "LIVE", args: ["US:AAPL"] },
    { name: "INFO", args: [[["US:AAPL"]]] },
    { name: "DEPTH", args: ["US:AAPL"] },
    { name: "TRADES", args: ["US:AAPL"] },
    { name: "HISTORY", args: ["US:AAPL", "2024-01-02"] },
    { name: "CALENDAR", args: ["US"] },
    { name: "LIST", args: ["US"] },
    { name: "LIVEQUOTE", args: [[["US:AAPL"]]] },
    { name: "LIVEDEPTH", args: ["US:AAPL"] },
    { name: "LIVETRADES", args: ["US:AAPL"] },
    { name: "LIVEKLINE", args: ["US:AAPL"] },
  ];
  const results = await excel.batch(asked);
  expect(results.map((result, at) => [asked[at]?.name, JSON.stringify(result).includes(noKey.message)])).toEqual(
    asked.map(({ name }) => [name, true]),
  );
  expect(results[0]).toEqual(noKey);
  expect(await excel.call("STATUS")).toEqual({ value: "nokey" });
  expect(simulator().requests).toEqual([]);
});

test("every formula of functions.json answers something true on the first try", async () => {
  const { excel, errors } = await startProduct({ simulator: simulator(), key: simulator().keys.pro });
  const file = path.join(__dirname, "../../dist/addin/functions.json");
  const ids = (JSON.parse(readFileSync(file, "utf8")) as { functions: { id: string }[] }).functions.map(({ id }) => id);
  const first: Record<string, string | null> = {
    HISTORY: "HK:700",
    CALENDAR: "US",
    LIST: "HK",
    FIELDS: null,
    STATUS: null,
    SESSION: "US:AAPL",
    TDAY: "HK",
    FXRATE: "HKD",
    LIVEFXRATE: "HKD",
  };
  const more: Record<string, readonly Argument[]> = {
    HISTORY: ["2024-01-02"],
    CLOSE: ["-5d"],
    FXRATE: ["CNY"],
    LIVEFXRATE: ["CNY"],
    TDAY: ["-5d"],
    SERIES: ["-5d"],
    INDICATOR: [[["rsi(14)"]]],
    LIVEINDICATOR: [[["rsi(14)"]]],
  };
  const results = await excel.batch(
    ids.map((id) => {
      const subject = first[id] === undefined ? "HK:700" : first[id];
      const matrix = ["QUOTE", "INFO", "LIVEQUOTE", "SERIES"].includes(id);
      return { name: id, args: [matrix ? [[subject]] : subject, ...(more[id] ?? [])] };
    }),
  );
  expect(results.flatMap((result, at) => ("error" in result ? [[ids[at], result]] : []))).toEqual([]);
  expect(errors).toEqual([]);
});
