import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import path from "node:path";
import { chromium, type Browser, type Page } from "@playwright/test";
import { build } from "esbuild";
import { installedChromium } from "../../support/installedChromium";
import { figureOf } from "../amount";
import type { Figure } from "../measure";
import { ANSWERED, nameOf } from "./cases";
import { processorTimeOf, watchTasks } from "./mainThread";
import { NOON } from "./noon";

const ROOT = path.join(__dirname, "../../..");
const STAND_IN = path.join(ROOT, "node_modules/.cache/bench/standIn.js");

/** Live cells over as many instruments, and what the longest task may take (milliseconds); of 10,000 also the main thread. */
const LIVE = [
  { cells: 10_000, codes: 500, share: 0.15, longestTask: 50 },
  { cells: 50_000, codes: 500, share: undefined, longestTask: 100 },
] as const;
/** Pushes a second. */
const RATE = 2_000;
const SECONDS = 20;
const RUNS = 7;

/**
 * The built add-in under Microsoft's own dispatcher in Chromium. The figures mean something on a machine that does nothing
 * else. `wanted`: how the names of those begin that are measured, all by default; `isProfiled`: writes where the time goes.
 */
export async function measureInChromium(
  wanted?: "answers" | "live" | "10000" | "50000",
  isProfiled = false,
): Promise<readonly Figure[]> {
  if (!existsSync(path.join(ROOT, "dist/addin/runtime.js"))) {
    console.log("Chromium: dist/addin is not built (npm run build)");
    return [];
  }
  const script = { entryPoints: [path.join(__dirname, "page.ts")], outfile: STAND_IN, bundle: true };
  await build({ ...script, target: "chrome110", logLevel: "warning" });
  const executablePath = installedChromium();
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ["--no-sandbox", "--disable-gpu", "--js-flags=--expose-gc"],
  });
  try {
    const figures: Figure[] = [];
    if (wanted === undefined || wanted === "answers") figures.push(...(await answers(browser, isProfiled)));
    for (const live of LIVE)
      if ([undefined, "live", String(live.cells)].includes(wanted))
        figures.push(...(await move(browser, live, isProfiled)));
    return figures;
  } finally {
    await browser.close();
  }
}

async function answers(browser: Browser, isProfiled: boolean): Promise<readonly Figure[]> {
  return await withAddin(browser, { products: 200, rate: 0 }, async (page) => {
    const processorTime = await processorTimeOf(page);
    const figures: Figure[] = [];
    for (const [name, { cells, values, most }] of Object.entries(ANSWERED)) {
      const profile = isProfiled ? await startProfile(page) : undefined;
      const timeOf = async (how: "own" | "empty"): Promise<number> => {
        await page.evaluate(`bench.prepare("${name}", "${how}")`);
        const before = await processorTime();
        await page.evaluate("bench.answer()");
        return (await processorTime()) - before;
      };
      let [own, empty] = [Infinity, Infinity];
      for (let run = 0; run < RUNS; run += 1) {
        own = Math.min(own, await timeOf("own"));
        empty = Math.min(empty, await timeOf("empty"));
      }
      await profile?.(`${name}.cpuprofile`);
      const each = ((own - empty) * 1_000) / (cells * values);
      figures.push(figureOf({ name: `answer ${name} in Chromium`, unit: "µs a value", most }, each));
    }
    return figures;
  });
}

