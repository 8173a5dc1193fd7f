/**
 * What a recursive average began with loses a share `weight` with each bar. After `x / weight` bars exp(-x) of it is
 * left; of averages of averages x^(stages-1)/(stages-1)! times as much. These are the x that leave less than 1e-11: that is
 * below 1e-9 of a value a hundred times smaller than what the average began with.
 */
const DECAY = { 1: 25.4, 2: 28.8, 3: 31.7 } as const;

/** Bars after which it does not matter what an average began with. */
export function decay(weight: number, stages: keyof typeof DECAY): number {
  return weight >= 1 ? stages : Math.ceil(DECAY[stages] / -Math.log1p(-weight));
}

/** The weight of the newest bar in an exponential average. */
export function emaWeight(length: number): number {
  return 2 / (length + 1);
}
