import type { Page } from "@playwright/test";
import { expect, numberIn, test, type } from "./demo";

/** Streams the workbook has open, by function and number. */
const streams = (page: Page) =>
  page.evaluate(() => (window.wb?.host.open ?? []).filter(({ streaming }) => streaming).length);

/** Waits until every cell of an area shows a number. */
const numbersIn = (page: Page, area: string) =>
  page.waitForFunction((of) => (window.wb?.values(of) ?? []).flat().every((value) => typeof value === "number"), area);

test("bars, a formula over bars, and a table of quotes are typed and answered", async ({ workbench: page }) => {
  await numberIn(page, "C5");
  await page.evaluate(() => window.wb?.activate("Candles"));
  await type(page, "K1", '=QOS.KLINE("HK:700","1d",20)');
  await type(page, "Q1", '=AVERAGE(INDEX(QOS.KLINE("HK:700","1d",20,,"close",FALSE),0,1))');
  await numbersIn(page, "K2:P21");
  const closes = await page.evaluate(() => (window.wb?.values("O2:O21") ?? []).flat().map(Number));
  const average = closes.reduce((sum, close) => sum + close, 0) / closes.length;
  expect(await numberIn(page, "Q1")).toBeCloseTo(average, 1);

  await page.evaluate(() => window.wb?.activate("Watch list"));
  await type(page, "J4", '=QOS.QUOTE(A5:A10,"last,changepct")');
  await numbersIn(page, "J5:K10");
  expect(await page.evaluate(() => window.wb?.text("J4:K4"))).toEqual([["last", "changepct"]]);
});

test("a formula that depends on a live cell moves with it", async ({ workbench: page }) => {
  await numberIn(page, "C5");
  await page.evaluate(() => window.wb?.set("J5", "=C5*2"));
  const pairs = await page.evaluate(async () => {
    const seen = new Map<number, number>();
    for (let step = 0; step < 400 && seen.size < 3; step += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      seen.set(Number(window.wb?.get("C5").value), Number(window.wb?.get("J5").value));
    }
    return [...seen];
  });
  expect(pairs.length).toBe(3);
  expect(pairs.every(([live, twice]) => twice === live * 2)).toBe(true);
});

test("another code changes the whole row and costs no stream", { tag: "@long" }, async ({ workbench: page }) => {
  await numbersIn(page, "B5:H10");
  const before = await streams(page);
  // NVDA stands in no other cell of the workbook.
  await type(page, "A7", "HK:5");
  await page.waitForFunction(() => Number(window.wb?.get("C7").value) < 130);
  await numbersIn(page, "B7:H7");
  const [row] = await page.evaluate(() => window.wb?.values("B7:H7") ?? []);
  expect(Math.abs(Number(row?.[0]) / Number(row?.[1]) - 1)).toBeLessThan(0.02);
  expect(await streams(page)).toBe(before);
});

test(
  "rows are deleted, brought back and inserted, and every stream goes on",
  { tag: "@long" },
  async ({ workbench: page }) => {
    await numbersIn(page, "B5:H10");
    const before = await streams(page);
    const codes = () => page.evaluate(() => window.wb?.text("A5:A10").flat());
    await page.evaluate(() => window.wb?.deleteRows(6, 1));
    expect(await codes()).toEqual(["US:AAPL", "US:TSLA", "HK:700", "HK:9988", "SH:600519", "Average"]);
    await numbersIn(page, "B5:H9");
    expect(await streams(page)).toBe(before - 2);
    await page.evaluate(() => window.wb?.undo());
    await numbersIn(page, "B5:H10");
    expect(await streams(page)).toBe(before);
    await page.evaluate(() => window.wb?.insertRows(6));
    expect(await codes()).toEqual(["US:AAPL", "US:TSLA", "", "US:NVDA", "HK:700", "HK:9988"]);
    await numbersIn(page, "B8:H11");
    expect(await streams(page)).toBe(before);
    const live = await page.evaluate(() => window.wb?.values("C8:C11").flat().join());
    await page.waitForFunction((values) => window.wb?.values("C8:C11").flat().join() !== values, live);
  },
);

test("a full recalculation asks for everything again", { tag: "@long" }, async ({ workbench: page }) => {
  await numbersIn(page, "B5:H10");
  const before = await streams(page);
  await page.evaluate(() => window.wb?.focus());
  await page.keyboard.press("Control+Alt+F9");
  expect(await page.evaluate(() => window.wb?.get("B5").text)).toBe("#BUSY!");
  await numbersIn(page, "B5:H10");
  expect(await streams(page)).toBe(before);
});

test(
  "a saved workbook opens with its values and comes to life again",
  { tag: "@long" },
  async ({ workbench: page }) => {
    await numbersIn(page, "B5:H10");
    const before = await streams(page);
    const shown = await page.evaluate(async () => {
      const saved = window.wb?.save();
      const values = window.wb?.values("B5:H10");
      if (saved !== undefined) await window.wb?.open(JSON.parse(JSON.stringify(saved)));
      return { values, reopened: window.wb?.values("B5:H10") };
    });
    expect(shown.reopened).toEqual(shown.values);
    await expect.poll(() => streams(page)).toBe(before);
    const live = await page.evaluate(() => window.wb?.get("C5").value);
    await page.waitForFunction((value) => window.wb?.get("C5").value !== value, live);
  },
);

test("a code that does not exist says so, where the cell is pointed at and nowhere else", async ({
  workbench: page,
}) => {
  await numbersIn(page, "B5:H10");
  await type(page, "A6", "US:NOSUCH");
  await page.waitForFunction(() => window.wb?.get("B6").text === "#N/A");
  expect(await page.evaluate(() => window.wb?.get("B6").message)).toContain("US:NOSUCH");
  await numbersIn(page, "B7:D10");
  await page.mouse.move(220, 340);
  await expect(page.locator(".o-error-tooltip, .o-popover").getByText("US:NOSUCH")).toBeVisible();
});

test("a spill that is in the way of another value says #SPILL!, and spreads when it is gone", async ({
  workbench: page,
}) => {
  await numberIn(page, "C5");
  await page.evaluate(() => {
    window.wb?.activate("Candles");
    window.wb?.set("L3", "in the way");
    window.wb?.set("K1", '=QOS.KLINE("HK:700","1d",5)');
  });
  await page.waitForFunction(() => window.wb?.get("K1").text === "#SPILL!");
  await page.evaluate(() => window.wb?.set("L3", ""));
  await numbersIn(page, "K2:P6");
});

test("while a cell is edited nothing moves, and everything arrives afterwards", async ({ workbench: page }) => {
  await numbersIn(page, "C5:D10");
  await page.evaluate(() => {
    window.wb?.select("J5");
    window.wb?.focus();
  });
  await page.keyboard.type("=1+");
  await page.waitForFunction(() => window.wb?.host.habits.cellEditMode === true);
  const held = await page.evaluate(() => JSON.stringify(window.wb?.values("C5:D10")));
  await page.waitForFunction(() => window.wb?.host.flushes.all.at(-1)?.outcome === "refused: cell is being edited");
  expect(await page.evaluate(() => JSON.stringify(window.wb?.values("C5:D10")))).toBe(held);
  await page.keyboard.type("1");
  await page.keyboard.press("Enter");
  expect(await numberIn(page, "J5")).toBe(2);
  await page.waitForFunction((before) => JSON.stringify(window.wb?.values("C5:D10")) !== before, held);
});
