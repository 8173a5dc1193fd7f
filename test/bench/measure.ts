/** What one run took, and in the same moments that which no program can save; milliseconds. */
export interface Run {
  readonly cost: number;
  readonly bound: number;
}

/** One thing that is measured against another, the two in turn in the same process. */
export interface Measured {
  readonly name: string;
  readonly run: () => Promise<Run>;
  /** Things done in one run. */
  readonly unit: number;
  /** How many times the bound it may take. */
  readonly most: number;
  /**
   * What of several runs counts: the least, or their average where much is left to be collected, which falls on some runs
   * and not on others. @default the least
   */
  readonly counts?: "least" | "average";
}

/** What came out: how many times the bound it took, and how many times it may. */
export interface Figure {
  readonly name: string;
  readonly ratio: number;
  readonly most: number;
  /** In words, for people: absolute figures of this machine. */
  readonly words: string;
  /** Another number each time by chance: held against its bound, not against what was recorded. */
  readonly varies?: true;
}

const COUNTS = { least: (all: readonly number[]) => Math.min(...all), average };

export function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * What counts of several runs, and of the bound's; of most the least: what else the machine does only ever adds, and comes
 * and goes, so that the least of each is what the work itself takes.
 */
export async function measure({ name, run, unit, most, counts = "least" }: Measured, runs: number): Promise<Figure> {
  await run();
  const took: Run[] = [];
  for (let turn = 0; turn < runs; turn += 1) took.push(await run());
  const cost = COUNTS[counts](took.map((one) => one.cost));
  const bound = COUNTS[counts](took.map((one) => one.bound));
  const each = (milliseconds: number): string => ((milliseconds / unit) * 1_000).toFixed(2);
  return { name, ratio: cost / bound, most, words: `${each(cost)} µs each, bound ${each(bound)} µs` };
}

/**
 * Milliseconds of the processor that this process has used: time in which others run does not count. The program runs on
 * one thread (`--single-threaded`), so that what it leaves to be collected and compiled counts too.
 */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
