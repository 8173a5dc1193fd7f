import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { DEMO_KEYS } from "../../src/simulator/access/keyRing";
import { expect, numberIn, test, type } from "./demo";

/** Streams the workbook has open. */
const streams = (page: Page): Promise<number> =>
  page.evaluate(() => (window.wb?.host.open ?? []).filter(({ streaming }) => streaming).length);

/** Selects a cell or an area and gives the keyboard to the sheet. */
const goTo = (page: Page, address: string): Promise<void> =>
  page.evaluate((at) => {
    window.wb?.select(at);
    window.wb?.focus();
  }, address);

interface Described {
  readonly description: string;
  readonly parameters: readonly { readonly name: string; readonly description: string }[];
}

test("a formula is found by its first letters, and every argument is explained while it is typed", async ({
  workbench: page,
}, info) => {
  await numberIn(page, "C5");
  const kline = await page.evaluate(async () => {
    const { functions } = (await (await fetch("addin/functions.json")).json()) as {
      functions: readonly (Described & { readonly name: string })[];
    };
    return functions.find(({ name }) => name === "KLINE") as Described;
  });
  await goTo(page, "J5");
  await page.keyboard.type("=");
  await page.waitForFunction(() => window.wb?.editing === true);
  await page.keyboard.type("qos.kl");
  const proposals = page.locator(".o-autocomplete-dropdown");
  await expect(proposals.getByText("QOS.KLINE", { exact: true })).toBeVisible();
  await expect(proposals.getByText(kline.description).first()).toBeVisible();
  await page.keyboard.press("Tab");
  const help = page.locator(".o-formula-assistant");
  await expect(help.locator(".o-formula-assistant-head")).toContainText("QOS.KLINE");
  await help.locator(".collapsor").click();
  await expect(help.getByText(kline.description)).toBeVisible();
  for (const { name, description } of kline.parameters) {
    await expect(help.locator(".o-formula-assistant-arg").filter({ hasText: name }).first()).toContainText(description);
  }
  // Of code, period and count each is lit up in its turn.
  for (const [at, text] of ['"HK:700"', ',"1d"', ",3"].entries()) {
    await page.keyboard.type(text);
    const lit = help.locator(".o-formula-assistant-arg .o-formula-assistant-focus");
    await expect(lit.first()).toContainText(kline.parameters[at]?.name ?? "?");
  }
  await page.screenshot({ path: info.outputPath("argument-help.png") });
  await page.keyboard.type(")");
  await page.keyboard.press("Enter");
  expect(await numberIn(page, "N8")).toBeGreaterThan(0);
  expect(await page.evaluate(() => window.wb?.formula("J5"))).toBe('=QOS.KLINE("HK:700","1d",3)');
});

test(
  "cells are deleted, brought back, copied to another sheet and refer to it, all by keyboard",
  { tag: "@long" },
  async ({ workbench: page }) => {
    await page.waitForFunction(() =>
      window.wb
        ?.values("B5:D10")
        .flat()
        .every((value) => typeof value === "number"),
    );
    const before = await streams(page);
    // NVDA stands in no other cell: its two streams end with its row of formulas, and come back with them.
    await goTo(page, "C7:D7");
    await page.keyboard.press("Delete");
    await expect.poll(() => streams(page)).toBe(before - 2);
    expect(await page.evaluate(() => window.wb?.formula("C7"))).toBe("");
    await page.keyboard.press("Control+z");
    await expect.poll(() => streams(page)).toBe(before);
    await numberIn(page, "C7");

    // Code and live price, copied: the reference follows, and costs no stream of its own.
    await goTo(page, "A7:C7");
    await page.keyboard.press("Control+c");
    await page.evaluate(() => window.wb?.activate("Portfolio"));
    await goTo(page, "J2");
    await page.keyboard.press("Control+v");
    await expect.poll(() => page.evaluate(() => window.wb?.formula("L2"))).toBe("=QOS.LIVE(J2)");
    await numberIn(page, "K2");
    await numberIn(page, "L2");
    expect(await streams(page)).toBe(before);

    await type(page, "J4", "='Watch list'!C7-L2");
    await type(page, "J5", "=QOS.PRICE('Watch list'!A7)");
    await expect.poll(() => page.evaluate(() => window.wb?.get("J4").value)).toBe(0);
    expect(await numberIn(page, "J5")).toBeGreaterThan(0);
  },
);

