import type { FrameLocator, Page } from "@playwright/test";
import { expect, numberIn, test } from "./demo";

const paneOf = (page: Page): FrameLocator => page.frameLocator("iframe");

/** Opens the chart of an instrument as a person does. */
async function openChart(page: Page, code: string, interval = "1 day"): Promise<FrameLocator> {
  const pane = paneOf(page);
  await pane.getByRole("tab", { name: "Chart" }).click();
  await pane.getByLabel("Instrument", { exact: true }).fill(code);
  await pane.getByRole("button", { name: "Show" }).click();
  await pane.getByLabel("Length of a bar").selectOption({ label: interval });
  await expect(pane.getByRole("application", { name: `Candles of ${code}` })).toBeVisible();
  return pane;
}

/** The latest close, as the table of the newest bars has it. */
const latestClose = (pane: FrameLocator) => pane.getByRole("region").locator("tbody tr").first().locator("td").first();

test("a chart shows the bars of an instrument, and its last bar moves", async ({ workbench: page }, info) => {
  await numberIn(page, "C5");
  const pane = await openChart(page, "HK:700", "1 minute");
  await expect(pane.getByRole("heading", { name: "HK:700" })).toContainText("TENCENT");
  await expect(pane.getByRole("link", { name: /TradingView/ })).toBeVisible();
  await expect(pane.getByText("The last bar moves with the market.")).toBeVisible();
  await pane.getByRole("button", { name: "The last 20 bars as a table" }).click();
  await expect(pane.getByRole("region").locator("tbody tr")).toHaveCount(20);
  const before = await latestClose(pane).innerText();
  await expect(latestClose(pane)).not.toHaveText(before);
  await page.screenshot({ path: info.outputPath("chart.png") });
});

test("a chart is read and zoomed from the keyboard", { tag: "@long" }, async ({ workbench: page }, info) => {
  await numberIn(page, "C5");
  const pane = await openChart(page, "US:AAPL");
  const chart = pane.getByRole("application");
  await chart.focus();
  await page.keyboard.press("ArrowLeft");
  const spoken = pane.getByRole("status").filter({ hasText: "open" });
  await expect(spoken).toHaveText(
    /: open [\d.,]+, high [\d.,]+, low [\d.,]+, close [\d.,]+, volume \S+, [+-]?[\d.,]+%/,
  );
  const day = async () => (await spoken.innerText()).split(":")[0];
  const newest = await day();
  await page.keyboard.press("ArrowLeft");
  await expect.poll(day).not.toBe(newest);
  await page.keyboard.press("+");
  await page.keyboard.press("+");
  await page.screenshot({ path: info.outputPath("chart-keyboard.png") });
  await page.keyboard.press("End");
  await expect.poll(day).toBe(newest);
});

test("the chart's subscription ends with the chart", { tag: "@long" }, async ({ workbench: page }) => {
  await numberIn(page, "C5");
  const pane = await openChart(page, "HK:9988", "5 minutes");
  await expect(pane.getByText("The last bar moves with the market.")).toBeVisible();
  await pane.getByRole("tab", { name: "Live" }).click();
  const release = pane.getByRole("button", { name: "Release US:AAPL" });
  // A chart that has just been left keeps its row through the time of grace.
  await expect(release.first()).toBeVisible();
  await expect(pane.getByText(/^Bars ·/)).toHaveCount(0);
  await expect(release).toBeVisible();
});

test(
  "a code that does not exist is told in words, and another can be tried",
  { tag: "@long" },
  async ({ workbench: page }) => {
    await numberIn(page, "C5");
    const pane = paneOf(page);
    await pane.getByRole("tab", { name: "Chart" }).click();
    const field = pane.getByLabel("Instrument", { exact: true });
    await field.fill("no such instrument 12");
    await field.press("Enter");
    await expect(pane.getByText("has a blank in it")).toBeVisible();
    await field.fill("HK:99999");
    await field.press("Enter");
    await expect(pane.getByText("QOS has no data for HK:99999. Check the code")).toBeVisible();
    await expect(pane.getByRole("button", { name: "Try again" })).toBeVisible();
    await field.fill("0700.HK");
    await field.press("Enter");
    await expect(pane.getByRole("application", { name: "Candles of HK:700" })).toBeVisible();
  },
);

test("a name is as good as a code, and the last price of the day stands large above the chart", async ({
  workbench: page,
}, info) => {
  await numberIn(page, "C5");
  const pane = paneOf(page);
  await pane.getByRole("tab", { name: "Chart" }).click();
  const field = pane.getByLabel("Instrument", { exact: true });
  await expect(async () => {
    await field.fill("");
    await field.pressSequentially("tengxun");
    await expect(pane.getByRole("option").first()).toContainText("HK:700", { timeout: 2_000 });
  }).toPass();
  await field.press("Enter");
  await expect(pane.getByRole("application", { name: "Candles of HK:700" })).toBeVisible();
  const price = pane.locator("[data-day-price]");
  await expect(price).toContainText("Change of the day, against the close before:");
  const [last = NaN, change = NaN, share = NaN, before = NaN] =
    (await price.innerText())
      .replaceAll(",", "")
      .match(/[+-]?\d+(?:\.\d+)?/g)
      ?.map(Number) ?? [];
  expect(Math.abs(last - before)).toBeCloseTo(change, 2);
  expect(share).toBeCloseTo(((last - before) / before) * 100, 1);
  await page.screenshot({ path: info.outputPath("chart-price.png") });
});

test("averages, an indicator, another instrument and a range are drawn, and older bars come to the first", async ({
  workbench: page,
}, info) => {
  await numberIn(page, "C5");
  const pane = await openChart(page, "US:AAPL");
  await pane.getByLabel("Moving averages").selectOption({ label: "Averages of 5, 10, 20" });
  await expect(pane.getByText(/sma\(5\) [\d.,]+/)).toBeVisible();
  await pane.getByLabel("Indicator below").selectOption({ label: "MACD(12,26,9)" });
  await expect(pane.getByText(/histogram -?[\d.,]+/)).toBeVisible();
  const other = pane.getByLabel("Compare with…");
  await other.fill("US:MSFT");
  await other.press("Enter");
  await expect(pane.getByText(/Since .*: US:AAPL [+-]?[\d.]+%, US:MSFT [+-]?[\d.]+%/)).toBeVisible();
  await pane.getByRole("button", { name: "1Y", exact: true }).click();
  await page.screenshot({ path: info.outputPath("chart-lines.png") });
  const count = async () =>
    Number(/([\d,]+) bars/.exec(await pane.getByRole("main").innerText())?.[1]?.replace(",", ""));
  const before = await count();
  await pane.getByRole("button", { name: "All", exact: true }).click();
  await expect(pane.getByText("There are no older bars.")).toBeVisible({ timeout: 40_000 });
  expect(await count()).toBeGreaterThanOrEqual(before);
  await page.screenshot({ path: info.outputPath("chart-all.png") });
});

test("the wheel over a chart zooms it and leaves the pane where it is", async ({ workbench: page }) => {
  await numberIn(page, "C5");
  const pane = await openChart(page, "HK:700");
  const chart = pane.getByRole("application");
  const scrolled = () => pane.getByRole("main").evaluate((main) => main.scrollTop);
  await chart.hover();
  const [before, place] = [await chart.screenshot(), await scrolled()];
  await page.mouse.wheel(0, -600);
  await expect.poll(async () => before.equals(await chart.screenshot())).toBe(false);
  expect(await scrolled()).toBe(place);
});
