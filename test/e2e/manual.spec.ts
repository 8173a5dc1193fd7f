import type { Page } from "@playwright/test";
import { expect, numberIn, openWorkbench, test, type } from "./demo";
import { MarketSays, openEmpty } from "./marketSays";

const AVERAGE = '=AVERAGE(INDEX(QOS.KLINE("HK:700","1d",20,,"close",FALSE),0,1))';

/** How many of each were sent. */
const tally = (sent: readonly string[]): Record<string, number> =>
  sent.reduce<Record<string, number>>((counts, name) => ({ ...counts, [name]: (counts[name] ?? 0) + 1 }), {});

/** Each price formula of rows 2 to 4 shows what the market says of the code in its row, as does all that depends on it. */
async function expectTrue(page: Page, market: MarketSays, rows: readonly number[]): Promise<void> {
  for (const row of rows) {
    const code = await page.evaluate((at) => String(window.wb?.get(`A${at}`).value), row);
    const { last } = await market.quote(code);
    for (const [column, value] of [
      ["B", last],
      ["C", last],
      ["D", last * 2],
    ] as const) {
      await expect
        .poll(() => page.evaluate((at) => window.wb?.get(at).value, `${column}${row}`), `${column}${row}, ${code}`)
        .toBeCloseTo(value, 6);
    }
  }
}

test("a sheet is made, edited, filled, recalculated, saved and reopened, and always says what the market says", async ({
  workbench: page,
  demo,
}) => {
  test.setTimeout(150_000);
  const market = new MarketSays(demo);
  await numberIn(page, "C5");
  await market.halt();
  await openEmpty(page);
  await expect.poll(() => market.subscribed()).toEqual([]);
  const begun = Date.now();
  // A code, its price, its live price, and a formula that depends on it.
  await type(page, "A2", "US:AAPL");
  await type(page, "B2", "=QOS.PRICE(A2)");
  await type(page, "C2", "=QOS.LIVE(A2)");
  await type(page, "D2", "=C2*2");
  await expectTrue(page, market, [2]);

  // Twenty daily bars spill, and their closes are averaged by a formula around the same function.
  await type(page, "F1", '=QOS.KLINE("HK:700","1d",20)');
  await type(page, "M1", AVERAGE);
  await numberIn(page, "K21");
  const closes = await market.closes("HK:700", 20);
  expect(await page.evaluate(() => window.wb?.values("J2:J21").flat())).toEqual(closes);
  expect(await numberIn(page, "M1")).toBeCloseTo(closes.reduce((sum, close) => sum + close, 0) / 20, 6);

  // The row is filled down over two more codes.
  await type(page, "A3", "HK:700");
  await type(page, "A4", "SH:600519");
  await page.evaluate(() => {
    window.wb?.select("B2:D4");
    window.wb?.focus();
  });
  await page.keyboard.press("Control+d");
  expect(await page.evaluate(() => window.wb?.formula("D4"))).toBe("=C4*2");
  await expectTrue(page, market, [2, 3, 4]);

  // A table of quotes over a range of codes, some of them empty.
  await type(page, "N1", '=QOS.QUOTE(A2:A20,"last,changepct")');
  await numberIn(page, "O4");
  for (const [row, code] of [
    [2, "US:AAPL"],
    [3, "HK:700"],
    [4, "SH:600519"],
  ] as const) {
    const { last, change } = await market.quote(code);
    expect(await numberIn(page, `N${row}`)).toBeCloseTo(last, 6);
    expect(await numberIn(page, `O${row}`)).toBeCloseTo(change, 3);
  }

  // Another code; a row deleted, brought back, and one inserted.
  await type(page, "A2", "US:TSLA");
  await expectTrue(page, market, [2, 3, 4]);
  await page.evaluate(() => window.wb?.deleteRows(2, 1));
  await expectTrue(page, market, [2, 3]);
  await page.evaluate(() => window.wb?.undo());
  await expectTrue(page, market, [2, 3, 4]);
  await page.evaluate(() => window.wb?.insertRows(2, 1));
  await expectTrue(page, market, [2, 4, 5]);

  // Everything anew, then saved and opened again: the values are there at once, and true a moment later.
  await page.evaluate(() => window.wb?.focus());
  await page.keyboard.press("Control+Alt+F9");
  await expectTrue(page, market, [2, 4, 5]);
  const reopened = await page.evaluate(async () => {
    const saved = JSON.parse(JSON.stringify(window.wb?.save())) as never;
    const before = window.wb?.values("B2:D5");
    await window.wb?.open(saved);
    return [before, window.wb?.values("B2:D5")];
  });
  expect(reopened[1]).toEqual(reopened[0]);
  await expectTrue(page, market, [2, 4, 5]);

  const counts = tally(await market.counted(begun));
  process.stdout.write(`requests and commands of the whole session: ${JSON.stringify(counts)}\n`);
  expect(Object.keys(counts).filter((name) => !["snapshot", "kline", "S", "SC"].includes(name))).toEqual([]);
  // At most one for each step that asks anew; bars are asked once, and moved rows cost no subscription.
  expect(counts["snapshot"]).toBeLessThanOrEqual(9);
  expect(counts["kline"]).toBeLessThanOrEqual(3);
  expect((counts["S"] ?? 0) + (counts["SC"] ?? 0)).toBeLessThanOrEqual(7);
  await market.go();
});

test("a second workbook in another tab moves as well, over the one connection", async ({
  workbench: first,
  demo,
  context,
}) => {
  const market = new MarketSays(demo);
  await market.go();
  await numberIn(first, "C5");
  const second = await context.newPage();
  await openWorkbench(second, demo.url);
  await numberIn(second, "C5");
  await expect.poll(() => market.connections()).toBe(1);
  for (const page of [first, second, first]) {
    const before = await page.evaluate(() => JSON.stringify(window.wb?.values("C5:C10")));
    await page.waitForFunction((was) => JSON.stringify(window.wb?.values("C5:C10")) !== was, before);
  }
  expect(await market.connections()).toBe(1);
  await first.close();
  const before = await second.evaluate(() => JSON.stringify(window.wb?.values("C5:C10")));
  await second.waitForFunction((was) => JSON.stringify(window.wb?.values("C5:C10")) !== was, before);
  await expect.poll(() => market.connections()).toBe(1);
});