test(
  "a workbook is saved as a file and opened from it, by button and by keyboard",
  { tag: "@long" },
  async ({ workbench: page }, info) => {
    await numberIn(page, "C5");
    const file = info.outputPath("saved.qos.json");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("toolbar", { name: "Workbook" }).getByRole("button", { name: "Save" }).click(),
    ]);
    await download.saveAs(file);
    expect(await readFile(file, "utf8")).not.toContain(DEMO_KEYS["pro"] ?? "no key");
    await type(page, "A5", "HK:5");
    await page.waitForFunction(() => Number(window.wb?.get("C5").value) < 130);
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Control+o")]);
    await chooser.setFiles(file);
    await expect(page.getByText("saved.qos.json is open")).toBeVisible();
    expect(await page.evaluate(() => window.wb?.get("A5").text)).toBe("US:AAPL");
    const kept = await numberIn(page, "C5");
    await page.waitForFunction((was) => window.wb?.get("C5").value !== was, kept);
  },
);

test("what is typed after a completion, a chosen cell or Enter, without a pause, is written as typed", async ({
  workbench: page,
}) => {
  await numberIn(page, "C5");
  const formula = (address: string) => page.evaluate((at) => window.wb?.formula(at), address);
  const editing = (wanted: boolean) => page.waitForFunction((is) => window.wb?.editing === is, wanted);
  /** All in one go, as a fast typist: no key waits for what the one before draws. */
  const strike = async (address: string, ...strokes: readonly string[]): Promise<void> => {
    await goTo(page, address);
    await page.keyboard.type("=");
    await editing(true);
    for (const stroke of strokes)
      await (stroke.length > 1 && /^[A-Z]/.test(stroke) ? page.keyboard.press(stroke) : page.keyboard.type(stroke));
    await page.keyboard.press("Enter");
    await editing(false);
  };
  await strike("J5", "qos.pric", "Tab", '"HK:700")');
  expect(await formula("J5")).toBe('=QOS.PRICE("HK:700")');
  await strike("J6", "1+qos.pric", "Enter", '"HK:700")*2');
  expect(await formula("J6")).toBe('=1+QOS.PRICE("HK:700")*2');
  await strike("J8", "ArrowUp", "ArrowUp", "+1");
  expect(await formula("J8")).toBe("=J6+1");
  await strike("J9", "$J$5", "F4", "+2");
  expect(await formula("J9")).toBe("=J$5+2");
  // The first key opens the editor, and Enter leaves it for the cell below.
  await goTo(page, "L5");
  for (const line of ["12", "=3+4", '=qos.price("HK:700")', "word"]) {
    await page.keyboard.type(line);
    await page.keyboard.press("Enter");
  }
  await editing(false);
  expect(await Promise.all(["L5", "L6", "L7", "L8"].map(formula))).toEqual([
    "12",
    "=3+4",
    '=qos.price("HK:700")',
    "word",
  ]);
});

test("F6 and Shift+F6 lead out of the grid and round again, and Escape ends an edit", async ({ workbench: page }) => {
  await numberIn(page, "C5");
  // Cells answer before the pane is drawn, and what has nothing to press takes no keyboard.
  await expect(page.frameLocator("iframe").getByRole("button", { name: "Pause" })).toBeVisible();
  await goTo(page, "J5");
  const where = () =>
    page.evaluate(() => {
      const active = document.activeElement;
      return ["sheet", "ribbon", "pane"].find((id) => document.getElementById(id)?.contains(active));
    });
  const round = { F6: ["ribbon", "pane", "sheet"], "Shift+F6": ["pane", "ribbon", "sheet"] };
  for (const [key, parts] of Object.entries(round))
    for (const part of parts) {
      await page.keyboard.press(key);
      await expect.poll(where, { message: `${key} to ${part}` }).toBe(part);
    }
  await page.keyboard.type("=1+");
  await page.waitForFunction(() => window.wb?.editing === true);
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => window.wb?.editing === false);
  expect(await page.evaluate(() => window.wb?.formula("J5"))).toBe("");
});
