import { EMPTY_CELL, type Argument, type CellResult } from "../../src/workbench/excel/values";
import { useSimulator } from "../support/simulator";
import { closeProducts, serverPrices, startProduct, until } from "../support/productInExcel";
import type { RunningAddin, StartOptions } from "../support/excelInJsdom";

const simulator = useSimulator({ tickMs: 50, tickShare: 1, invented: 20 });

afterEach(closeProducts);

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

test("a slow Excel still gets every cell its value", async () => {
  const { excel } = await product({ habits: { latencyMs: 300 } });
  const results = await excel.batch(["US:AAPL", "HK:700"].map((code) => ({ name: "PRICE", args: [code] })));
  expect(results.every(isNumber)).toBe(true);
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

test("results that Excel takes and never answers leave the add-in alive for the next call", async () => {
  const addin = await product();
  addin.excel.configure({ silent: true });
  const lost = addin.excel.turn({ begin: [{ name: "PRICE", args: ["US:AAPL"] }] });
  await until(() => addin.excel.flushes.all.some(({ outcome }) => outcome === "unanswered"));
  expect(lost[0]?.last).toBeUndefined();
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
