import { EMPTY_CELL, type Argument, type CellResult } from "../../src/workbench/excel/values";
import { CellCalls, type CellCallsOptions } from "../../src/workbench/page/calls/cellCalls";
import { useSimulator } from "../support/simulator";
import { closeProducts, serverPrices, startProduct, until } from "../support/productInExcel";
import type { RunningAddin, StartOptions } from "../support/excelInJsdom";

const simulator = useSimulator({ tickMs: 50, tickShare: 1, invented: 20 });

afterEach(async () => {
  closeProducts();
  // The next product would be refused while the server still has this one's connection, and try again only later.
  await until(() => simulator().connections() === 0);
});

function product(options: Omit<StartOptions, "settings" | "storage"> = {}): Promise<RunningAddin> {
  return startProduct({ simulator: simulator(), key: simulator().keys.pro, ...options });
}

const isNumber = (result: CellResult | undefined): boolean =>
  result !== undefined && "value" in result && typeof result.value === "number";

/** Starts a live cell, and waits for its first price. */
async function liveCell({ excel }: RunningAddin, code = "US:AAPL") {
  const cell = excel.stream("LIVE", [code]);
  await until(() => isNumber(cell.last));
  return cell;
}

test("a slow Excel still gets every cell its value, and live cells move", async () => {
  const addin = await product({ habits: { latencyMs: 300 } });
  const cell = await liveCell(addin);
  const results = await addin.excel.batch(["US:AAPL", "HK:700"].map((code) => ({ name: "PRICE", args: [code] })));
  expect(results.every(isNumber)).toBe(true);
  const { last } = cell;
  await until(() => isNumber(cell.last) && JSON.stringify(cell.last) !== JSON.stringify(last));
});

test("an Excel without newer features gets its values all the same", async () => {
  const { excel } = await product({ habits: { enabledFeatures: [] } });
  expect(isNumber(await excel.call("PRICE", ["US:AAPL"]))).toBe(true);
});

test("an Excel that knows no more than the functions' own requirement set starts the add-in", async () => {
  const requirementSets = { CustomFunctionsRuntime: "1.1", CustomFunctions: "1.10", SharedRuntime: "1.1" };
  const addin = await product({ habits: { requirementSets } });
  expect(isNumber(await addin.excel.call("PRICE", ["US:AAPL"]))).toBe(true);
  expect(addin.errors).toEqual([]);
});

test("while a cell is edited no result is lost: the newest arrives when the edit ends", async () => {
  const addin = await product();
  const cell = await liveCell(addin);
  addin.excel.configure({ cellEditMode: true });
  const [held, refused] = [cell.count, addin.excel.flushes.all.length];
  const price = addin.excel.call("PRICE", ["HK:700"]);
  await until(() => addin.excel.flushes.all.length > refused);
  expect(cell.count).toBe(held);
  addin.excel.configure({ cellEditMode: false });
  await until(() => cell.count > held);
  expect(isNumber(await price)).toBe(true);
});

test.each([0, null] as const)(
  "an empty cell in a range of codes stays blank where it arrives as %p",
  async (emptyCell) => {
    const { excel } = await product({ habits: { emptyCell } });
    const codes: Argument = [["US:AAPL", EMPTY_CELL, "HK:700"]];
    const result = await excel.call("QUOTE", [codes, "last", false]);
    const prices = await serverPrices(simulator(), ["US:AAPL", "HK:700"]);
    expect(prices.size).toBe(2);
    const rows = "value" in result && Array.isArray(result.value) ? result.value.flat() : [];
    expect(rows.map((cell) => (typeof cell === "number" ? "price" : cell))).toEqual(["price", "", "price"]);
  },
);

test("a formula that is only previewed subscribes to nothing", async () => {
  const { excel } = await product({ habits: { isInValuePreview: true } });
  const preview = excel.stream("LIVE", ["US:TSLA"]);
  await until(() => preview.last !== undefined);
  expect(simulator().subscriptions()["S"] ?? []).toEqual([]);
  preview.cancel();
});

test("results that Excel takes and never answers hold the next ones up for a quarter of a minute, and no longer", async () => {
  const addin = await product();
  const cell = await liveCell(addin);
  addin.excel.configure({ silent: true });
  const lost = addin.excel.turn({ begin: [{ name: "PRICE", args: ["US:AAPL"] }] });
  await until(() => addin.excel.flushes.all.some(({ outcome }) => outcome === "unanswered"));
  expect(lost[0]?.last).toBeUndefined();
  addin.excel.configure({ silent: false });
  const { count } = cell;
  const page = addin.window as unknown as { Date: DateConstructor };
  const { now } = page.Date;
  page.Date.now = () => now() + 16_000;
  expect(isNumber(await addin.excel.call("PRICE", ["HK:700"]))).toBe(true);
  await until(() => cell.count > count);
  expect(addin.errors).toEqual([]);
});

