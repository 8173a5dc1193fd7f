import type { Page } from "@playwright/test";
import { expect, numberIn, openWorkbench, test, type } from "./demo";

const WATCHED = "C5:C10";

/** How long a page takes from being opened to its first numbers, in milliseconds. */
async function firstNumbers(page: Page, url: string): Promise<string> {
  await openWorkbench(page, url);
  const started = await page.evaluate(() => performance.timeOrigin);
  const times: number[] = [];
  const note = (): number => times.push(Math.round(Date.now() - started));
  expect(await numberIn(page, "B5")).toBeGreaterThan(0);
  note();
  expect(await numberIn(page, "C5")).toBeGreaterThan(0);
  note();
  const shown = await page.evaluate((area) => JSON.stringify(window.wb?.values(area)), WATCHED);
  await page.waitForFunction(([area, was]) => JSON.stringify(window.wb?.values(area)) !== was, [
    WATCHED,
    shown,
  ] as const);
  note();
  return times.map((time) => `${time} ms`).join(", ");
}

test("prices, bars and moving live cells appear without a touch", async ({ browser, page, demo }, info) => {
  // A browser that has just been started is busy with itself for some seconds. Each context has empty caches.
  const stranger = await browser.newContext();
  const atStart = await firstNumbers(await stranger.newPage(), demo.url);
  await stranger.close();
  const running = await firstNumbers(page, demo.url);
  process.stdout.write(
    `first PRICE, first LIVE, first LIVE change after opening the page: ${running}; in a browser just started: ${atStart}\n`,
  );

  const bars = await page.evaluate(() => window.wb?.values("A17:F26") ?? []);
  expect(bars.flat().every((value) => typeof value === "number")).toBe(true);
  const closes = bars.map((row) => Number(row[4]));
  const average = closes.reduce((sum, close) => sum + close, 0) / closes.length;
  expect(await numberIn(page, "D14")).toBeCloseTo(average, 6);

  const changes = await page.evaluate(async (area) => {
    const seen = () => JSON.stringify(window.wb?.values(area));
    let last = seen();
    let count = 0;
    for (let step = 0; step < 100 && count < 3; step += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const now = seen();
      if (now !== last) count += 1;
      last = now;
    }
    return count;
  }, WATCHED);
  expect(changes).toBe(3);
  await page.screenshot({ path: info.outputPath("watch-list.png") });
});

test("a formula typed on the keyboard is answered", { tag: "@long" }, async ({ workbench: page }) => {
  await type(page, "J5", '=QOS.PRICE("HK:700")');
  const price = await numberIn(page, "J5");
  expect(Math.abs(price / (await numberIn(page, "C8")) - 1)).toBeLessThan(0.05);
  expect(await page.evaluate(() => window.wb?.formula("J5"))).toBe('=QOS.PRICE("HK:700")');
});

test("the ribbon's buttons open and close the pane, and refresh", { tag: "@long" }, async ({ workbench: page }) => {
  await numberIn(page, "B5");
  const pane = page.getByRole("complementary", { name: "Task pane" });
  await expect(pane).toBeVisible();
  await page.getByRole("button", { name: "Close the pane" }).click();
  await expect(pane).toBeHidden();
  await page.getByRole("button", { name: "Open QOS" }).click();
  await expect(pane).toBeVisible();
  const before = await page.evaluate(() => window.wb?.host.flushes.all.length ?? 0);
  await page.getByRole("button", { name: "Refresh", exact: true }).click();
  await page.getByRole("menuitem", { name: "Whole workbook" }).click();
  await page.waitForFunction((count) => (window.wb?.host.flushes.all.length ?? 0) > count + 1, before);
  expect(await numberIn(page, "B5")).toBeGreaterThan(0);
});

test(
  "page and starter workbook speak Chinese on demand, and know the dark",
  { tag: "@long" },
  async ({ workbench: page, demo }, info) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await page.goto(`${demo.url}?lang=zh-CN`);
    await page.waitForFunction(() => window.wb?.get("A4").text === "代码");
    await numberIn(page, "C5");
    for (const name of ["打开 QOS", "刷新", "暂停", "继续", "插入函数", "图表"])
      await expect(page.getByRole("button", { name, exact: true })).toBeVisible();
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).not.toBe("rgb(243, 244, 246)");
    await page.screenshot({ path: info.outputPath("watch-list-dark-zh.png") });
  },
);
