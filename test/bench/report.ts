export interface Measured {
  /** Milliseconds of one run. */
  readonly run: () => Promise<number>;
  /** Milliseconds of what cannot be saved, measured in the same process. */
  readonly bound: () => Promise<number>;
  /** Things done in one run. */
  readonly unit: number;
}

const RUNS = 5;

/** Prints the median of several runs, taken in turn with the bound, and how many times the bound it is. */
export async function report(name: string, measured: Measured): Promise<void> {
  const { cost, least, each } = await medians(measured);
  console.log(
    `${name}: ${cost.toFixed(0)} ms, ${each} µs each; ${(cost / least).toFixed(1)} x the bound of ${least.toFixed(0)} ms`,
  );
}

/** Milliseconds of a run and of its bound, medians of several taken in turn; and microseconds of each thing done. */
export async function medians({ run, bound, unit }: Measured): Promise<Medians> {
  await run();
  await bound();
  const runs: number[] = [];
  const bounds: number[] = [];
  for (let turn = 0; turn < RUNS; turn += 1) {
    runs.push(await run());
    bounds.push(await bound());
  }
  const cost = median(runs);
  return { cost, least: median(bounds), each: ((cost / unit) * 1_000).toFixed(2) };
}

interface Medians {
  readonly cost: number;
  readonly least: number;
  readonly each: string;
}

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? NaN;
}
