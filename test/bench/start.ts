import { existsSync } from "node:fs";
import path from "node:path";
import { chromium, type Page } from "@playwright/test";
import type { Figure } from "./measure";
import { installedChromium } from "../support/installedChromium";

const ROOT = path.join(__dirname, "../..");
const ADDIN = path.join(ROOT, "dist/addin");
const OFFICE = path.join(ROOT, "node_modules/@microsoft/office-js/dist");
/** As Excel on the web opens the page; by this office.js knows its host. */
const PAGE = "https://addin.example/taskpane.html?_host_Info=Excel$Web$16.01$en-US$bench$isDialog$$0";

const RUNS = 5;
/** What the program takes of Microsoft's own script in the same page. */
const MOST = 0.25;

/** Milliseconds of the processor that scripts took to be compiled and run when the page was loaded. */
interface Evaluated {
  readonly office: number;
  readonly ours: number;
}

/** The start of the page in Chromium: what the eager bundle takes beside office.js, in the same trace. */
export async function benchStart(): Promise<readonly Figure[]> {
  if (!existsSync(path.join(ADDIN, "runtime.js"))) {
    console.log("start: dist/addin is not built (npm run build)");
    return [];
  }
  const executablePath = installedChromium();
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ["--no-sandbox"],
  });
  try {
    const runs: Evaluated[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const context = await browser.newContext();
      runs.push(await evaluated(await context.newPage()));
      await context.close();
    }
    const least = (of: (run: Evaluated) => number): number => Math.min(...runs.map(of));
    const [office, ours] = [least((run) => run.office), least((run) => run.ours)];
    const words = `runtime.js ${ours.toFixed(1)} ms, office.js ${office.toFixed(1)} ms`;
    return [{ name: "start beside office.js", ratio: ours / office, most: MOST, words }];
  } finally {
    await browser.close();
  }
}

async function evaluated(page: Page): Promise<Evaluated> {
  await page.route("**/*", (route) => {
    const { hostname, pathname } = new URL(route.request().url());
    const name = pathname.replace(/^\/lib\/1\/hosted\//, "").replace(/^\//, "");
    const file = path.join(hostname === "addin.example" ? ADDIN : OFFICE, name);
    return existsSync(file) ? route.fulfill({ path: file }) : route.abort();
  });
  const session = await page.context().newCDPSession(page);
  const events: unknown[] = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  const over = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.start", { traceConfig: { includedCategories: ["devtools.timeline"] } });
  await page.goto(PAGE);
  await page.waitForTimeout(1_000);
  await session.send("Tracing.end");
  await over;
  const took = (from: RegExp): number => {
    const found = events.filter(isEvaluation).filter(({ args }) => from.test(args.data.url));
    return found.reduce((sum, { tdur }) => sum + tdur, 0) / 1_000;
  };
  return { office: took(/appsforoffice/), ours: took(/runtime\.js/) };
}

interface Evaluation {
  readonly tdur: number;
  readonly args: { readonly data: { readonly url: string } };
}

function isEvaluation(event: unknown): event is Evaluation {
  if (typeof event !== "object" || event === null || !("name" in event) || event.name !== "EvaluateScript")
    return false;
  if (!("tdur" in event) || typeof event.tdur !== "number" || !("args" in event)) return false;
  const { args } = event;
  if (typeof args !== "object" || args === null || !("data" in args)) return false;
  const { data } = args;
  return typeof data === "object" && data !== null && "url" in data && typeof data.url === "string";
}
