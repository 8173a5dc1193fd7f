import type { FrameLocator, Page } from "@playwright/test";
import { expect, numberIn, test } from "./demo";

const paneOf = (page: Page): FrameLocator => page.frameLocator("iframe");

/** Opens the chart of an instrument as a person does. */
async function openChart(page: Page, code: string, interval = "1 day"): Promise<FrameLocator> {
  const pane = paneOf(page);
  await pane.getByRole("tab", { name: "Chart" }).click();
  await pane.getByLabel("Instrument").fill(code);
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
    await pane.getByLabel("Instrument").fill("TENCENT");
    await pane.getByLabel("Instrument").press("Enter");
    await expect(pane.getByText("is not an instrument code")).toBeVisible();
    await pane.getByLabel("Instrument").fill("HK:99999");
    await pane.getByLabel("Instrument").press("Enter");
    await expect(pane.getByText("QOS has no data for HK:99999. Check the code")).toBeVisible();
    await expect(pane.getByRole("button", { name: "Try again" })).toBeVisible();
    await pane.getByLabel("Instrument").fill("0700.HK");
    await pane.getByLabel("Instrument").press("Enter");
    await expect(pane.getByRole("application", { name: "Candles of HK:700" })).toBeVisible();
  },
);
