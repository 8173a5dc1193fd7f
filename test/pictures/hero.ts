import { stat, writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import sharp from "sharp";

/** What is typed while the prices move, and where. */
const CELL = "I5";
const FORMULA = '=QOS.PRICE("US:MSFT")';
const KEYS_A_FRAME = 3;
/** Milliseconds that a frame of the animation is shown: while somebody types, while prices move, and the answer. */
const TYPING = 160;
const MOVING = 500;
const RESTING = 2_500;
const MOVES = 5;

interface Frame {
  readonly picture: Buffer;
  readonly shown: number;
}

/** Takes the animation at the head of README.md: prices move, a formula is typed, its answer appears. */
export async function takeHero(page: Page, file: string): Promise<void> {
  const frames: Frame[] = [];
  const take = async (shown: number): Promise<void> => {
    frames.push({ picture: await page.screenshot(), shown });
  };
  const move = async (): Promise<void> => {
    await page.waitForTimeout(MOVING);
    await take(MOVING);
  };
  for (let at = 0; at < MOVES; at += 1) await move();
  await page.evaluate((cell) => window.wb?.select(cell), CELL);
  await page.locator(".o-grid").first().click({ trial: true });
  for (let at = 0; at < FORMULA.length; at += KEYS_A_FRAME) {
    await page.keyboard.type(FORMULA.slice(at, at + KEYS_A_FRAME));
    await take(TYPING);
  }
  await page.keyboard.press("Enter");
  await page.waitForFunction((cell) => typeof window.wb?.get(cell).value === "number", CELL);
  for (let at = 0; at < MOVES; at += 1) await move();
  await take(RESTING);
  await save(frames, file);
  await page.evaluate((cell) => window.wb?.set(cell, ""), CELL);
}

async function save(frames: readonly Frame[], file: string): Promise<void> {
  const animation = sharp(
    frames.map(({ picture }) => picture),
    { join: { animated: true } },
  );
  await writeFile(
    file,
    await animation.webp({ quality: 70, effort: 6, loop: 0, delay: frames.map(({ shown }) => shown) }).toBuffer(),
  );
  process.stdout.write(`${file} ${Math.round((await stat(file)).size / 1_024)} kB\n`);
}
