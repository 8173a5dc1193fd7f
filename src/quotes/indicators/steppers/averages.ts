import { BollingerBands, DEMA, EMA, SMA, WMA } from "trading-signals";
import type { Begin } from "../indicator";
import { at } from "../rows/parameters";
import type { AVERAGES } from "../rows/averages";
import { finite, next, ofCloses } from "./library";

export const averageSteppers: Readonly<Record<(typeof AVERAGES)[number]["name"], Begin>> = {
  sma: (given) => ofCloses(new SMA(at(given, 0))),
  ema: (given) => ofCloses(new EMA(at(given, 0))),
  wma: (given) => ofCloses(new WMA(at(given, 0))),
  dema: (given) => ofCloses(new DEMA(at(given, 0))),
  /** All three averages begin with the first bar, as in `dema`; the library's begin one after the other. */
  tema(given) {
    const n = at(given, 0);
    const [one, two, three] = [new EMA(n), new EMA(n), new EMA(n)];
    return {
      step({ close }, replace) {
        const single = one.update(close, replace);
        const double = two.update(single, replace);
        const triple = three.update(double, replace);
        return [three.isStable ? 3 * single - 3 * double + triple : undefined];
      },
    };
  },
  boll(given) {
    const bands = new BollingerBands(at(given, 0), at(given, 1));
    return {
      step({ close }, replace) {
        bands.update(close, replace);
        const result = bands.isStable ? bands.getResult() : null;
        return [finite(result?.upper), finite(result?.middle), finite(result?.lower)];
      },
    };
  },
  /** BIAS(n) = (C - MA(C,n)) / MA(C,n) x 100 (通达信); no library has it. */
  bias(given) {
    const mean = new SMA(at(given, 0));
    return {
      step({ close }, replace) {
        const middle = next(mean, close, replace);
        return [middle === undefined || middle <= 0 ? undefined : (100 * (close - middle)) / middle];
      },
    };
  },
};
