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
    chart.title.text = "US:AAPL, 20 days";
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
  expect(made).toBe("Made!A1:B6");
  await numberIn(page, "B3");
  await numberIn(page, "F26");
  await expect(page.locator(".o-figure canvas")).toBeVisible();
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
  await expect(page.locator(".o-figure canvas")).toBeVisible();
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
