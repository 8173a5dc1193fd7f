import path from "node:path";
import { expect, test, type Frame, type Page } from "@playwright/test";
import type { Simulator } from "../../src/simulator/simulator";
import { startSimulator } from "../../src/simulator/startSimulator";
import { startStaticHost, type StaticHost } from "../../src/workbench/demo/staticHost";

const CELLS = 2_000;
/** Milliseconds between two frames of the cells, and between two pushes of one instrument. */
const TICK = 250;
/** Milliseconds between two lots of pushes: a real market moves one instrument after the other, not all at once. */
const LOT = 10;
const SECONDS = 6;
/** Pixels that each frame scrolls on: two rows every three frames, as a hand at the wheel does. */
const STEP = 35;

declare global {
  interface Window {
    /** The add-in's socket. */
    line?: WebSocket;
    /** Pushes that it has raised. */
    pushed?: number;
  }
}

let simulator: Simulator;
let host: StaticHost;

test.beforeAll(async () => {
  const products = CELLS + 100;
  const plan = {
    rest: { products: 500, requestsAMinute: 600 },
    socket: { products, commandsAMinute: 300, commandGap: 100, connections: 10 },
    bars: 1_000,
  };
  simulator = await startSimulator({ invented: products, tickMs: 0, plans: { large: plan } });
  const bootstrap = { server: simulator.url, socket: simulator.wsUrl, key: simulator.keys["large"] ?? "" };
  host = await startStaticHost({ root: path.join(__dirname, "../.."), bootstrap, port: 0 });
});

test.afterAll(async () => {
  await host.close();
  await simulator.stop();
});

/** Opens the page with the plan and the pace as the pane's settings would have them, and an empty workbook. */
async function openPage(page: Page): Promise<Frame> {
  await page.addInitScript(
    ({ frame, socketProducts }) => {
      const kept = JSON.parse(localStorage.getItem("qos.settings") ?? "{}") as object;
      const plan = { products: 500, requests: 600, socketProducts };
      localStorage.setItem("qos.settings", JSON.stringify({ ...kept, frame, plan }));
    },
    { frame: TICK, socketProducts: CELLS + 100 },
  );
  await page.addInitScript(() => {
    // The page then has the socket itself: here every push costs it an event of its own, the most that it ever does.
    Reflect.deleteProperty(window, "Worker");
    window.WebSocket = class extends WebSocket {
      constructor(...how: ConstructorParameters<typeof WebSocket>) {
        super(...how);
        window.line = this;
      }
    };
  });
  await page.goto(host.url);
  await page.waitForFunction(() => window.wb !== undefined);
  // The demonstration's script has written the server's address only now.
  await page.reload();
  await page.waitForFunction(() => window.wb !== undefined);
  await page.evaluate(async () => {
    await window.wb?.ready;
    const saved = JSON.parse(JSON.stringify(window.wb?.save())) as { grid: { sheets: object[] } };
    saved.grid.sheets = [{ ...saved.grid.sheets[0], cells: {} }];
    await window.wb?.open(saved as never);
  });
  const pane = page.frames().find((frame) => frame.url().includes("taskpane.html"));
  if (pane === undefined) throw new Error("the page has no pane");
  return pane;
}

/** Calls LIVE as so many cells would. No grid draws what comes: in Excel that is not the pane's processor either. */
async function callLive(page: Page, codes: readonly string[]): Promise<void> {
  await page.evaluate((all) => {
    void window.wb?.host.batch(all.map((code) => ({ name: "LIVE", args: [code, "last"] })));
  }, codes);
  await expect.poll(() => simulator.subscriptions()["S"]?.length ?? 0, { timeout: 30_000 }).toBe(CELLS);
}

/**
 * Moves every instrument four times a second, from inside the page: each push is an event on the add-in's own socket,
 * as the browser would raise it. Server and network would take the processors of a small machine from the pane.
 */
