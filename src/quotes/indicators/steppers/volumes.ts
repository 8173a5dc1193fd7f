import { MFI, OBV, SMA } from "trading-signals";
import type { Begin, Stepper, Surroundings } from "../indicator";
import { at } from "../rows/parameters";
import type { VOLUMES } from "../rows/volumes";
import { Kept } from "./kept";
import { next } from "./library";

/** The library's OBV looks at two bars. */
const TWO_BARS = 2;

export const volumeSteppers: Readonly<Record<(typeof VOLUMES)[number]["name"], Begin>> = {
  obv() {
    const obv = new OBV(TWO_BARS);
    return { step: (bar, replace) => [next(obv, { ...bar, open: bar.close }, replace)] };
  },
  mfi,
  vwap,
};

/** The library says 50 where no money has moved; there is no share of nothing. */
function mfi(given: readonly number[]): Stepper {
  const [index, moved] = [new MFI(at(given, 0)), new SMA(at(given, 0))];
  const last = new Kept<number>();
  return {
    step(bar, replace) {
      const before = last.before(replace);
      const price = (bar.high + bar.low + bar.close) / 3;
      last.set(price, replace);
      const money = before === undefined ? undefined : Number(price !== before) * price * bar.volume;
      const mean = next(moved, money, replace);
      const value = next(index, bar, replace);
      return [mean === undefined || mean === 0 ? undefined : value];
    },
  };
}

interface Sums {
  readonly anchor: number;
  readonly money: number;
  readonly volume: number;
  /** Nothing is missing since the anchor. */
  readonly isWhole: boolean;
}

/** The running average since the day, or the year, began; where its beginning is not among the bars there is none. */
function vwap(_given: readonly number[], { anchorOf, fromStart }: Surroundings): Stepper {
  const last = new Kept<Sums>();
  return {
    step({ time, high, low, close, volume }, replace) {
      const before = last.before(replace);
      const anchor = anchorOf(time);
      const from =
        before?.anchor === anchor ? before : { money: 0, volume: 0, isWhole: before === undefined ? fromStart : true };
      const sums = {
        anchor,
        money: from.money + ((high + low + close) / 3) * volume,
        volume: from.volume + volume,
        isWhole: from.isWhole,
      };
      last.set(sums, replace);
      return [sums.isWhole && sums.volume > 0 ? sums.money / sums.volume : undefined];
    },
  };
}
