import type { Page } from "@playwright/test";
import { expect, numberIn, test } from "./demo";

const ROWS = 100;
const FIELDS = ["last", "volume", "high", "low", "changepct", "bid", "ask", "turnover", "change", "amplitude"];
const SECONDS = 10;

/** Share of one core that page and add-in take together: they have one main thread. */
async function mainThreadShare(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const busy = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN;
  };
  const before = await busy();
  await page.waitForTimeout(SECONDS * 1_000);
  return ((await busy()) - before) / SECONDS;
}

/** Opens a workbook of a thousand live cells, each with a formula that depends on it. */
async function openThousand(page: Page): Promise<void> {
  await page.evaluate(
    async ({ rows, fields }) => {
      const { wb } = window;
      const list = await wb?.host.call("LIST", ["US", null, false]);
      if (wb === undefined || list === undefined || !("value" in list) || !Array.isArray(list.value)) return;
      const codes = list.value.map((row) => String(row[0]));
      const column = (at: number) => String.fromCharCode(65 + at);
      const cells: Record<string, string> = {};
      for (let row = 1; row <= rows; row += 1) {
        cells[`A${row}`] = codes[row - 1] ?? "";
        fields.forEach((field, at) => {
          cells[`${column(1 + at)}${row}`] = `=QOS.LIVE($A${row},"${field}")`;
          cells[`${column(11 + at)}${row}`] = `=${column(1 + at)}${row}*2`;
        });
      }
      const { grid } = wb.save() as { grid: { sheets: object[] } };
      const sheet = { ...grid.sheets[0], name: "Thousand", cells, styles: {}, formats: {}, conditionalFormats: [] };
      await wb.open({ grid: { ...grid, sheets: [sheet] }, results: {} });
    },
    { rows: ROWS, fields: FIELDS },
  );
  const open = ROWS * FIELDS.length;
  await page.waitForFunction((count) => {
    const calls = window.wb?.host.open ?? [];
    return calls.length === count && calls.every(({ last }) => last !== undefined);
  }, open);
}

test(
  "a thousand live cells with a thousand dependents leave more than half of a core",
  { tag: "@long" },
  async ({ workbench: page }) => {
    test.setTimeout(120_000);
    await numberIn(page, "C5");
    // Four frames a second, as the pane would set it.
    await page.evaluate(() => {
      const settings = JSON.parse(localStorage.getItem("qos.settings") ?? "{}") as object;
      localStorage.setItem("qos.settings", JSON.stringify({ ...settings, frame: 250 }));
    });
    await page.reload();
    await numberIn(page, "C5");
    await openThousand(page);
    const flushesBefore = await page.evaluate(() => window.wb?.host.flushes.accepted.length ?? 0);
    const share = await mainThreadShare(page);
    const flushes = (await page.evaluate(() => window.wb?.host.flushes.accepted.length ?? 0)) - flushesBefore;
    process.stdout.write(
      `1,000 LIVE and 1,000 dependents: ${(share * 100).toFixed(1)} % of a core, ${flushes / SECONDS} frames a second\n`,
    );
    expect(flushes).toBeGreaterThan(SECONDS * 2);
    expect(share).toBeLessThan(0.5);
  },
);
