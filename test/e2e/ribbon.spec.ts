import type { Page } from "@playwright/test";
import { expect, numberIn, test } from "./demo";

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** The pane is closed; the add-in's page runs on behind it, as in Excel. */
async function closePane(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Close the pane" }).click();
  await expect(page.getByRole("complementary", { name: "Task pane" })).toBeHidden();
}

async function chosenTab(page: Page): Promise<string | null> {
  const parts = page.frameLocator("iframe").getByRole("tablist", { name: "Parts of the pane" });
  return parts.getByRole("tab", { selected: true }).textContent();
}

test("with the pane closed the ribbon refreshes one cell, with one request for it, or the whole workbook", async ({
  workbench: page,
}) => {
  await page.waitForFunction(() =>
    (window.wb?.values("B5:B10") ?? []).flat().every((value) => typeof value === "number"),
  );
  await closePane(page);
  await page.evaluate(() => window.wb?.select("B7"));
  const bodies: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/snapshot")) bodies.push(request.postData() ?? "");
  });
  await button(page, "Refresh").click();
  await page.getByRole("menuitem", { name: "Active cell" }).click();
  await expect.poll(() => bodies).toEqual([JSON.stringify({ codes: ["US:NVDA"] })]);
  await numberIn(page, "B7");
  const flushes = await page.evaluate(() => window.wb?.host.flushes.all.length ?? 0);
  await button(page, "Refresh").click();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await page.waitForFunction((count) => (window.wb?.host.flushes.all.length ?? 0) > count + 1, flushes);
  await numberIn(page, "B5");
});

test("with the pane closed the ribbon pauses live cells and lets them go on; only what can be done can be pressed", async ({
  workbench: page,
}) => {
  await numberIn(page, "C5");
  await closePane(page);
  await expect(button(page, "Resume")).toBeDisabled();
  await button(page, "Pause").click();
  await expect(button(page, "Pause")).toBeDisabled();
  await expect(button(page, "Resume")).toBeEnabled();
  await page.waitForFunction(() => window.wb?.get("F1").text === "paused");
  const held = await page.evaluate(() => JSON.stringify(window.wb?.values("C5:D10")));
  await page.waitForTimeout(1_500);
  expect(await page.evaluate(() => JSON.stringify(window.wb?.values("C5:D10")))).toBe(held);
  await button(page, "Resume").click();
  await page.waitForFunction((before) => JSON.stringify(window.wb?.values("C5:D10")) !== before, held);
  await expect(button(page, "Pause")).toBeEnabled();
});

test(
  "a button of the ribbon opens the closed pane at its part, and leads an open one there",
  { tag: "@long" },
  async ({ workbench: page }, info) => {
    await numberIn(page, "C5");
    await closePane(page);
    await button(page, "Insert function").click();
    await expect(page.getByRole("complementary", { name: "Task pane" })).toBeVisible();
    await expect.poll(() => chosenTab(page)).toBe("Insert");
    await button(page, "Chart").click();
    await expect.poll(() => chosenTab(page)).toBe("Chart");
    await closePane(page);
    await button(page, "Chart").click();
    await expect(page.getByRole("complementary", { name: "Task pane" })).toBeVisible();
    await page.screenshot({ path: info.outputPath("ribbon.png") });
  },
);
