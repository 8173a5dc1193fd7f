import type { Locator, Page } from "@playwright/test";
import { expect, numberIn, test } from "./demo";

// The server refuses and breaks off as these tests tell it to, and the browser writes that down.
test.use({ provoked: /Failed to load resource|WebSocket connection to/ });

const barOf = (page: Page): Locator => page.getByRole("toolbar", { name: "Simulated server" });

/** What the simulator says of itself. */
const state = (page: Page): Promise<Record<string, unknown>> =>
  page.evaluate(async () => (await (await fetch("simulator/")).json()) as Record<string, unknown>);

const live = (page: Page): Promise<string> => page.evaluate(() => JSON.stringify(window.wb?.values("C5:C10")));

/** Waits until one of the live cells has moved. */
async function untilMoves(page: Page): Promise<void> {
  const before = await live(page);
  await expect.poll(() => live(page)).not.toBe(before);
}

test(
  "the market is halted, runs on, and runs faster, from the keyboard",
  { tag: "@long" },
  async ({ workbench: page }) => {
    await numberIn(page, "C5");
    const market = barOf(page).getByLabel("Market");
    await market.focus();
    await page.keyboard.press("ArrowUp");
    await expect(market).toHaveValue("0");
    await expect.poll(async () => (await state(page))["speed"]).toBe(0);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await expect.poll(async () => (await state(page))["speed"]).toBe(10);
    await untilMoves(page);
    await market.selectOption("1");
    await expect.poll(async () => (await state(page))["speed"]).toBe(1);
  },
);

/** Changes settings of the add-in as another open workbook would. */
const choose = (page: Page, settings: object): Promise<void> =>
  page
    .frameLocator("iframe")
    .locator("body")
    .evaluate((_body, chosen) => {
      const known = JSON.parse(localStorage.getItem("qos.settings") ?? "{}") as object;
      localStorage.setItem("qos.settings", JSON.stringify({ ...known, ...chosen }));
      window.dispatchEvent(new StorageEvent("storage", { key: "qos.settings" }));
    }, settings);

test(
  "a closed market stands still and its cells say so by the rule that is set, and it opens again",
  { tag: "@long" },
  async ({ workbench: page }) => {
    await untilMoves(page);
    const trade = barOf(page).getByLabel("Trade");
    await trade.selectOption({ label: "Hong Kong closed" });
    await expect.poll(async () => (await state(page))["closed"]).toEqual(["HK"]);
    const hongKong = () => page.evaluate(() => JSON.stringify(window.wb?.values("C8:D9")));
    // What was on its way when trade was closed has arrived with the next two changes elsewhere.
    for (let change = 0; change < 2; change += 1) await untilMoves(page);
    const still = await hongKong();
    for (let change = 0; change < 3; change += 1) await untilMoves(page);
    expect(await hongKong()).toBe(still);
    expect(await page.evaluate(() => window.wb?.get("F1").value)).toBe("live");

    await trade.selectOption({ label: "Closed everywhere" });
    await choose(page, { staleAfter: 2_000 });
    await expect.poll(() => page.evaluate(() => window.wb?.get("C5").message ?? "")).toMatch(/No live data for \d+ s/);
    expect(await numberIn(page, "B5")).toBeGreaterThan(0);
    await trade.selectOption({ label: "Open" });
    await numberIn(page, "C5");
    await numberIn(page, "C8");
    await choose(page, { staleAfter: undefined });
    await untilMoves(page);
    await expect.poll(hongKong).not.toBe(still);
  },
);

test("live cells go on by themselves after a dropped connection", { tag: "@long" }, async ({ workbench: page }) => {
  await untilMoves(page);
  await barOf(page).getByRole("button", { name: "Drop connection" }).click();
  await expect(page.getByText("Connections dropped: 1")).toBeVisible();
  await untilMoves(page);
});

test(
  "a fault stays in force until another is chosen, and a page opened anew shows it",
  { tag: "@long" },
  async ({ workbench: page }) => {
    await numberIn(page, "C5");
    await barOf(page).getByLabel("Fault").selectOption({ label: "Server error 503" });
    await expect.poll(async () => (await state(page))["faults"]).toHaveLength(1);
    await page.reload();
    await expect(barOf(page).getByLabel("Fault")).toHaveValue("serverError");
    expect(await page.evaluate(() => window.wb?.get("B5").text)).not.toMatch(/^\d/);
    await barOf(page).getByLabel("Fault").selectOption({ label: "None" });
    await expect.poll(async () => (await state(page))["faults"]).toEqual([]);
    expect(await numberIn(page, "B5")).toBeGreaterThan(0);
  },
);

test("a key that is refused is told in the cells, and let in again", { tag: "@long" }, async ({ workbench: page }) => {
  await untilMoves(page);
  const refuse = barOf(page).getByRole("button", { name: "Refuse the key" });
  await refuse.click();
  await expect(refuse).toHaveAttribute("aria-pressed", "true");
  // An answer of the last two seconds serves again: the cell asks when that is over.
  const asked = (): Promise<string> =>
    page.evaluate(() => {
      window.wb?.calculate("Full");
      return window.wb?.get("B5").message ?? "";
    });
  await expect.poll(asked, { intervals: [2_500] }).toMatch(/key/i);
  await refuse.click();
  await expect(refuse).toHaveAttribute("aria-pressed", "false");
  await page.evaluate(() => window.wb?.calculate("Full"));
  expect(await numberIn(page, "B5")).toBeGreaterThan(0);
});
