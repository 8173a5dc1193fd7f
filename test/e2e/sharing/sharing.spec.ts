import type { Server } from "node:http";
import { join } from "node:path";
import { expect, test as base, type BrowserContext, type Page } from "@playwright/test";
import { FREE_PLAN_2024 } from "../../../src/simulator/access/plans";
import type { Simulator } from "../../../src/simulator/simulator";
import { startSimulator } from "../../../src/simulator/startSimulator";
import { expectNone, watchMisdeeds, type Misdeeds } from "../misdeeds";
import { servePage } from "./pageServer";

const CODES = ["US:AAPL", "HK:700", "CF:BTCUSDT"];
/** What every page shows. */
const COMMON = "US:TSLA";

let simulator: Simulator;
let site: { readonly url: string; readonly server: Server };

/** No test may do a misdeed. */
const test = base.extend<{ readonly misdeeds: Misdeeds }>({
  misdeeds: [
    async ({ context }, use) => {
      const hosts = (): ReadonlySet<string> => new Set([site.url, simulator.url, simulator.wsUrl].map(hostOf));
      const misdeeds = watchMisdeeds(context, hosts);
      await use(misdeeds);
      expectNone(misdeeds);
    },
    { auto: true },
  ],
});

const hostOf = (address: string): string => new URL(address).host;

test.beforeEach(async () => {
  simulator = await startSimulator({ invented: 10, tickMs: 100, tickShare: 1, plans: { free: FREE_PLAN_2024 } });
  site = await servePage(join(__dirname, "workbook.ts"));
});

test.afterEach(async ({ context }) => {
  // Before the server goes: that it is gone would be an error on the console.
  for (const page of context.pages()) await page.close();
  site.server.close();
  await simulator.stop();
});

/** Opens a workbook that shows the common code and others. */
async function openWorkbook(context: BrowserContext, ...own: readonly string[]): Promise<Page> {
  const page = await context.newPage();
  await page.goto(site.url);
  await page.evaluate(
    (codes) => {
      for (const code of codes) window.workbook.watch(code);
    },
    [COMMON, ...own],
  );
  return page;
}

async function enterKey(context: BrowserContext): Promise<void> {
  const stored = {
    "qos.key": JSON.stringify({ key: simulator.keys.free, remember: true }),
    "qos.settings": JSON.stringify({ server: simulator.url, socket: simulator.wsUrl, frame: 250 }),
  };
  await context.addInitScript((entries) => {
    // An empty page, as each is at first, has no storage.
    if (location.protocol !== "http:") return;
    for (const [name, text] of Object.entries(entries)) localStorage.setItem(name, text);
  }, stored);
}

const roleOf = (page: Page): Promise<string> => page.evaluate(() => window.workbook.role());

/** Waits until the cells of both codes of a page have changed from now on. */
async function untilMoves(page: Page, own: string): Promise<void> {
  const counts = (): Promise<number[]> =>
    page.evaluate((codes) => codes.map((code) => window.workbook.moves(code)), [COMMON, own]);
  const before = await counts();
  await expect
    .poll(async () => (await counts()).every((count, at) => count > (before[at] ?? 0)), { timeout: 20_000 })
    .toBe(true);
}

/** Most connections that the server had at one time, from its own records. */
function mostConnections(): number {
  let open = 0;
  let most = 0;
  for (const { kind, msg } of simulator.requests) {
    if (kind === "connect" && msg === "OK") open += 1;
    if (kind === "disconnect") open -= 1;
    most = Math.max(most, open);
  }
  return most;
}

/** When the server first answered OK to a record of this kind after `since`. */
function firstAfter(since: number, kind: "connect" | "command"): number | undefined {
  return simulator.requests.find((one) => one.at >= since && one.kind === kind && one.msg === "OK")?.at;
}

