import type { FrameLocator, Page } from "@playwright/test";
import { expect, numberIn, test, type } from "./demo";

const CODE = "US:KO";
/** The only cell of the instrument, away from the sample's own. */
const CELL = "J5";

/** A live cell of an instrument that no other cell follows, and its row. */
async function oneCell(page: Page): Promise<FrameLocator> {
  await numberIn(page, "C5");
  await type(page, CELL, `=QOS.LIVE("${CODE}")`);
  await numberIn(page, CELL);
  const pane = page.frameLocator("iframe");
  await expect(menuButton(pane)).toBeVisible();
  return pane;
}

/** The row of its prices; its order book has one of its own. */
const rowOf = (pane: FrameLocator) =>
  pane.locator("main li").filter({ hasText: CODE }).filter({ hasNotText: "Order book" }).getByRole("button").first();
const menuButton = (pane: FrameLocator) => pane.getByRole("button", { name: `More for ${CODE}`, exact: true });

/** The cell that is selected, as the box left of the formula has it. */
const selected = (page: Page) => page.locator(".o-topbar-toolbar input, .o-name-box input").first();

/** What a cell shows; an error is text that begins with #. */
const shown = (page: Page, address: string) => page.evaluate((at) => String(window.wb?.get(at).value), address);

/** Opens the row's menu and chooses by keyboard alone, from the row that has the focus. */
async function choose(page: Page, pane: FrameLocator, deed: string): Promise<void> {
  await rowOf(pane).focus();
  await page.keyboard.press("Tab");
  await expect(menuButton(pane)).toBeFocused();
  await page.keyboard.press("Enter");
  const item = pane.getByRole("menuitem", { name: deed });
  await expect(pane.getByRole("menuitem").first()).toBeFocused();
  for (let at = 0; at < 5 && !(await item.evaluate((element) => element === document.activeElement)); at += 1)
    await page.keyboard.press("ArrowDown");
  await expect(item).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(pane.getByRole("menuitem")).toHaveCount(0);
}

test("a row that was released by mistake comes back with its cell, by Undo, for eight seconds", async ({
  workbench: page,
}, info) => {
  const pane = await oneCell(page);
  await pane.getByRole("button", { name: `Release ${CODE}`, exact: true }).click();
  const undo = pane.getByRole("button", { name: "Undo" });
  await expect(undo).toBeFocused();
  await expect.poll(() => shown(page, CELL)).toBe("#N/A");
  await expect(menuButton(pane)).toHaveCount(0);
  await expect(pane.getByText(`${CODE} was released.`)).toBeVisible();
  await page.screenshot({ path: info.outputPath("released.png") });
  await page.keyboard.press("Enter");
  expect(await numberIn(page, CELL)).toBeGreaterThan(0);
  await expect(menuButton(pane)).toBeVisible();
  await expect(pane.getByText(`${CODE} was released.`)).toHaveCount(0);
});

test("a click on a row goes to its cells, one after the other", async ({ workbench: page }) => {
  const pane = await oneCell(page);
  await type(page, "K7", `=QOS.LIVE("${CODE}","changepct")`);
  await numberIn(page, "K7");
  await page.evaluate(() => window.wb?.select("A1"));
  for (const [at, address] of [CELL, "K7", CELL].entries()) {
    await rowOf(pane).click();
    await expect(selected(page)).toHaveValue(address);
    await expect(pane.getByText(`Watch list!${address}: cell ${(at % 2) + 1} of 2.`)).toBeVisible();
  }
});

test("a row's menu is opened, left and used by keyboard alone", async ({ workbench: page, context }, info) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const pane = await oneCell(page);
  await rowOf(pane).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(pane.getByRole("menuitem").first()).toBeFocused();
  await page.screenshot({ path: info.outputPath("menu.png") });
  await page.keyboard.press("Escape");
  await expect(menuButton(pane)).toBeFocused();
  await rowOf(pane).click({ button: "right" });
  await expect(pane.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(rowOf(pane)).toBeFocused();

  await choose(page, pane, "Copy the code");
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(CODE);

  await page.evaluate(() => window.wb?.select("A1"));
  await choose(page, pane, "Go to its cells");
  await expect(selected(page)).toHaveValue(CELL);

  await choose(page, pane, "Order book on a new sheet");
  await page.waitForFunction((code) => JSON.stringify(window.wb?.save()).includes(`LIVEDEPTH`) && code !== "", CODE);
  await page.screenshot({ path: info.outputPath("book.png") });

  await choose(page, pane, "Release");
  await expect.poll(() => shown(page, `Watch list!${CELL}`)).toBe("#N/A");
  // The new sheet has a way back of its own; the keyboard is at that of the row.
  await expect(
    pane.getByRole("status").filter({ hasText: "was released" }).locator("xpath=..").getByRole("button"),
  ).toBeFocused();
  await page.keyboard.press("Enter");
  expect(await numberIn(page, `Watch list!${CELL}`)).toBeGreaterThan(0);

  await choose(page, pane, "Chart");
  await expect(pane.getByRole("application", { name: `Candles of ${CODE}` })).toBeVisible();
});
