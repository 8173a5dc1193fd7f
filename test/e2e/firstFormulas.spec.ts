import { edit, expect, numberIn, test, type } from "./demo";

/** An empty cell far from the starter workbook's own. */
const PLACE = "M40";

test("PRICE explains itself while it is typed, and its sessions are offered and chosen by keyboard", async ({
  workbench: page,
}, info) => {
  await numberIn(page, "C5");
  await edit(page, PLACE, "=QOS.PRICE(");
  const help = page.locator(".o-formula-assistant");
  await expect(help.locator(".o-formula-assistant-head")).toContainText("QOS.PRICE");
  await expect(help.locator(".o-formula-assistant-head")).toContainText("session");
  await page.keyboard.type('"AAPL",');
  const offered = page.locator(".o-autocomplete-dropdown");
  for (const [choice, tooltip] of [
    ['"regular"', "The regular session's price (default)"],
    ['"pre"', "Pre-market price"],
    ['"post"', "After-hours price"],
    ['"night"', "Overnight price"],
    ['"latest"', "The newest of the four"],
  ] as const) {
    await expect(offered.getByText(choice, { exact: true })).toBeVisible();
    await expect(offered.getByText(tooltip)).toBeVisible();
  }
  await page.screenshot({ path: info.outputPath("choices.png") });
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await page.keyboard.type(")");
  await page.keyboard.press("Enter");
  expect(await page.evaluate((at) => window.wb?.formula(at), PLACE)).toBe('=QOS.PRICE("AAPL","regular")');
  expect(await numberIn(page, PLACE)).toBeGreaterThan(0);
});

test("the five first formulas of a newcomer answer, each with its own instrument", async ({ workbench: page }) => {
  await numberIn(page, "C5");
  const answers = (address: string, codes: string): Promise<number> =>
    type(page, address, codes).then(() => numberIn(page, address));
  /** Both formulas are asked within seconds of each other, and a price of the demonstration moves little by little. */
  const same = async (row: number, given: string, code: string): Promise<void> => {
    const said = await answers(`M${row}`, `=QOS.PRICE("${given}")`);
    const meant = await answers(`N${row}`, `=QOS.PRICE("${code}")`);
    expect([given, Math.abs(said / meant - 1) < 0.02]).toEqual([given, true]);
  };
  await same(40, "AAPL", "US:AAPL");
  await same(41, "600519", "SH:600519");
  await same(42, "00700", "HK:700");

  await type(page, "M45", '=QOS.HISTORY("AAPL","-1y",,,,"time,close",FALSE)');
  expect(await numberIn(page, "N45")).toBeGreaterThan(0);
  const days = await page.evaluate(() => (window.wb?.values("M45:M400") ?? []).flat().filter((day) => day !== ""));
  const first = Number(days[0]);
  const today = Date.now() / 86_400_000 + 25_569;
  expect(days.length).toBeGreaterThan(240);
  expect(today - first).toBeGreaterThan(360);
  expect(today - first).toBeLessThan(367);

  await type(page, "Q45", '=QOS.QUOTE("00700","现价,昨收")');
  expect(await numberIn(page, "Q46")).toBeGreaterThan(0);
  expect(await page.evaluate(() => window.wb?.text("Q45:R45"))).toEqual([["现价", "昨收"]]);
});
