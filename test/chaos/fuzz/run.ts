import { QosError } from "../../../src/qos/errors";
import { Dice } from "../../support/dice";
import type { FormulaSheet } from "../../support/formulaSheet";
import { Trial, type Fuzzer } from "./fuzzer";
import { setEscapeWords, type Tally } from "./judge";
import type { Watchdog } from "./watchdog";

/** How many times as long as the yardstick an input of 100,000 characters, or less, may take. */
const SLOW = 10;
/** Milliseconds that the program takes which is built for an input, and the minutes that it lives. */
const STAGE = 60;
const YARD = JSON.stringify(Array.from({ length: 12_000 }, (_, at) => ({ c: `US:A${at}`, lp: `${at}.25`, ts: at })));
/** Milliseconds that no machine reads and writes it in. */
const FASTEST = 2;
/** How often an input that seems slow is tried again: the machine has other work. */
const AGAIN = 3;

export interface Found {
  readonly kind: string;
  readonly seed: number;
  readonly what: readonly string[];
}

export interface KindReport extends Tally {
  readonly kind: string;
  inputs: number;
  /** Characters of the largest input. */
  largest: number;
  /** Milliseconds of processor time of the slowest input, for 100,000 characters of it. */
  slowest: number;
}

export interface Report {
  readonly kinds: readonly KindReport[];
  readonly found: readonly Found[];
}

/** What left its place: an exception or a rejection that nobody took. */
const escaped: string[] = [];

/** From now on nothing escapes unseen. */
export function watchEscapes(): void {
  process.on("unhandledRejection", (reason) => escaped.push(`a rejection escaped: ${wordsOf(reason)}`));
  process.on("uncaughtException", (thrown) => escaped.push(`an exception escaped: ${wordsOf(thrown)}`));
}

/** What has escaped since it was asked for the last time. */
export function takeEscapes(): readonly string[] {
  return escaped.splice(0);
}

function wordsOf(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}

/** One input of a kind, made from `seed`. */
async function play(fuzzer: Fuzzer, seed: number, sheet: FormulaSheet, report: KindReport): Promise<readonly string[]> {
  const trial = new Trial(new Dice(seed), sheet, report);
  takeEscapes();
  const before = process.cpuUsage();
  try {
    await fuzzer.play(trial);
    await new Promise((resolve) => setImmediate(resolve));
  } catch (thrown) {
    trial.findings.push(`an exception escaped: ${wordsOf(thrown)}`);
  }
  const took = Math.max(0, spentSince(before) - STAGE) / Math.max(1, trial.size / 100_000);
  report.slowest = Math.max(report.slowest, took);
  report.largest = Math.max(report.largest, trial.size);
  return [...trial.findings, ...takeEscapes(), ...slowness(took)];
}

function slowness(took: number): readonly string[] {
  // A machine with other work is slow at everything: it is measured at the same moment.
  if (took <= SLOW * FASTEST) return [];
  const unit = yardstick();
  return took <= SLOW * unit
    ? []
    : [`slow: ${took.toFixed(0)} ms for 100,000 characters, and ${unit.toFixed(1)} ms for the yardstick`];
}

/** Milliseconds of this processor. */
function spentSince(before: NodeJS.CpuUsage): number {
  return process.cpuUsage(before).user / 1_000;
}

/** Milliseconds of this processor to read and write half a million characters of JSON: the best of three. */
function yardstick(): number {
  const times = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    JSON.stringify(JSON.parse(YARD));
    return spentSince(before);
  });
  return Math.min(...times);
}

/** An input that was only slow is tried again, since other work may have been the reason. */
async function judge(
  fuzzer: Fuzzer,
  seed: number,
  sheet: FormulaSheet,
  report: KindReport,
): Promise<readonly string[]> {
  const slowest = report.slowest;
  let what = await play(fuzzer, seed, sheet, report);
  for (let time = 0; time < AGAIN && what.length > 0 && what.every((one) => one.startsWith("slow:")); time += 1) {
    report.slowest = slowest;
    what = await play(fuzzer, seed, sheet, report);
  }
  report.inputs += 1;
  return what;
}

export interface RunOptions {
  readonly fuzzers: readonly Fuzzer[];
  readonly seed: number;
  /** Whether there is time for another round. */
  readonly goesOn: (round: number) => boolean;
  readonly sheet: FormulaSheet;
  readonly watchdog: Watchdog;
  /** Ends at so many findings. */
  readonly most: number;
}

/** Rounds of one input a kind; the seed of round n is `seed + n`. */
export async function run({ fuzzers, seed, goesOn, sheet, watchdog, most }: RunOptions): Promise<Report> {
  setEscapeWords(new QosError("internal").text(undefined));
  const kinds = fuzzers.map(({ name }) => ({
    kind: name,
    inputs: 0,
    cells: 0,
    figures: 0,
    errors: 0,
    largest: 0,
    slowest: 0,
  }));
  const found: Found[] = [];
  for (let round = 0; goesOn(round) && found.length < most; round += 1) {
    for (const [at, fuzzer] of fuzzers.entries()) {
      const report = kinds[at];
      if (report === undefined) continue;
      watchdog.alive(seed + round, at);
      // What is compiled or loaded at first is no input's fault.
      if (round === 0) await play(fuzzer, seed, sheet, { ...report });
      const what = await judge(fuzzer, seed + round, sheet, report);
      if (what.length > 0) found.push({ kind: fuzzer.name, seed: seed + round, what });
    }
  }
  return { kinds, found };
}
