import { systemClock } from "../../../src/simulator/clocks";
import type { CellResult } from "../../../src/workbench/excel/values";
import { associate } from "../../support/associate";
import type { RunningAddin } from "../../support/excelInJsdom";
import { closeProducts, startProduct, until } from "../../support/productInExcel";
import { useSimulator } from "../../support/simulator";
import { youngCodes, youngDay } from "../../support/youngDay";

const simulator = useSimulator({ tickMs: 250, tickShare: 1, invented: 60, clock: youngDay(systemClock) });

afterEach(closeProducts);

/** Longest message that Excel on the web takes, in characters. */
const LIMIT = 5_000_000;
/** Tables of a thousand bars, of about 150,000 characters each: together more than one message holds. */
const TABLES = 36;

/** Excel on the web, and without the feature by which a refused message is cut: it would be sent again as it is. */
async function onTheWeb(): Promise<RunningAddin> {
  const plan = { products: 500, requests: 6_000, socketProducts: 500 };
  simulator().setPlan("pro", { socket: { products: 500 }, rest: { products: 500, requestsAMinute: 6_000 } });
  const addin = await startProduct({
    simulator: simulator(),
    key: simulator().keys.pro,
    habits: { payloadLimit: LIMIT, enabledFeatures: [] },
    settings: { plan, frame: 500 },
  });
  const page = addin.window as unknown as { Office: typeof Office };
  const context = { platform: { value: page.Office.PlatformType.OfficeOnline } };
  page.Office = Object.create(page.Office, { context: { value: Object.create(page.Office.context, context) } });
  return addin;
}

const isTable = (result: CellResult | undefined): boolean =>
  result !== undefined && "value" in result && Array.isArray(result.value) && result.value.length === 1_001;

test("tables that together are more than Excel takes in one message all arrive, and while they move none is left out", async () => {
  const addin = await onTheWeb();
  const { excel } = addin;
  const codes = youngCodes(simulator(), TABLES);
  const answers = await excel.batch(codes.map((code) => ({ name: "KLINE", args: [code, "1m", 1_000] })));
  expect(answers.every(isTable)).toBe(true);
  expect(excel.flushes.accepted.reduce((sum, { size }) => sum + size, 0)).toBeGreaterThan(LIMIT);

  const tables = excel.turn({ begin: codes.map((code) => ({ name: "LIVEKLINE", args: [code, "1m", 1_000] })) });
  const price = excel.stream("LIVE", codes.slice(-1));
  await until(() => tables.every(({ last }) => isTable(last)));
  const counts = tables.map(({ count }) => count);
  const { count } = price;
  await until(() => tables.every((table, at) => table.count > (counts[at] ?? 0)));
  expect(price.count).toBeGreaterThan(count);
  expect(new Set(excel.flushes.all.map(({ outcome }) => outcome))).toEqual(new Set(["accepted"]));
  const longest = Math.max(...excel.flushes.all.map(({ size }) => size));
  process.stdout.write(`${TABLES} moving tables of 1,000 bars: longest message ${(longest / 1e6).toFixed(1)} MB\n`);
  expect(addin.errors).toEqual([]);
}, 60_000);

test("a table that no message could hold says in its own cell how much would fit, and its neighbours arrive", async () => {
  const addin = await onTheWeb();
  const { excel } = addin;
  const huge = Array.from({ length: 10_000 }, () => ["x".repeat(600)]);
  associate(addin, "FIELDS", () => huge);
  const [large, price] = await excel.batch([
    { name: "FIELDS", args: [null] },
    { name: "PRICE", args: ["US:AAPL"] },
  ]);
  expect(large).toMatchObject({ error: "#VALUE!", message: expect.stringContaining("10000") });
  expect(price).toMatchObject({ value: expect.any(Number) });
});
