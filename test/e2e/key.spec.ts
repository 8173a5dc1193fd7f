import type { FrameLocator, Page } from "@playwright/test";
import { expect, numberIn, test } from "./demo";

const NO_KEY = "Open the QOS pane and enter your API key";
/** Cells of the starter sheet with PRICE and with LIVE. */
const CELLS = ["B5", "C5", "B6", "C6"];

const paneOf = (page: Page): FrameLocator => page.frameLocator("iframe");

/** The key as the add-in has stored it; the demonstration has entered it. */
async function storedKey(page: Page): Promise<string> {
  return page.evaluate(() => {
    const entry = Object.entries(localStorage).find(([name]) => name.endsWith("qos.key"));
    return (JSON.parse(entry?.[1] ?? "{}") as { key?: string }).key ?? "";
  });
}

test("forgetting the key and entering it again in the pane fills every cell without touching one", async ({
  workbench: page,
}, info) => {
  for (const cell of CELLS) await numberIn(page, cell);
  const key = await storedKey(page);
  expect(key).toMatch(/^[0-9a-f]{32}$/);
  const pane = paneOf(page);
  await pane.getByRole("tab", { name: "Settings" }).click();
  await pane.getByRole("button", { name: "Forget", exact: true }).click();
  await pane.getByRole("button", { name: "Forget the key" }).click();
  expect(await storedKey(page)).toBe("");
  await expect(page.getByRole("button", { name: "Refresh", exact: true })).toBeDisabled();
  await page.evaluate(() => window.wb?.focus());
  await page.keyboard.press("Control+Alt+F9");
  await page.waitForFunction((text) => window.wb?.get("B5").message === text, NO_KEY);
  await page.screenshot({ path: info.outputPath("no-key.png") });

  await pane.getByLabel("API key", { exact: true }).and(pane.locator("input")).fill(key);
  await pane.getByRole("button", { name: "Test and save" }).click();
  for (const cell of CELLS) expect(await numberIn(page, cell)).toBeGreaterThan(0);
  expect(await page.content()).not.toContain(key);
  await page.screenshot({ path: info.outputPath("key-entered.png") });
});
