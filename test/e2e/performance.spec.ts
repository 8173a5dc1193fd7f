import type { Page } from "@playwright/test";
import { expect, numberIn, test } from "./demo";

const ROWS = 100;
const FIELDS = ["last", "volume", "high", "low", "changepct", "bid", "ask", "turnover", "change", "amplitude"];
const SECONDS = 10;
/** Frames a second. */
const RATE = 4;

/** How fast the simulated market runs. */
const run = (page: Page, speed: number): Promise<unknown> =>
  page.evaluate(async (times) => {
    const headers = { "content-type": "application/json" };
    await fetch("simulator/speed", { method: "POST", headers, body: JSON.stringify({ speed: times }) });
  }, speed);

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
    // Four frames a second and a plan that pushes all instruments, as they would be entered in the pane.
    await page.evaluate((frame) => {
      const settings = JSON.parse(localStorage.getItem("qos.settings") ?? "{}") as object;
      const plan = { products: 500, requests: 600, socketProducts: 500 };
      localStorage.setItem("qos.settings", JSON.stringify({ ...settings, frame, plan }));
    }, 1_000 / RATE);
    await page.reload();
    await numberIn(page, "C5");
    await openThousand(page);
    // Each instrument trades four times a second, so that most have something new in every frame.
    await run(page, 4);
    try {
      await page.evaluate(() => window.wb?.host.flushes.clear());
      const share = await mainThreadShare(page);
      const flushes = await page.evaluate(() => (window.wb?.host.flushes.accepted ?? []).map(({ results }) => results));
      const changed = Math.round(flushes.flat().length / flushes.length);
      const rate = (flushes.length / SECONDS).toFixed(1);
      process.stdout.write(
        `1,000 LIVE and 1,000 dependents: ${(share * 100).toFixed(1)} % of a core, ${rate} frames a second, ` +
          `${changed} cells changed in each\n`,
      );
      expect(flushes.length).toBeGreaterThanOrEqual(SECONDS * RATE * 0.95);
      expect(changed).toBeGreaterThan(100);
      expect(share).toBeLessThan(0.5);
    } finally {
      await run(page, 1);
    }
  },
);
