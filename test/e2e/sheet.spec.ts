import AxeBuilder from "@axe-core/playwright";
import type { FrameLocator, Page } from "@playwright/test";
import { expect, numberIn, test } from "./demo";

const formula = (page: Page, address: string) => page.evaluate((at) => window.wb?.formula(at), address);

/** Writes contents as if they were typed. */
const write = (page: Page, cells: Readonly<Record<string, string>>) =>
  page.evaluate((contents) => {
    for (const [address, content] of Object.entries(contents)) window.wb?.set(address, content);
  }, cells);

/** Opens the pane's part for the sheet, and chooses where it works. */
async function sheetPart(page: Page, scope = "this sheet"): Promise<FrameLocator> {
  const pane = page.frameLocator("iframe");
  await pane.getByRole("tab", { name: "Sheet" }).click();
  await pane.getByLabel("Work on").selectOption({ label: scope });
  return pane;
}

/** Codes of each request that is sent for prices while something is done. */
async function requestsDuring(page: Page, task: () => Promise<void>): Promise<readonly string[]> {
  const bodies: string[] = [];
  const note = (request: { url(): string; postData(): string | null }) => {
    if (request.url().includes("/snapshot"))
      bodies.push((JSON.parse(request.postData() ?? "{}") as { codes: string[] }).codes.join(";"));
  };
  page.on("request", note);
  await task();
  page.off("request", note);
  return bodies;
}

/** Waits until a while has gone by without a question: what was subscribed and not pushed within a second is asked for. */
async function quiet(page: Page): Promise<void> {
  let asked = 0;
  let before = -1;
  page.on("request", () => (asked += 1));
  const isQuiet = (): boolean => {
    const same = asked === before;
    before = asked;
    return same;
  };
  await expect.poll(isQuiet, { intervals: [2_500] }).toBe(true);
}

