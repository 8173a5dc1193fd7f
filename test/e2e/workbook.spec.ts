import type { Page } from "@playwright/test";
import { expect, numberIn, test } from "./demo";

type Step = (context: Excel.RequestContext) => Promise<unknown>;

/** What pane or ribbon would do: runs `step` in the add-in's page through Excel.run. */
async function run(page: Page, step: Step): Promise<unknown> {
  const frame = page.frames().find((each) => each.url().includes("taskpane.html"));
  if (frame === undefined) throw new Error("no pane");
  return frame.evaluate(`Excel.run(${step.toString()})`);
}

test("the add-in makes a sheet with formulas, a table, a name and a chart, and all of it survives saving", async ({
  workbench: page,
}, info) => {
  await numberIn(page, "C5");
  const made = await run(page, async (context) => {
    const sheet = context.workbook.worksheets.add("Made");
    sheet.getRange("A1:B3").formulas = [
      ["code", "price"],
      ["US:AAPL", "=QOS.PRICE(A2)"],
      ["HK:700", "=QOS.PRICE(A3)"],
    ];
    sheet.getRange("B2:B3").numberFormat = [["0.00"], ["0.00"]];
    sheet.getRange("A1:B1").format.font.bold = true;
    const table = sheet.tables.add("A1:B3", true);
    table.name = "Quotes";
    context.workbook.names.add("watched", sheet.getRange("A2:A3"));
    sheet.getRange("A6").formulas = [['=QOS.KLINE("US:AAPL","1d",20)']];
    const chart = sheet.charts.add("StockOHLC", sheet.getRange("A6:E26"), "Columns");
    sheet.getRange("H1").formulas = [['=A2&", "&ROWS(A7:A26)&" days"']];
    chart.title.setFormula("=Made!$H$1");
    chart.setPosition("H2", "N18");
    sheet.getRange("A:F").format.autofitColumns();
    sheet.activate();
    context.workbook.settings.add("made", { by: "test" });
    await context.sync();
    const used = sheet.getUsedRange();
    used.load("address");
    await context.sync();
    return used.address;
  });
  expect(made).toBe("Made!A1:H6");
  await numberIn(page, "B3");
  await numberIn(page, "F26");
  const chart = page.locator(".o-figure .stock-figure");
  await expect(chart).toContainText("US:AAPL, 20 days");
  await expect(chart.locator("canvas").first()).toBeVisible();
  await page.screenshot({ path: info.outputPath("made.png") });

  await page.evaluate(async () => {
    const saved = window.wb?.save();
    if (saved !== undefined) await window.wb?.open(JSON.parse(JSON.stringify(saved)));
    window.wb?.activate("Made");
  });
  const kept = await run(page, async (context) => {
    const sheet = context.workbook.worksheets.getItem("Made");
    const table = context.workbook.tables.getItem("Quotes").getRange();
    table.load("address");
    const named = context.workbook.names.getItem("watched").getRange();
    named.load("address");
    sheet.charts.load("items/name,items/chartType,items/title/text");
    const spill = sheet.getRange("A6").getSpillingToRange();
    spill.load("address");
    const setting = context.workbook.settings.getItem("made");
    setting.load("value");
    await context.sync();
    const charts = sheet.charts.toJSON().items?.map(({ chartType, title }) => [chartType, title?.text]);
    return [table.address, named.address, charts, spill.address, setting.value];
  });
  expect(kept).toEqual([
    "Made!A1:B3",
    "Made!A2:A3",
    [["StockOHLC", "US:AAPL, 20 days"]],
    "Made!A6:F26",
    { by: "test" },
  ]);
  await expect(chart).toContainText("US:AAPL, 20 days");
  await page.evaluate(() => window.wb?.set("A2", "HK:700"));
  await expect(chart).toContainText("HK:700, 20 days");
});

