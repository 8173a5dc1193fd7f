import type { Stepper, WholeBar } from "../indicator";
import { at } from "../rows/parameters";
import { Kept } from "./kept";

interface Trend {
  readonly rises: boolean;
  readonly sar: number;
  /** The highest price of a rise, the lowest of a fall. */
  readonly extreme: number;
  readonly acceleration: number;
}

interface State {
  readonly bar: WholeBar;
  readonly barBefore: WholeBar | undefined;
  readonly trend: Trend | undefined;
}

/**
 * Wilder's parabolic stop and reverse (New Concepts, 1978). The first bar is taken for the beginning of a rise. (The
 * library steps back by 0.01 where a reversal meets its own extreme, whatever a price is.)
 */
export function sar(given: readonly number[]): Stepper {
  const [step, most] = [at(given, 0), Math.max(at(given, 0), at(given, 1))];
  const last = new Kept<State>();
  return {
    step(bar, replace) {
      const before = last.before(replace);
      const trend = before === undefined ? undefined : follow(before, bar, [step, most]);
      last.set({ bar, barBefore: before?.bar, trend }, replace);
      return [trend?.sar];
    },
  };
}

function follow({ bar: yesterday, barBefore, trend }: State, bar: WholeBar, pace: readonly [number, number]): Trend {
  const [step, most] = pace;
  const { rises, sar, extreme, acceleration } = trend ?? {
    rises: true,
    sar: yesterday.low,
    extreme: yesterday.high,
    acceleration: step,
  };
  const moved = sar + acceleration * (extreme - sar);
  const older = barBefore ?? yesterday;
  const stop = rises ? Math.min(moved, yesterday.low, older.low) : Math.max(moved, yesterday.high, older.high);
  const isBroken = rises ? bar.low < stop : bar.high > stop;
  const farther = rises ? Math.max(extreme, bar.high) : Math.min(extreme, bar.low);
  if (isBroken) return { rises: !rises, sar: farther, extreme: rises ? bar.low : bar.high, acceleration: step };
  const faster = farther === extreme ? acceleration : Math.min(acceleration + step, most);
  return { rises, sar: stop, extreme: farther, acceleration: faster };
}
