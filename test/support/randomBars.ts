import { epochSeconds } from "../../src/kernel/time";
import type { Bar } from "../../src/qos/bar";
import { Dice } from "./dice";

/** A bar with all its figures. */
export type FullBar = { readonly [Figure in keyof Bar]: NonNullable<Bar[Figure]> };

/** Bars of a day, or of so many seconds, that wander; the same for the same seed. */
export function randomBars(count: number, seed = 1, seconds = 86_400): readonly FullBar[] {
  const dice = new Dice(seed);
  let close = 100;
  return Array.from({ length: count }, (_, at) => {
    const open = close * (1 + (dice.part() - 0.5) * 0.01);
    close = open * (1 + (dice.part() - 0.498) * 0.04);
    const high = Math.max(open, close) * (1 + dice.part() * 0.01);
    const low = Math.min(open, close) * (1 - dice.part() * 0.01);
    const time = epochSeconds(1_600_000_000 + at * seconds);
    return { time, open, high, low, close, volume: dice.int(1_000, 90_000) };
  });
}
