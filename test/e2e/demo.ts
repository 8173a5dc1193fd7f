import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { test as base, type Page } from "@playwright/test";
import { expectNone, watchMisdeeds, type Misdeeds } from "./misdeeds";

const ROOT = path.join(__dirname, "../..");

/** `npm run demo` as a user starts it. */
export interface Demo {
  /** The one address it prints. */
  readonly url: string;
  /** Where its pages may ask: its own address, and that of the simulator. */
  readonly hosts: ReadonlySet<string>;
}

interface Fixtures {
  /** Errors on the console that a test brings about itself, as a server that refuses does; none without it. */
  readonly provoked: RegExp | undefined;
  readonly misdeeds: Misdeeds;
  readonly workbench: Page;
}

/** Tests with the demonstration running, and the workbench open and answering. None may do a misdeed. */
export const test = base.extend<Fixtures, { demo: Demo }>({
  provoked: [undefined, { option: true }],

  demo: [
    async ({}, use) => {
      const { demo, stop } = await startDemo();
      await use(demo);
      await stop();
    },
    // The first start builds.
    { scope: "worker", timeout: 300_000 },
  ],

  misdeeds: [
    async ({ context, demo, provoked }, use) => {
      const misdeeds = watchMisdeeds(context, () => demo.hosts);
      await use(misdeeds);
      expectNone(misdeeds, provoked);
    },
    { auto: true },
  ],

  workbench: async ({ page, demo }, use) => {
    await openWorkbench(page, demo.url);
    await page.waitForFunction(() => window.wb?.host.paneVisible === true);
    await use(page);
  },
});

export const expect = test.expect;

/** Starts `npm run demo` with these options. */
export async function startDemo(...options: readonly string[]): Promise<{ demo: Demo; stop: () => Promise<void> }> {
  const script = [require.resolve("tsx/cli"), "src/workbench/demo/main.ts", "--no-open"];
  const child = spawn(process.execPath, [...script, ...options], { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
  const url = await addressFrom(child);
  const stop = async (): Promise<void> => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGINT");
    await ended;
  };
  return { demo: { url, hosts: await hostsOf(url) }, stop };
}

/** Opens the workbench and waits until its formulas may be called. */
export async function openWorkbench(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.waitForFunction(() => window.wb !== undefined);
  await page.evaluate(() => window.wb?.ready);
}

/** The address is on a line of its own. Throws when the program ends before it has printed one. */
function addressFrom(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the demonstration ended with ${code}`)));
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on("line", (line) => {
      const address = /^\s*(http:\/\/\S+)$/.exec(line)?.[1];
      if (address !== undefined) resolve(address);
    });
  });
}

/** The demonstration tells the add-in of the simulator in the page it serves for it. */
async function hostsOf(url: string): Promise<ReadonlySet<string>> {
  const page = await (await fetch(new URL("addin/taskpane.html", url))).text();
  return new Set([new URL(url).host, ...(page.match(/127\.0\.0\.1:\d+/g) ?? [])]);
}

/** What a cell shows, when it shows a number. */
export async function numberIn(page: Page, address: string): Promise<number> {
  await page.waitForFunction((at) => typeof window.wb?.get(at).value === "number", address);
  return page.evaluate((at) => Number(window.wb?.get(at).value), address);
}

/** Types as a person does: selects a cell, writes, confirms. */
export async function type(page: Page, address: string, text: string): Promise<void> {
  await edit(page, address, text);
  await page.keyboard.press("Enter");
}

/** Selects a cell and writes; it is not confirmed. */
export async function edit(page: Page, address: string, text: string): Promise<void> {
  await page.evaluate((at) => {
    window.wb?.select(at);
    window.wb?.focus();
  }, address);
  // The first key opens the editor, which on a busy machine takes longer than a fast typist's second key.
  await page.keyboard.type(text.slice(0, 1));
  await page.waitForFunction(() => window.wb?.editing === true);
  await page.keyboard.type(text.slice(1));
}
