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
  const { runs, bounds } = await inTurn(measured);
  const [cost, least] = [median(runs), median(bounds)];
  const each = ((cost / measured.unit) * 1_000).toFixed(2);
  console.log(
    `${name}: ${cost.toFixed(0)} ms, ${each} µs each; ${(cost / least).toFixed(1)} x the bound of ${least.toFixed(0)} ms`,
  );
}

/** Milliseconds of several runs and of their bound. */
async function inTurn({
  run,
  bound,
}: Pick<Measured, "run" | "bound">): Promise<{ readonly runs: readonly number[]; readonly bounds: readonly number[] }> {
  await run();
  await bound();
  const runs: number[] = [];
  const bounds: number[] = [];
  for (let turn = 0; turn < RUNS; turn += 1) {
    runs.push(await run());
    bounds.push(await bound());
  }
  return { runs, bounds };
}

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? NaN;
}