test("a Chinese Excel is told its errors in Chinese", async () => {
  const { excel } = await product({ habits: { locale: "zh-CN" } });
  const told = async () => {
    const result = await excel.call("PRICE", ["not a code"]);
    return "message" in result && /\p{Script=Han}/u.test(result.message ?? "");
  };
  await until(told);
});

test("a new call before the cancellation of the old one, in one message, keeps one subscription", async () => {
  const addin = await product();
  const old = await liveCell(addin, "US:NVDA");
  const [again] = addin.excel.invokeThenCancel([{ name: "LIVE", args: ["US:NVDA"] }], [old]);
  await until(() => isNumber(again?.last));
  expect(simulator().subscriptions()["S"]).toEqual(["US:NVDA"]);
});

/** A sheet of one formula a cell, which calls as Excel does. */
function sheetOf({ excel }: RunningAddin, options: Partial<CellCallsOptions> = {}): CellCalls {
  const calls = new CellCalls({ functions: excel.functions, onResults: () => undefined, ...options });
  calls.connect(excel);
  return calls;
}

const CODES = ["US:AAPL", "HK:700", "SH:600519"];
const commands = () => simulator().requests.filter(({ kind }) => kind === "command");
const shown = (calls: CellCalls): boolean => {
  const results = Object.values(calls.results);
  return results.length > 0 && results.every((result) => "value" in result);
};

test("inserting a row calls every one-time formula anew, and costs no request while its answer serves", async () => {
  const settings = { snapshotTtl: 60_000 };
  const addin = await startProduct({ simulator: simulator(), key: simulator().keys.pro, settings });
  const calls = sheetOf(addin);
  CODES.forEach((code, cell) => {
    calls.read(cell, "PRICE", [code], "");
    calls.read(cell + 10, "INFO", [code, "lot"], "");
  });
  await until(() => shown(calls) && Object.keys(calls.results).length === 6);
  simulator().clearRequests();
  const flushes = addin.excel.flushes.accepted.length;
  calls.inserted();
  expect(Object.keys(calls.results)).toEqual([]);
  await until(() => shown(calls) && Object.keys(calls.results).length === 6);
  expect(addin.excel.flushes.accepted.length).toBeGreaterThan(flushes);
  expect(simulator().requests.filter(({ kind }) => kind === "rest")).toEqual([]);
});

test.each([true, false])(
  "equal streams cost one subscription, whether Excel shares them or not (%p)",
  async (shareStreams) => {
    const addin = await product();
    const calls = sheetOf(addin, { habits: { shareStreams } });
    for (let cell = 0; cell < 30; cell += 1) calls.read(cell, "LIVE", [CODES[cell % 3] ?? ""], "");
    await until(
      () => addin.excel.open.length === (shareStreams ? 3 : 30) && addin.excel.open.every(({ last }) => isNumber(last)),
    );
    await until(() => simulator().subscriptions()["S"]?.length === 3);
    const last = new Map(addin.excel.open.map(({ id, count }) => [id, count]));
    await until(() => addin.excel.open.every(({ id, count }) => count > (last.get(id) ?? 0)));
    calls.close();
  },
);

test("an opened workbook calls all its streams at once and some of them twice, and it stays at one command", async () => {
  const first = await product();
  const before = sheetOf(first);
  CODES.forEach((code, cell) => before.read(cell, "LIVE", [code], ""));
  await until(() => shown(before) && Object.keys(before.results).length === 3);
  const remembered = before.results;
  before.close();
  closeProducts();
  await until(() => simulator().connections() === 0);

  const again = await product();
  simulator().clearRequests();
  const calls = sheetOf(again, { remembered });
  expect(CODES.map((code, cell) => calls.read(cell, "LIVE", [code], ""))).toEqual(Object.values(remembered));
  await until(() => again.excel.open.length === 3);
  const [one] = again.excel.open;
  const [twin] = again.excel.turn({ begin: [{ name: "LIVE", args: ["US:AAPL"] }] });
  await until(() => isNumber(twin?.last) && simulator().subscriptions()["S"]?.length === 3);
  again.excel.turn({ end: one === undefined ? [] : [one] });
  const { count } = twin ?? { count: NaN };
  await until(() => (twin?.count ?? 0) > count);
  expect(commands().map(({ endpoint }) => endpoint)).toEqual(["S"]);
  expect([...(simulator().subscriptions()["S"] ?? [])].sort()).toEqual([...CODES].sort());
});