test("the sheet of bars has candles, whose title and times follow code and period", async ({
  workbench: page,
}, info) => {
  await page.evaluate(() => window.wb?.activate("Candles"));
  await numberIn(page, "E84");
  const chart = page.locator(".o-figure .stock-figure");
  await expect(chart).toContainText("US:AAPL, 1d");
  await expect(chart.locator("canvas").first()).toBeVisible();
  expect(await page.evaluate(() => window.wb?.get("A25").text)).toMatch(/^\d{4}-\d\d-\d\d$/);
  await page.evaluate(() => {
    window.wb?.set("B4", "US:TSLA");
    window.wb?.set("D4", "5m");
  });
  await expect(chart).toContainText("US:TSLA, 5m");
  await page.waitForFunction(() => /^\d{4}-\d\d-\d\d \d\d:\d[05]:00$/.test(window.wb?.get("A25").text ?? ""));
  await page.screenshot({ path: info.outputPath("candles.png") });
});

test("the portfolio's sum is in one currency, at live rates, in every frame", async ({ workbench: page }) => {
  await page.evaluate(() => window.wb?.activate("Portfolio"));
  await numberIn(page, "F14");
  for (let look = 0; look < 20; look += 1) {
    const shown = await page.evaluate(() => window.wb?.values("A5:J14") ?? []);
    const at = (row: number, column: number) => Number(shown[row - 5]?.[column]);
    const [dollars, hongKong, yuan] = [at(5, 5) + at(6, 5), at(7, 5), at(8, 5)];
    const [ofUsd, ofHkd, ofCny] = [at(11, 4), at(12, 4), at(13, 4)];
    expect([ofUsd, 1 / ofHkd > 7, 1 / ofHkd < 8.5, 1 / ofCny > 6, 1 / ofCny < 8.5]).toEqual([
      1,
      true,
      true,
      true,
      true,
    ]);
    expect([at(11, 5), at(12, 5), at(13, 5)]).toEqual([dollars, hongKong, yuan]);
    expect(at(14, 5)).toBeCloseTo(dollars + hongKong * ofHkd + yuan * ofCny, 4);
    await page.waitForTimeout(100);
  }
});

test("a formula that is wrong is an error of the sheet, and says why where it is pointed at", async ({
  workbench: page,
}) => {
  await numberIn(page, "C5");
  await page.evaluate(() => {
    window.wb?.set("J5", '=QOS.KLINE("HK:700","7x")');
    window.wb?.set("J6", "=ISERROR(J5)");
    window.wb?.set("J7", '=IFERROR(J5,"caught")');
    window.wb?.set("J8", "=J5*2");
    window.wb?.set("J9", "=@QOS.PRICE(A5");
    window.wb?.set("J10", "=QOS.PRCE(A5)");
  });
  await page.waitForFunction(() => window.wb?.get("J5").text === "#VALUE!");
  expect(await page.evaluate(() => window.wb?.values("J6:J10").flat())).toEqual([
    true,
    "caught",
    "#VALUE!",
    "#NAME?",
    "#NAME?",
  ]);
  expect(await page.evaluate(() => window.wb?.get("J5").message)).toContain("7x");
});

test("writing a formula again asks for its value again", { tag: "@long" }, async ({ workbench: page }) => {
  await numberIn(page, "C5");
  await page.evaluate(() => {
    const { host } = window.wb ?? {};
    const turn = host?.turn.bind(host);
    Object.assign(window, { begun: [] });
    if (host === undefined || turn === undefined) return;
    host.turn = (given) => {
      (window as unknown as { begun: string[] }).begun.push(...(given.begin ?? []).map(({ name }) => name));
      return turn(given);
    };
  });
  await run(page, async (context) => {
    const cell = context.workbook.worksheets.getActiveWorksheet().getRange("B5");
    cell.load("formulas");
    await context.sync();
    cell.formulas = cell.formulas;
    await context.sync();
  });
  await page.waitForFunction(() => (window as unknown as { begun: string[] }).begun.join() === "PRICE");
  expect(await numberIn(page, "B5")).toBeGreaterThan(0);
});
