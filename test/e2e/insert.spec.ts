import { readFileSync } from "node:fs";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { FrameLocator, Locator, Page } from "@playwright/test";
import { expect, numberIn, test, type } from "./demo";

const FUNCTIONS = JSON.parse(readFileSync(path.join(__dirname, "../../dist/addin/functions.json"), "utf8")) as {
  functions: { id: string; parameters: { name: string }[] }[];
};

const paneOf = (page: Page): FrameLocator => page.frameLocator("iframe");

/** What stands above the tabs may grow by a line just then, and the click goes beside. */
const choose = (tab: Locator) =>
  expect(async () => {
    await tab.click();
    await expect(tab).toHaveAttribute("aria-selected", "true", { timeout: 1_000 });
  }).toPass();

/** Opens a way to insert, as a person does. */
async function openWay(page: Page, way: string, insert = "Insert"): Promise<FrameLocator> {
  await numberIn(page, "C5");
  const pane = paneOf(page);
  for (const name of [insert, way]) await choose(pane.getByRole("tab", { name, exact: true }));
  return pane;
}

const select = (page: Page, address: string) => page.evaluate((at) => window.wb?.select(at), address);

const formula = (page: Page, address: string) => page.evaluate((at) => window.wb?.formula(at), address);

/** Texts that are wider than their place without saying so with dots. */
const clipped = (pane: FrameLocator) =>
  pane.locator("main").evaluate((main) =>
    [...main.querySelectorAll("button, h1, h2, h3, p, label, li, code")]
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
      .filter((element) => getComputedStyle(element).textOverflow !== "ellipsis")
      .filter((element) => getComputedStyle(element).display !== "inline")
      .map((element) => `${element.tagName} ${element.textContent ?? ""}`),
  );

test("an instrument is found with a slip of the finger, and its live price is put into the cell", async ({
  workbench: page,
}, info) => {
  const pane = await openWay(page, "Find");
  const search = pane.getByRole("combobox", { name: "Search instruments by code or name" });
  await select(page, "J5");
  await expect(pane.locator("li[role=option]").filter({ hasText: "TENCENT" })).toBeVisible();
  await search.fill("tencnt");
  const found = pane.locator("li[role=option]");
  await expect(found.first()).toContainText("HK:700");
  await search.press("Enter");
  await expect(pane.getByText("Written to 'Watch list'!J5.")).toBeVisible();
  expect(await formula(page, "J5")).toBe('=QOS.LIVE("HK:700")');
  expect(await numberIn(page, "J5")).toBeGreaterThan(0);

  await search.fill("茅台");
  await expect(found.first()).toContainText("SH:600519");
  await pane.getByRole("button", { name: "Put code" }).click();
  await expect.poll(() => formula(page, "J6")).toBe("SH:600519");
  await page.screenshot({ path: info.outputPath("find.png") });

  // What stands in a cell is not written over unasked.
  await select(page, "A5");
  await search.fill("700");
  await pane.getByRole("button", { name: "Put code" }).click();
  await expect(pane.getByText("'Watch list'!A5: 1 cell is filled.")).toBeVisible();
  expect(await formula(page, "A5")).toBe("US:AAPL");
  await pane.getByRole("button", { name: "Replace" }).click();
  await expect.poll(() => formula(page, "A5")).toBe("HK:700");

  // Typing asks the server nothing.
  await search.fill("");
  await expect(pane.getByRole("button", { name: "Read English names" })).toBeVisible();
  const asked: string[] = [];
  page.on("request", (request) => {
    if (/product-list|instrument-info/.test(request.url())) asked.push(request.url());
  });
  await search.pressSequentially("petrochina", { delay: 20 });
  await search.fill("汇丰");
  await expect(pane.locator("li[role=option]").first()).toContainText("HK:5");
  expect(asked).toEqual([]);
});

