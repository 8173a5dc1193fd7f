import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { benchCells } from "./cells";
import { complaints, least, type Recorded } from "./gate";
import { benchIndicators } from "./indicators";
import { measureInChromium } from "./inChromium/measureInChromium";
import type { Figure } from "./measure";
import { measureInNode } from "./measureInNode";
import { PLANTS } from "./plants";
import { benchSimulator } from "./simulator";
import { benchStart } from "./start";

const ROOT = path.join(__dirname, "../..");
const RECORDED = path.join(__dirname, "recorded.json");
const FIGURES = path.join(ROOT, "dist/bench/figures.json");

/**
 * Benchmarks, each a ratio to a bound measured in the same run (`npm run bench`). `--check`: compares with the recorded
 * ratios and fails where one has become worse. `--record`: records them. `--plant`: makes each path slower, one after the
 * other, and fails where the check does not tell.
 */
async function main(how: string | undefined): Promise<boolean> {
  if (how === "--plant") return await plant();
  if (how === "--check") return await check();
  const figures = await measureInNode({ runs: 6 });
  if (how === "--record") {
    print(figures);
    const steady = figures.filter(({ varies }) => varies === undefined);
    const ratios = steady.map(({ name, ratio }) => [name, Number(ratio.toFixed(ratio < 1 ? 3 : 1))] as const);
    writeFileSync(RECORDED, `${JSON.stringify(Object.fromEntries(ratios), undefined, 2)}\n`);
    return true;
  }
  await benchCells();
  await benchIndicators();
  const keepsPace = await benchSimulator();
  print([...figures, ...(await benchStart()), ...(await measureInChromium())]);
  return keepsPace;
}

/** What seems slower is measured once more before it is told. */
async function check(): Promise<boolean> {
  const first = await measureInNode({ runs: 3 });
  const isWell = complaints(first, recorded()).length === 0;
  const figures = isWell ? first : least(first, await measureInNode({ runs: 3 }));
  print(figures);
  return tell(complaints(figures, recorded()));
}

function print(figures: readonly Figure[]): void {
  mkdirSync(path.dirname(FIGURES), { recursive: true });
  writeFileSync(FIGURES, `${JSON.stringify(figures, undefined, 2)}\n`);
  for (const { name, ratio, most, words } of figures) {
    const verdict = ratio <= most ? "" : ", NOT MET";
    console.log(`${name}: ${ratio.toFixed(2)} x the bound, at most ${most} x${verdict}; ${words}`);
  }
}

function recorded(): Recorded {
  return JSON.parse(readFileSync(RECORDED, "utf8")) as Recorded;
}

function tell(found: readonly string[]): boolean {
  for (const complaint of found) console.error(`slower: ${complaint}`);
  return found.length === 0;
}

async function plant(): Promise<boolean> {
  let isTold = true;
  for (const one of PLANTS) {
    const figures = await measureInNode({ runs: 2, wanted: one.slows, plants: [one] });
    const ours = Object.entries(recorded()).filter(([name]) => name.startsWith(one.slows));
    const found = complaints(figures, Object.fromEntries(ours));
    const what = "instead" in one ? `"${one.instead}"` : `${one.microseconds} µs`;
    console.log(`${what} in ${one.file}: ${found.length === 0 ? "NOT TOLD" : found.join("; ")}`);
    isTold &&= found.length > 0;
  }
  return isTold;
}

void main(process.argv[2]).then((isWell) => {
  if (!isWell) process.exitCode = 1;
});
