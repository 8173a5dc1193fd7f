import { FREE_PLAN_2024 } from "../../src/simulator/access/plans";
import { closeProducts, startProduct, until } from "../support/productInExcel";
import { useSimulator } from "../support/simulator";

const simulator = useSimulator({ tickMs: 0, plans: { free: FREE_PLAN_2024 } });

/** Fifteen instruments a sheet, on a plan that pushes ten. */
const PER_SHEET = 15;

afterEach(async () => {
  closeProducts();
  await until(() => simulator().connections() === 0);
});

const subscribed = (): readonly string[] => simulator().subscriptions()["S"] ?? [];

test("thirty codes on two sheets, a plan of ten: the sheet that is shown gets the pushes in time, the others are polled, nothing is refused", async () => {
  const codes: readonly string[] = simulator()
    .market.instruments.slice(0, 2 * PER_SHEET)
    .map(({ code }) => code);
  const { excel, errors } = await startProduct({ simulator: simulator(), key: simulator().keys.free });
  const [first, second] = [codes.slice(0, PER_SHEET), codes.slice(PER_SHEET)];
  excel.sheet.addSheet("Sheet2");
  for (const [sheet, names] of [
    ["Sheet1", first],
    ["Sheet2", second],
  ] as const)
    excel.sheet.setFormulas(
      { sheet, row: 0, column: 0, rows: PER_SHEET, columns: 1 },
      names.map((code) => [`=QOS.LIVE("${code}")`]),
    );
  const shown = new Map<string, unknown>();
  excel.turn({
    begin: codes.map((code) => ({ name: "LIVE", args: [code], onResult: (result) => shown.set(code, result) })),
  });
  await until(() => subscribed().length === 10);
  expect(subscribed().every((code) => first.includes(code))).toBe(true);
  // The part that reads the sheet is there, and the slots have been given once.
  await new Promise((resolve) => setTimeout(resolve, 1_500));

  excel.sheet.activate("Sheet2");
  const begun = Date.now();
  await until(() => subscribed().length === 10 && subscribed().every((code) => second.includes(code)));
  // Five seconds in front, and two commands a second apart.
  expect(Date.now() - begun).toBeGreaterThan(4_900);
  expect(Date.now() - begun).toBeLessThan(12_000);
  await until(() => codes.every((code) => shown.has(code) && !("error" in (shown.get(code) as object))));

  const commands = simulator().requests.filter(({ kind }) => kind === "command");
  expect(commands.map(({ endpoint }) => endpoint)).toEqual(["S", "SC", "S"]);
  expect(simulator().requests.filter(({ msg }) => msg !== undefined && msg !== "OK")).toEqual([]);
  expect(excel.unsupported).toEqual([]);
  expect(errors).toEqual([]);
});
