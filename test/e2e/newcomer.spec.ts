import type { Page } from "@playwright/test";
import { expect, numberIn, test } from "./demo";

interface Deeds {
  clicks: number;
  pastes: number;
}

/** Counts what the person does, in the page and in the pane alike. */
const countDeeds = (page: Page) =>
  page.addInitScript(() => {
    const deeds = ((window.top as unknown as { deeds?: Deeds }).deeds ??= { clicks: 0, pastes: 0 });
    const count = (kind: keyof Deeds) => (event: Event) => {
      if (event.isTrusted) deeds[kind] += 1;
    };
    window.addEventListener("click", count("clicks"), true);
    window.addEventListener("paste", count("pastes"), true);
  });

/** Takes the key away, as it was before anybody entered one, and gives it to the clipboard. */
async function becomeNewcomer(page: Page): Promise<void> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(async () => {
    const name = Object.keys(localStorage).find((each) => each.endsWith("qos.key")) ?? "";
    const { key = "" } = JSON.parse(localStorage.getItem(name) ?? "{}") as { key?: string };
    localStorage.removeItem(name);
    await navigator.clipboard.writeText(key);
  });
  await countDeeds(page);
  await page.reload();
  await page.waitForFunction(() => window.wb !== undefined);
  await page.evaluate(async () => {
    await window.wb?.ready;
    const saved = JSON.parse(JSON.stringify(window.wb?.save())) as { grid: { sheets: { cells: object }[] } };
    const [first] = saved.grid.sheets;
    if (first === undefined) throw new Error("a workbook has a sheet");
    saved.grid.sheets = [{ ...first, cells: {} }];
    await window.wb?.open(saved as never);
  });
}

test("a newcomer comes from an empty pane to a live watch list with four clicks and one paste", async ({
  workbench: page,
}, info) => {
  await numberIn(page, "C5");
  await becomeNewcomer(page);
  await page.getByRole("button", { name: "Close the pane" }).click();
  await page.evaluate(() => ((window as unknown as { deeds: Deeds }).deeds.clicks = 0));

  // From here on a person's hands are at work.
  const pane = page.frameLocator("iframe");
  await page.getByRole("button", { name: "Open QOS" }).click();
  await expect(pane.getByRole("heading", { name: "Welcome to QOS for Excel" })).toBeVisible();
  await pane.getByLabel("API key", { exact: true }).and(pane.locator("input")).click();
  await page.keyboard.press("Control+V");
  await pane.getByRole("button", { name: "Test and save" }).click();
  await pane.getByRole("button", { name: "Put a sample sheet" }).click();

  await page.waitForFunction(() => window.wb?.sheets.includes("QOS") === true);
  for (const row of [5, 6, 7, 8, 9, 10]) expect(await numberIn(page, `QOS!C${row}`)).toBeGreaterThan(0);
  const before = await page.evaluate(() => JSON.stringify(window.wb?.values("QOS!C5:C10")));
  await page.waitForFunction((seen) => JSON.stringify(window.wb?.values("QOS!C5:C10")) !== seen, before);
  await page.waitForFunction(() => /^[▁-█]{20}$/.test(window.wb?.text("QOS!J5").flat().join("") ?? ""));
  expect(await page.evaluate(() => window.wb?.text("QOS!H5").flat().join(""))).toMatch(/^─{0,9}●─{0,9}$/);
  await expect(pane.getByRole("listitem").filter({ hasText: "Apple Inc." }).first()).toBeVisible();

  const deeds = await page.evaluate(() => (window as unknown as { deeds: Deeds }).deeds);
  process.stdout.write(`newcomer: ${deeds.clicks} clicks and ${deeds.pastes} paste to a live watch list\n`);
  expect(deeds.clicks).toBeLessThanOrEqual(4);
  expect(deeds.pastes).toBe(1);
  await page.screenshot({ path: info.outputPath("newcomer.png") });
});

test("without a key one click leads to a sample that moves, and says on its sheet that nothing of it is live", async ({
  workbench: page,
}, info) => {
  await numberIn(page, "C5");
  await becomeNewcomer(page);
  const pane = page.frameLocator("iframe");
  await pane.getByRole("button", { name: "Try a recorded sample" }).click();
  const sheet = "'Recorded sample'";
  await page.waitForFunction(() => window.wb?.sheets.includes("Recorded sample") === true);
  expect(await page.evaluate((at) => window.wb?.get(`${at}!A1`).value, sheet)).toBe(
    "RECORDED SAMPLE – NOT LIVE PRICES",
  );
  const values = () => page.evaluate((at) => JSON.stringify(window.wb?.values(`${at}!B6:D9`)), sheet);
  const before = await values();
  await expect.poll(values).not.toBe(before);
  // Plain numbers alone: what is not asked for can never be taken for an answer.
  expect(await page.evaluate((at) => window.wb?.formula(`${at}!B6`), sheet)).not.toContain("QOS");
  await page.screenshot({ path: info.outputPath("recorded.png") });
  await pane.getByRole("button", { name: "Stop the recording" }).click();
  await expect.poll(() => page.evaluate((at) => window.wb?.get(`${at}!A3`).value, sheet)).toBe("Recording stopped");
});
