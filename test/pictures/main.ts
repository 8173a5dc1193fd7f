import { mkdir, stat } from "node:fs/promises";
import path from "node:path";
import { chromium, type FrameLocator, type Page } from "@playwright/test";
import sharp from "sharp";
import { buildIfNeeded } from "../../src/workbench/demo/build";
import { Children } from "../../src/workbench/demo/children";
import { startSimulator } from "../../src/workbench/demo/simulator";
import { startStaticHost } from "../../src/workbench/demo/staticHost";
import { takeHero } from "./hero";

/** Takes the pictures of README.md and README.zh-CN.md: `npm run pictures`. */
const ROOT = path.join(__dirname, "../..");
const FOLDER = path.join(ROOT, "assets/pictures");
const WINDOW = { width: 1280, height: 760 };
/** So tall that most of a part is seen without scrolling. */
const TALL = { width: 1280, height: 1_000 };

const LOOKS = [
  { language: "en-US", colorScheme: "light" },
  { language: "en-US", colorScheme: "dark" },
  { language: "zh-CN", colorScheme: "light" },
  { language: "zh-CN", colorScheme: "dark" },
] as const;

const paneOf = (page: Page): FrameLocator => page.frameLocator("iframe");

/** The parts of the pane by their place in its row of tabs, which is the same in every language. */
const PARTS = { insert: 1, chart: 2, sheet: 3, usage: 4, settings: 6, problems: 5 } as const;

async function showPart(page: Page, part: keyof typeof PARTS): Promise<void> {
  if (part === "problems") await makeProblems(page);
  await paneOf(page).getByRole("tab").nth(PARTS[part]).click();
  // Lazily loaded, drawn, and filled.
  await page.waitForTimeout(2_500);
}

/** Something for the problems to tell of. */
const makeProblems = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.wb?.set("J5", '=QOS.PRICE("HK:99999")');
    window.wb?.set("J6", '=QOS.KLINE("US:AAPL","3y")');
  });

async function main(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const children = new Children(ROOT);
  const executablePath = process.env["PLAYWRIGHT_CHROMIUM"] ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    await buildIfNeeded(ROOT, children, (text) => process.stdout.write(`${text}\n`));
    const { admin, ...bootstrap } = await startSimulator(children);
    const host = await startStaticHost({ root: ROOT, bootstrap, admin, port: 0 });
    for (const { language, colorScheme } of LOOKS) {
      const context = await browser.newContext({ viewport: WINDOW, colorScheme, locale: language });
      const page = await context.newPage();
      await page.goto(`${host.url}/?lang=${language}`);
      await page.waitForFunction(() => typeof window.wb?.get("C5").value === "number");
      await paneOf(page).getByRole("tab").nth(0).waitFor();
      await page.waitForTimeout(4_000);
      await save(page, `workbook.${language}.${colorScheme}`);
      await takeHero(page, path.join(FOLDER, `hero.${language}.${colorScheme}.webp`));
      await page.setViewportSize(TALL);
      for (const part of Object.keys(PARTS) as (keyof typeof PARTS)[]) {
        await showPart(page, part);
        await save(page, `${part}.${language}.${colorScheme}`, "#pane");
      }
      await context.close();
    }
    await host.close();
  } finally {
    await browser.close();
    await children.stop();
  }
}

/** A screen has few colours: a palette makes its picture a quarter as large. */
async function save(page: Page, name: string, part?: string): Promise<void> {
  const taken = await (part === undefined ? page.screenshot() : page.locator(part).screenshot());
  const file = path.join(FOLDER, `${name}.png`);
  await sharp(taken).png({ palette: true, colours: 64, effort: 10, compressionLevel: 9 }).toFile(file);
  process.stdout.write(`${name} ${Math.round((await stat(file)).size / 1_024)} kB\n`);
}

void main();
