import { ATR, EMA, TR, WSMA } from "trading-signals";
import type { Begin, Stepper, Value, WholeBar } from "../indicator";
import { at } from "../rows/parameters";
import type { TRENDS } from "../rows/trends";
import { Kept } from "./kept";
import { next, ofBars } from "./library";
import { sar } from "./sar";

export const trendSteppers: Readonly<Record<(typeof TRENDS)[number]["name"], Begin>> = {
  macd,
  atr: (given) => ofBars(new ATR(at(given, 0))),
  dmi: (given) => {
    const movement = directional(at(given, 0));
    return { step: (bar, replace) => movement(bar, replace) };
  },
  adx: (given) => {
    const movement = directional(at(given, 0));
    return { step: (bar, replace) => [movement(bar, replace)[2]] };
  },
  sar,
};

/**
 * DIF = EMA(C,fast) - EMA(C,slow), DEA = EMA(DIF,signal), all from the first bar on, as 通达信 and Appel have it; the
 * library's own begins the signal later.
 */
function macd(given: readonly number[]): Stepper {
  const [fast, slow, signal] = [new EMA(at(given, 0)), new EMA(at(given, 1)), new EMA(at(given, 2))];
  const longest = Math.max(at(given, 0), at(given, 1));
  let bars = 0;
  return {
    step({ close }, replace) {
      if (!replace) bars += 1;
      const line = fast.update(close, replace) - slow.update(close, replace);
      const mean = signal.update(line, replace);
      const isWhole = bars >= longest;
      const isSignal = bars >= longest + at(given, 2) - 1;
      return [isWhole ? line : undefined, isSignal ? mean : undefined, isSignal ? line - mean : undefined];
    },
  };
}

/**
 * +DM and -DM against the bar before, and the true range, each averaged by Wilder's 1/n from the second bar on; DX is
 * 100 x |PDI - MDI| / (PDI + MDI), ADX its average by 1/n. (The library's counts a first bar without movement.)
 */
function directional(n: number): (bar: WholeBar, replace: boolean) => readonly Value[] {
  const [up, down, range, mean] = [new WSMA(n), new WSMA(n), new WSMA(n), new WSMA(n)];
  const trueRange = new TR();
  const last = new Kept<WholeBar>();
  return (bar, replace) => {
    const before = last.before(replace);
    last.set(bar, replace);
    const width = trueRange.update(bar, replace);
    if (before === undefined) return [undefined, undefined, undefined];
    const [rise, fall] = [bar.high - before.high, before.low - bar.low];
    const plus = next(up, rise > fall && rise > 0 ? rise : 0, replace);
    const minus = next(down, fall > rise && fall > 0 ? fall : 0, replace);
    const average = next(range, width, replace);
    if (plus === undefined || minus === undefined || average === undefined || average === 0)
      return [undefined, undefined, undefined];
    const [pdi, mdi] = [(100 * plus) / average, (100 * minus) / average];
    const dx = pdi + mdi === 0 ? undefined : (100 * Math.abs(pdi - mdi)) / (pdi + mdi);
    return [pdi, mdi, next(mean, dx, replace)];
  };
}