test(
  "three workbooks of one browser are one connection, also while the leader is closed and reopened twenty times",
  { tag: "@long" },
  async ({ context }) => {
    test.setTimeout(300_000);
    await enterKey(context);
    const pages = new Map<string, Page>();
    // All show the same, so that a hand-over costs the plan's thirty commands a minute one each.
    for (const code of CODES) pages.set(code, await openWorkbook(context, ...CODES));
    for (const [code, page] of pages) await untilMoves(page, code);
    const roles = await Promise.all([...pages.values()].map(roleOf));
    expect(roles).toEqual(["leader", "follower", "follower"]);
    expect(mostConnections()).toBe(1);

    const handOvers: { readonly connected: number; readonly subscribed: number }[] = [];
    for (let round = 0; round < 20; round += 1) {
      const leaders: string[] = [];
      for (const [code, page] of pages) if ((await roleOf(page)) === "leader") leaders.push(code);
      expect(leaders).toHaveLength(1);
      const [own = ""] = leaders;
      const closedAt = Date.now();
      await pages.get(own)?.close();
      pages.delete(own);
      await expect.poll(() => firstAfter(closedAt, "command"), { intervals: [20] }).toBeDefined();
      handOvers.push({
        connected: (firstAfter(closedAt, "connect") ?? NaN) - closedAt,
        subscribed: (firstAfter(closedAt, "command") ?? NaN) - closedAt,
      });
      for (const [code, page] of pages) await untilMoves(page, code);
      pages.set(own, await openWorkbook(context, ...CODES));
      for (const [code, page] of pages) await untilMoves(page, code);
    }

    const worst = Math.max(...handOvers.map(({ subscribed }) => subscribed));
    process.stdout.write(
      `hand-over, ms from the leader's closing until connected / subscribed again:\n` +
        `${handOvers.map(({ connected, subscribed }) => `${connected}/${subscribed}`).join("  ")}\n` +
        `worst ${worst}; connections: most ${mostConnections()}, opened ${simulator.metrics.connectionsOpened}, ` +
        `refused ${simulator.metrics.connectionsRefused}; requests refused ${simulator.metrics.refusals}\n`,
    );
    expect(mostConnections()).toBe(1);
    expect(worst).toBeLessThan(2_000);
    expect(simulator.metrics.connectionsOpened).toBe(21);
    expect(simulator.connections()).toBe(1);
  },
);

test("a leader whose page crashes is replaced too, and a page that comes back follows", async ({ context }) => {
  await enterKey(context);
  const [first, second] = [await openWorkbook(context, "US:AAPL"), await openWorkbook(context, "HK:700")];
  await untilMoves(second, "HK:700");
  const crashedAt = Date.now();
  await Promise.all([first.waitForEvent("crash"), first.goto("chrome://crash").catch(() => undefined)]);
  await expect.poll(() => roleOf(second)).toBe("leader");
  await untilMoves(second, "HK:700");
  const subscribed = (firstAfter(crashedAt, "command") ?? NaN) - crashedAt;
  process.stdout.write(`hand-over after a crash: ${subscribed} ms\n`);
  expect(subscribed).toBeLessThan(2_000);
  const back = await openWorkbook(context, "US:AAPL");
  await untilMoves(back, "US:AAPL");
  expect(await roleOf(back)).toBe("follower");
  expect(mostConnections()).toBe(1);
});

test("when the last workbook is closed the connection is closed, and the next workbook opens its own", async ({
  context,
}) => {
  await enterKey(context);
  const keeper = await context.newPage();
  const page = await openWorkbook(context, "US:AAPL");
  await untilMoves(page, "US:AAPL");
  await page.close();
  await expect.poll(() => simulator.connections()).toBe(0);
  const again = await openWorkbook(context, "US:AAPL");
  await untilMoves(again, "US:AAPL");
  expect([await roleOf(again), mostConnections()]).toEqual(["leader", 1]);
  await keeper.close();
});

test("all workbooks see one budget", async ({ context }) => {
  await enterKey(context);
  const [first, second] = [await openWorkbook(context, "US:AAPL"), await openWorkbook(context, "HK:700")];
  await untilMoves(second, "HK:700");
  const left = (page: Page): Promise<number> => page.evaluate(() => window.workbook.left());
  await expect.poll(async () => (await left(first)) === (await left(second))).toBe(true);
  const asked = simulator.requests.filter(({ kind }) => kind === "rest").length;
  expect(await left(second)).toBeLessThanOrEqual(30 - asked);
});