async function move(
  browser: Browser,
  { cells, codes, share, longestTask }: (typeof LIVE)[number],
  isProfiled: boolean,
): Promise<readonly Figure[]> {
  const bare = await withAddin(browser, { products: codes, rate: RATE }, (page) => receiving(page, codes));
  return await withAddin(browser, { products: codes, rate: RATE }, async (page) => {
    await page.evaluate(`bench.open(${cells}, ${codes})`);
    // Frames lengthen while Excel is slow, as it is while so many cells are opened.
    await page.waitForTimeout(10_000);
    const profile = isProfiled ? await startProfile(page) : undefined;
    const processorTime = await processorTimeOf(page);
    const before = { time: await processorTime(), results: Number(await page.evaluate("bench.shown()")) };
    await page.waitForTimeout(SECONDS * 1_000);
    const used = ((await processorTime()) - before.time) / 1_000 / SECONDS;
    const results = Number(await page.evaluate("bench.shown()")) - before.results;
    // Apart from it: to write every task down takes time, too.
    const tasks = await watchTasks(page);
    await page.waitForTimeout(SECONDS * 1_000);
    const { each, longestOnWall } = await tasks();
    await profile?.(`${cells}.cpuprofile`);
    const name = `${cells} live cells at ${RATE} pushes/s`;
    const longest = each.slice(0, 5).map((milliseconds) => milliseconds.toFixed(0));
    console.log(
      `${name}: main thread ${(used * 100).toFixed(1)} % (of a page that only receives them ` +
        `${(bare * 100).toFixed(1)} %), ${Math.round(results / SECONDS)} results/s, longest tasks ` +
        `${longest.join(", ")} ms of the processor, ${longestOnWall.toFixed(0)} ms on the wall`,
    );
    const task = figureOf({ name: `${name}, longest task`, unit: "ms", most: longestTask }, each[0] ?? 0);
    if (share === undefined) return [task];
    return [figureOf({ name: `${name}, main thread`, unit: "of its time", most: share }, used), task];
  });
}

/** The share of the main thread of a page that receives the same pushes and does nothing with them: no add-in takes less. */
async function receiving(page: Page, codes: number): Promise<number> {
  // A page of the same server without a script.
  await page.goto(new URL("functions.json", page.url()).href);
  const asked = `US:${Array.from({ length: codes }, (_, at) => nameOf(at).slice(3)).join(",")}`;
  await page.evaluate(`{
    const socket = new WebSocket("ws://" + location.host);
    socket.onopen = () => socket.send('{"type":"S","codes":["${asked}"]}');
    socket.onmessage = ({ data }) => (window.received = (window.received ?? 0) + data.length);
  }`);
  await page.waitForTimeout(2_000);
  const processorTime = await processorTimeOf(page);
  const before = await processorTime();
  await page.waitForTimeout((SECONDS / 2) * 1_000);
  const used = ((await processorTime()) - before) / 1_000 / (SECONDS / 2);
  if (!(Number(await page.evaluate("window.received")) > 0)) throw new Error("nothing was received");
  return used;
}

async function startProfile(page: Page): Promise<(file: string) => Promise<void>> {
  const { writeFile } = await import("node:fs/promises");
  const session = await page.context().newCDPSession(page);
  await session.send("Profiler.enable");
  await session.send("Profiler.setSamplingInterval", { interval: 200 });
  await session.send("Profiler.start");
  return async (file) => {
    const { profile } = await session.send("Profiler.stop");
    await writeFile(path.join(ROOT, "dist/bench", file), JSON.stringify(profile));
  };
}

interface World {
  readonly products: number;
  readonly rate: number;
}

/** A page of the add-in with a server of its own. */
async function withAddin<T>(browser: Browser, { products, rate }: World, use: (page: Page) => Promise<T>): Promise<T> {
  const file = path.join(__dirname, "server.ts");
  const server = fork(file, [STAND_IN, String(products), String(rate)], { execArgv: ["--import", "tsx"] });
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const { port, started } = await listening(server);
    page.on("pageerror", (error) => console.error(`page: ${error.message}`));
    // The server's day is the page's.
    await page.addInitScript(`{ const now = Date.now.bind(Date); Date.now = () => now() + ${NOON - started}; }`);
    await page.goto(`http://127.0.0.1:${port}/taskpane.html`);
    return await use(page);
  } finally {
    await context.close();
    server.kill();
  }
}

async function listening(server: ChildProcess): Promise<{ readonly port: number; readonly started: number }> {
  return (await once(server, "message"))[0] as { readonly port: number; readonly started: number };
}