const tick = (pane: Frame, codes: readonly string[]): Promise<void> =>
  pane.evaluate(
    ({ all, period, lot }) => {
      const begun = performance.now();
      let sent = 0;
      setInterval(() => {
        const due = Math.floor(((performance.now() - begun) / period) * all.length);
        const ts = Math.floor(Date.now() / 1_000);
        window.pushed = due;
        for (; sent < due; sent += 1) {
          const lp = (100 + (sent % 97) + (sent % 13) / 10).toFixed(2);
          const push = {
            tp: "S",
            c: all[sent % all.length],
            lp,
            o: "100",
            h: "250",
            l: "90",
            yp: "250",
            ts,
            v: `${sent}`,
          };
          window.line?.dispatchEvent(new MessageEvent("message", { data: JSON.stringify({ ...push, t: "1" }) }));
        }
      }, lot);
    },
    { all: codes, period: TICK, lot: LOT },
  );

/** Scrolls the list a step each frame, up and down, and notes the time of every frame, milliseconds. */
const scroll = (pane: Frame): Promise<readonly number[]> =>
  pane.evaluate(
    ({ seconds, step }) =>
      new Promise<number[]>((resolve) => {
        const list = document.querySelector('[role="group"][aria-label="Live subscriptions"]');
        if (list === null) throw new Error("no list");
        const times: number[] = [];
        let direction = 1;
        const frame = (now: number) => {
          times.push(now);
          const before = list.scrollTop;
          list.scrollTop += step * direction;
          if (list.scrollTop === before) direction = -direction;
          if (now - (times[0] ?? now) < seconds * 1_000) requestAnimationFrame(frame);
          else resolve(times);
        };
        requestAnimationFrame(frame);
      }),
    { seconds: SECONDS, step: STEP },
  );

/** What the rows in sight say, to see them move. */
const rows = (pane: Frame): Promise<string> =>
  pane.evaluate(() =>
    [...document.querySelectorAll("main li[aria-setsize]")].map(({ textContent }) => textContent).join("|"),
  );

test(
  "two thousand rows that tick four times a second scroll at more than fifty frames a second",
  { tag: "@long" },
  async ({ page }, info) => {
    test.setTimeout(120_000);
    const pane = await openPage(page);
    const codes = simulator.market.instruments.slice(0, CELLS).map(({ code }) => code);
    await callLive(page, codes);
    await expect(pane.getByText(/2,000 subscriptions/)).toBeVisible();
    await expect(pane.locator("main li[aria-setsize]").first()).toHaveAttribute("aria-setsize", String(CELLS));
    await tick(pane, codes);
    // The first values have come, and no request is on its way any more.
    await expect(pane.locator("main li[aria-setsize]").first()).toContainText("▼");
    await page.waitForTimeout(3_000);
    const before = await rows(pane);
    const pushed = () => pane.evaluate(() => window.pushed ?? 0);
    const pushedBefore = await pushed();
    const times = await scroll(pane);
    const pushes = (await pushed()) - pushedBefore;
    const moved = (await rows(pane)) !== before;
    const gaps = times.slice(1).map((time, at) => time - (times[at] ?? time));
    const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1_000;
    const fps = gaps.length / seconds;
    const slowest = [...gaps].sort((a, b) => b - a);
    process.stdout.write(
      `2,000 ticking rows: ${fps.toFixed(1)} frames a second while scrolling, 95 % of them within ` +
        `${(slowest[Math.floor(slowest.length / 20)] ?? NaN).toFixed(0)} ms, the slowest ${(slowest[0] ?? NaN).toFixed(0)} ms; ` +
        `${(pushes / seconds).toFixed(0)} pushes a second\n`,
    );
    await page.screenshot({ path: info.outputPath("two-thousand.png") });
    expect(moved).toBe(true);
    expect(pushes / seconds).toBeGreaterThan((CELLS * 1_000) / TICK / 2);
    expect(fps).toBeGreaterThan(50);
  },
);