test("every formula can be built, and says what it needs", async ({ workbench: page }) => {
  const pane = await openWay(page, "Formula");
  const choice = pane.getByRole("combobox", { name: "Formula", exact: true });
  for (const { id, parameters } of FUNCTIONS.functions) {
    await choice.selectOption(id);
    await expect(pane.locator("code")).toHaveText(new RegExp(`^=QOS[.]${id}[(]`));
    for (const { name } of parameters) await expect(pane.getByLabel(new RegExp(`^${name}\\b`)).first()).toBeVisible();
  }

  // A wrong argument is told in the formula's own words.
  await choice.selectOption("KLINE");
  await pane.getByRole("combobox", { name: /^code/ }).fill("HK:700");
  await pane.getByRole("combobox", { name: /^interval/ }).fill("7x");
  await expect(pane.getByRole("alert").or(pane.locator("[id$=validationMessage]")).first()).toContainText("7x");
  await expect(pane.getByRole("button", { name: "Insert in the active cell" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );

  // A column of codes is filled with a formula a row.
  await choice.selectOption("PRICE");
  await type(page, "J5", "US:AAPL");
  await type(page, "J6", "HK:700");
  await select(page, "J5:J6");
  await pane.getByRole("button", { name: "Fill the selection" }).click();
  await expect.poll(() => formula(page, "K6")).toBe("=QOS.PRICE(J6)");
  expect(await numberIn(page, "K5")).toBeGreaterThan(0);
  expect(await numberIn(page, "K6")).toBeGreaterThan(0);
});

/** Goes to a field by the Tab key alone. */
async function tabTo(page: Page, field: Locator): Promise<void> {
  for (let step = 0; step < 30; step += 1) {
    if (await field.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("the field cannot be reached by the Tab key");
}

test("two formulas are built by the keyboard alone", { tag: "@long" }, async ({ workbench: page }, info) => {
  const pane = await openWay(page, "Formula");
  await select(page, "J5");
  const choice = pane.getByRole("combobox", { name: "Formula", exact: true });
  await choice.focus();
  await page.keyboard.type("KLINE");
  await expect(choice).toHaveValue("KLINE");
  await tabTo(page, pane.getByRole("combobox", { name: /^code/ }));
  await page.keyboard.type("HK:700");
  await page.keyboard.press("Escape");
  await tabTo(page, pane.getByRole("combobox", { name: /^interval/ }));
  await page.keyboard.type("1w");
  await page.keyboard.press("Escape");
  await tabTo(page, pane.getByRole("textbox", { name: /^count/ }));
  await page.keyboard.type("5");
  await expect(pane.locator("code")).toHaveText('=QOS.KLINE("HK:700","1w",5)');
  await tabTo(page, pane.getByRole("button", { name: "Insert in the active cell" }));
  await page.keyboard.press("Enter");
  await expect.poll(() => formula(page, "J5")).toBe('=QOS.KLINE("HK:700","1w",5)');
  expect(await numberIn(page, "K6")).toBeGreaterThan(0);
  await expect(pane.getByRole("table", { name: "Preview" })).toContainText("close");
  await page.screenshot({ path: info.outputPath("builder.png") });

  await select(page, "J20");
  await choice.focus();
  await page.keyboard.type("PRICE");
  await expect(pane.locator("code")).toHaveText('=QOS.PRICE("HK:700")');
  await tabTo(page, pane.getByRole("button", { name: "Insert in the active cell" }));
  await page.keyboard.press("Enter");
  expect(await numberIn(page, "J20")).toBeGreaterThan(0);
});

test(
  "ready-made pieces stand on sheets of their own and come to life",
  { tag: "@long" },
  async ({ workbench: page }, info) => {
    const pane = await openWay(page, "Ready made");
    const put = (title: string) => putOnNewSheet(pane, title);
    await put("Portfolio");
    expect(await numberIn(page, "'Portfolio 2'!G11")).toBeGreaterThan(0);
    expect(await page.evaluate(() => window.wb?.text("'Portfolio 2'!C8:C11").flat())).toEqual([
      "USD",
      "HKD",
      "CNY",
      "USD",
    ]);
    await put("Order book");
    expect(await numberIn(page, "'Order book 2'!B3")).toBeGreaterThan(0);
    await put("Trades");
    expect(await numberIn(page, "Trades!B3")).toBeGreaterThan(0);
    await put("Candles with chart");
    expect(await numberIn(page, "'Candles with chart'!E62")).toBeGreaterThan(0);
    await expect(pane.getByText("Written to 'Candles with chart'!A1:E62.")).toBeVisible();
    const chart = page.locator(".o-figure .stock-figure");
    await expect(chart).toContainText("HK:700, 1d");
    await page.evaluate(() => {
      window.wb?.set("B1", "US:TSLA");
      window.wb?.set("D1", "1w");
    });
    await expect(chart).toContainText("US:TSLA, 1w");
    await page.screenshot({ path: info.outputPath("candles.png") });
  },
);

/** Puts a ready-made sheet on a new one, and waits until it is written: before, there is no such sheet to look at. */
async function putOnNewSheet(pane: FrameLocator, title: string): Promise<void> {
  await pane.getByRole("button", { name: `${title}: On a new sheet` }).click();
  await expect(pane.getByText(new RegExp(`Written to '?${title}`)).first()).toBeVisible();
}

test("a comparison, a pair's spread and indicators fill themselves, and their lines are drawn", async ({
  workbench: page,
}, info) => {
  const pane = await openWay(page, "Ready made");
  const put = (title: string) => putOnNewSheet(pane, title);
  const figure = page.locator(".o-figure canvas");
  await put("Comparison");
  expect(await numberIn(page, "Comparison!K77")).toBeGreaterThan(0);
  const first = await page.evaluate(() => window.wb?.text("Comparison!H26:K26").flat());
  expect(first).toContain("100.00");
  await expect(figure).toBeVisible();
  await page.screenshot({ path: info.outputPath("comparison.png") });
  await put("Pair spread");
  const spread = await numberIn(page, "'Pair spread'!F87");
  const [now, mean] = [await numberIn(page, "'Pair spread'!F2"), await numberIn(page, "'Pair spread'!B4")];
  expect([spread, now, mean].every(Number.isFinite)).toBe(true);
  await expect(figure).toBeVisible();
  await page.screenshot({ path: info.outputPath("spread.png") });
  await put("Indicators");
  expect(await numberIn(page, "Indicators!H33")).toBeGreaterThan(0);
});

for (const { lang, insert, ways } of [
  { lang: "en", insert: "Insert", ways: ["Find", "Formula", "Ready made"] },
  { lang: "zh-CN", insert: "插入", ways: ["查找", "公式", "模板"] },
])
  test(
    `everybody can use the ways to insert, narrow and wide, in ${lang}`,
    { tag: "@long" },
    async ({ workbench: page, demo }, info) => {
      await page.goto(`${demo.url}?lang=${lang}`);
      await page.waitForFunction(() => window.wb !== undefined);
      for (const way of ways) {
        const pane = await openWay(page, way, insert);
        const something = pane
          .getByText("TENCENT")
          .or(pane.locator("code"))
          .or(pane.getByRole("heading", { level: 2 }));
        await expect(something.first()).toBeVisible();
        // Fluent's own sentinels pass the focus on and never keep it.
        const axe = new AxeBuilder({ page }).include("iframe").exclude(["iframe", "[data-tabster-dummy]"]);
        const { violations } = await axe.analyze();
        expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html.slice(0, 150))])).toEqual([]);
        for (const width of [500, 320]) {
          await page.evaluate((pixels) => {
            document.getElementById("pane")?.style.setProperty("width", `${pixels}px`);
          }, width);
          expect(await clipped(pane)).toEqual([]);
          expect(await pane.locator("main").evaluate((main) => main.scrollWidth - main.clientWidth)).toBe(0);
          await page.locator("iframe").screenshot({ path: info.outputPath(`${way}-${width}.png`) });
        }
      }
    },
  );