/** What axe finds on page and pane. */
async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 150)}`));
}

test("formulas that Excel has broken are found, repaired after a look at each, and put back by undo", async ({
  workbench: page,
}, info) => {
  await numberIn(page, "C5");
  const BROKEN = "='C:\\Add-ins\\tools.xlam'!_xldudf_QOS_LIVE(A5)";
  await write(page, { J5: '=_xldudf_QOS_PRICE("US:AAPL")', J6: BROKEN, J7: "=_xldudf_QOS_OPTIONS(A5)" });
  const pane = await sheetPart(page);
  await pane.getByRole("button", { name: "Find broken formulas" }).click();
  await expect(pane.getByText("2 formulas can be changed")).toBeVisible();
  await expect(pane.getByText("QOS has no formula QOS.OPTIONS.")).toBeVisible();
  await page.screenshot({ path: info.outputPath("found.png") });
  await pane.getByRole("button", { name: "Change 2 formulas" }).click();
  await expect(pane.getByText("2 formulas changed.")).toBeVisible();
  expect(await formula(page, "J5")).toBe('=QOS.PRICE("US:AAPL")');
  expect(await formula(page, "J6")).toBe("=QOS.LIVE(A5)");
  expect(await numberIn(page, "J5")).toBeGreaterThan(0);
  expect(await numberIn(page, "J6")).toBeGreaterThan(0);
  await pane.getByRole("button", { name: "Undo" }).click();
  await expect(pane.getByText("2 formulas are as they were.")).toBeVisible();
  expect(await formula(page, "J6")).toBe(BROKEN);
});

test("formulas of other products become ours where they mean the same; the others say why not", async ({
  workbench: page,
}) => {
  await numberIn(page, "C5");
  await write(page, {
    J5: '=BDP("AAPL US Equity","PX_LAST")',
    J6: '=WSQ(A9,"rt_vol")',
    J7: '=GOOGLEFINANCE("NASDAQ:AAPL","price")',
    J8: '=BDP("AAPL US Equity","PE_RATIO")',
  });
  const pane = await sheetPart(page);
  await pane.getByRole("button", { name: "Find formulas of other products" }).click();
  await expect(pane.getByText("3 formulas can be changed")).toBeVisible();
  await expect(pane.getByText("QOS has no field that means the same as PE_RATIO.")).toBeVisible();
  // What would move in another way waits for its own word.
  const google = pane.getByRole("checkbox", { name: "Change Watch list!J7" });
  await expect(google).not.toBeChecked();
  await google.check();
  await pane.getByRole("button", { name: "Change 3 formulas" }).click();
  await expect(pane.getByText("3 formulas changed.")).toBeVisible();
  expect(await formula(page, "J5")).toBe('=QOS.LIVE("US:AAPL","last")');
  expect(await formula(page, "J7")).toBe('=QOS.LIVE("US:AAPL","last")');
  expect(await formula(page, "J8")).toBe('=BDP("AAPL US Equity","PE_RATIO")');
  expect(await numberIn(page, "J7")).toBeGreaterThan(0);
});

test("a workbook frozen for sharing keeps its formulas through saving and reopening, and brings them back", async ({
  workbench: page,
}) => {
  await numberIn(page, "C5");
  await page.waitForFunction(() =>
    (window.wb?.values("B5:H10") ?? []).flat().every((value) => typeof value === "number"),
  );
  await page.waitForFunction(() =>
    (window.wb?.values("A17:F26") ?? []).flat().every((value) => typeof value === "number"),
  );
  const AREA = "A4:H30";
  const formulas = () =>
    page.evaluate((area) => {
      const [first = "", last = ""] = area.split(":");
      const rows = Array.from(
        { length: Number(last.slice(1)) - Number(first.slice(1)) + 1 },
        (_, at) => at + Number(first.slice(1)),
      );
      return rows.map((row) => [..."ABCDEFGH"].map((column) => window.wb?.formula(`${column}${row}`) ?? ""));
    }, AREA);
  const before = await formulas();
  expect(before.flat().filter((text) => text.includes("QOS.")).length).toBeGreaterThan(10);
  const pane = await sheetPart(page);
  await pane.getByRole("button", { name: "Freeze to values" }).click();
  await expect(pane.getByText(/formulas are values now/)).toBeVisible();
  expect((await formulas()).flat().filter((text) => /^=.*QOS\./.test(text))).toEqual([]);
  const kept = await page.evaluate(() => JSON.stringify(window.wb?.values("B5:C10")));
  await page.evaluate(async () => {
    const saved = window.wb?.save();
    if (saved !== undefined) await window.wb?.open(JSON.parse(JSON.stringify(saved)));
  });
  expect(await page.evaluate(() => JSON.stringify(window.wb?.values("B5:C10")))).toBe(kept);
  // Somebody has written over one of them meanwhile.
  await write(page, { C6: "my own" });
  const frozen = await formulas();
  await pane.getByRole("button", { name: "Bring the formulas back" }).click();
  await expect(pane.getByText(/formulas can come back/)).toBeVisible();
  await expect(pane.getByRole("checkbox", { name: "Write Watch list!C5" })).toBeChecked();
  await expect(pane.getByText("1 was not changed:")).toBeVisible();
  await expect(pane.getByRole("button", { name: "Watch list!C6" })).toBeVisible();
  // Nothing has been written yet.
  expect(await formulas()).toEqual(frozen);
  await pane.getByRole("button", { name: /^Write \d+ formulas$/ }).press("Enter");
  await expect(pane.getByText(/formulas are back/)).toBeVisible();
  const after = await formulas();
  expect(after[2]?.[2]).toBe("my own");
  expect(after.map((row, down) => row.map((text, at) => (down === 2 && at === 2 ? before[2]?.[2] : text)))).toEqual(
    before,
  );
  const live = await page.evaluate(() => window.wb?.get("C5").value);
  await page.waitForFunction((value) => window.wb?.get("C5").value !== value, live);
});

test("frozen formulas come back to their own cells after rows have come and gone", async ({ workbench: page }) => {
  for (const cell of ["B5", "C5", "B10", "C10"]) await numberIn(page, cell);
  const pane = await sheetPart(page);
  const [first, last] = [await formula(page, "C5"), await formula(page, "C10")];
  await pane.getByRole("button", { name: "Freeze to values" }).click();
  await expect(pane.getByText(/formulas are values now/)).toBeVisible();
  await page.evaluate(() => {
    window.wb?.insertRows(4, 2);
    window.wb?.deleteRows(8);
  });
  await pane.getByRole("button", { name: "Bring the formulas back" }).click();
  await expect(pane.getByText(/its cells, or some that it reads, were deleted/).first()).toBeVisible();
  await pane.getByRole("button", { name: /^Write \d+ formulas$/ }).click();
  await expect(pane.getByText(/formulas are back/)).toBeVisible();
  // Row 5 is row 7 now; row 7 is gone, and row 10 is row 11.
  expect(await formula(page, "C7")).toBe(first?.replaceAll("5", "7"));
  expect(await formula(page, "C11")).toBe(last?.replaceAll("10", "11"));
  expect(await numberIn(page, "C7")).toBeGreaterThan(0);
});

test("asking again asks for the formulas of the chosen part and no others", async ({ workbench: page }) => {
  await page.waitForFunction(() =>
    (window.wb?.values("B5:B10") ?? []).flat().every((value) => typeof value === "number"),
  );
  const query = (pane: FrameLocator, words: string) => async () => {
    // By keyboard: the pane's first lines come and go, and a button that moves is missed by the mouse.
    await pane.getByRole("button", { name: "Ask again" }).press("Enter");
    await expect(pane.getByText(words)).toBeVisible();
    await numberIn(page, "B5");
    await numberIn(page, "B6");
  };
  await quiet(page);
  await page.evaluate(() => window.wb?.select("B5:B6"));
  const one = await requestsDuring(page, query(await sheetPart(page, "the active cell"), "1 formula asks anew."));
  expect(one).toEqual(["US:AAPL"]);
  const two = await requestsDuring(page, query(await sheetPart(page, "the selection"), "2 formulas ask anew."));
  expect(two).toEqual(["US:AAPL,TSLA"]);
});

test(
  "the sheet's part can be used by everyone, in both languages, narrow and wide",
  { tag: "@long" },
  async ({ workbench: page, demo }, info) => {
    for (const [lang, tab, find] of [
      ["en-US", "Sheet", "Find formulas of other products"],
      ["zh-CN", "表格", "查找其他产品的公式"],
    ] as const) {
      await page.goto(`${demo.url}?lang=${lang}`);
      await numberIn(page, "C5");
      await write(page, {
        J5: '=BDP("AAPL US Equity","PX_LAST")',
        J6: '=STOCKHISTORY("MSFT","2024-01-02",TODAY(),1,1,0,1,2,3,4,5)',
        J7: '=BDP(A5,"PE")',
      });
      const pane = page.frameLocator("iframe");
      await pane.getByRole("tab", { name: tab }).click();
      await pane.getByRole("button", { name: find }).click();
      await expect(pane.getByText("=QOS.LIVE", { exact: false })).toBeVisible();
      for (const width of [320, 500]) {
        await page.evaluate((to) => document.getElementById("pane")?.style.setProperty("width", `${to}px`), width);
        const tooWide = await pane
          .locator("main")
          .evaluate((main) =>
            [...main.querySelectorAll("*")]
              .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
              .map((element) => element.outerHTML.slice(0, 100)),
          );
        expect(tooWide).toEqual([]);
        await page.screenshot({ path: info.outputPath(`${lang}-${width}.png`) });
      }
      if (lang === "en-US") expect(await violations(page)).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: info.outputPath("dark.png") });
  },
);
