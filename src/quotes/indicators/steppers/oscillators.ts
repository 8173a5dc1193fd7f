import { CCI, EMA, MOM, Period, ROC, RSI, SMA, WilliamsR, WSMA } from "trading-signals";
import type { Begin, Stepper, Value } from "../indicator";
import { at } from "../rows/parameters";
import type { OSCILLATORS } from "../rows/oscillators";
import { finite, next, ofCloses } from "./library";
import { Place } from "./place";
import { Kept } from "./kept";

export const oscillatorSteppers: Readonly<Record<(typeof OSCILLATORS)[number]["name"], Begin>> = {
  rsi(given) {
    const rsi = strength(at(given, 0));
    return { step: ({ close }, replace) => [rsi(close, replace)] };
  },
  stochrsi(given) {
    const rsi = strength(at(given, 0));
    const place = new Place(at(given, 1));
    const [k, d] = [new SMA(at(given, 2)), new SMA(at(given, 3))];
    return {
      step({ close }, replace) {
        const value = rsi(close, replace);
        const now = value === undefined ? undefined : place.next({ high: value, low: value, close: value }, replace);
        const fast = next(k, now, replace);
        return [fast, next(d, fast, replace)];
      },
    };
  },
  stoch(given) {
    const place = new Place(at(given, 0));
    const [k, d] = [new SMA(at(given, 1)), new SMA(at(given, 2))];
    return {
      step(bar, replace) {
        const slow = next(k, place.next(bar, replace), replace);
        return [slow, next(d, slow, replace)];
      },
    };
  },
  kdj,
  /** Where all typical prices are one there is no deviation to divide by, but for the noise of binary fractions. */
  cci(given) {
    const [cci, place] = [new CCI(at(given, 0)), new Place(at(given, 0))];
    return {
      step(bar, replace) {
        const value = next(cci, bar, replace);
        const price = (bar.high + bar.low + bar.close) / 3;
        const spread = place.next({ high: price, low: price, close: price }, replace);
        return [spread === undefined ? undefined : value];
      },
    };
  },
  /** The library's is a fraction. Against a price that is not above zero a percentage means nothing. */
  roc(given) {
    const [roc, before] = [new ROC(at(given, 0)), new MOM(at(given, 0))];
    return {
      step({ close }, replace) {
        const change = next(before, close, replace);
        const value = next(roc, close, replace);
        return [value === undefined || change === undefined || close - change <= 0 ? undefined : 100 * value];
      },
    };
  },
  mom: (given) => ofCloses(new MOM(at(given, 0))),
  /** The library says -100 where highest and lowest are one; there is no such place then. */
  willr(given) {
    const [williams, place] = [new WilliamsR(at(given, 0)), new Place(at(given, 0))];
    return {
      step(bar, replace) {
        const value = next(williams, bar, replace);
        return [place.next(bar, replace) === undefined ? undefined : value];
      },
    };
  },
  psy,
  trix,
};

/** RSI; where nothing has moved, neither up nor down, there is none (the library says 100). */
function strength(length: number): (close: number, replace: boolean) => Value {
  const rsi = new RSI(length);
  const moves = new WSMA(length);
  const last = new Kept<number>();
  return (close, replace) => {
    const before = last.before(replace);
    last.set(close, replace);
    const moved = next(moves, before === undefined ? undefined : Math.abs(close - before), replace);
    const value = next(rsi, close, replace);
    return moved === 0 ? undefined : value;
  };
}

/**
 * RSV = (C - LLV(L,n)) / (HHV(H,n) - LLV(L,n)) x 100, K = (m1 - 1)/m1 x K + RSV/m1, D = (m2 - 1)/m2 x D + K/m2,
 * J = 3K - 2D; K and D before the first are 50. Where highest and lowest are one there is no RSV, and K and D wait.
 */
function kdj(given: readonly number[]): Stepper {
  const place = new Place(at(given, 0));
  const [m1, m2] = [at(given, 1), at(given, 2)];
  const last = new Kept<{ readonly k: number; readonly d: number }>();
  return {
    step(bar, replace) {
      const before = last.before(replace) ?? { k: 50, d: 50 };
      const rsv = place.next(bar, replace);
      if (rsv === undefined) {
        last.set(before, replace);
        return [undefined, undefined, undefined];
      }
      const k = before.k + (rsv - before.k) / m1;
      const d = before.d + (k - before.d) / m2;
      last.set({ k, d }, replace);
      return [k, d, 3 * k - 2 * d];
    },
  };
}

/** PSY = COUNT(C > REF(C,1), n) / n x 100, PSYMA = MA(PSY, m) (通达信); no library has it. */
function psy(given: readonly number[]): Stepper {
  const [rises, mean] = [new SMA(at(given, 0)), new SMA(at(given, 1))];
  const last = new Kept<number>();
  return {
    step({ close }, replace) {
      const before = last.before(replace);
      last.set(close, replace);
      const share = next(rises, before === undefined ? undefined : Number(close > before), replace);
      const value = share === undefined ? undefined : 100 * share;
      return [value, next(mean, value, replace)];
    },
  };
}

/** TR = EMA(EMA(EMA(C,n),n),n), TRIX = (TR - REF(TR,1)) / REF(TR,1) x 100 (通达信); the library divides by TR itself. */
function trix(given: readonly number[]): Stepper {
  const n = at(given, 0);
  const [one, two, three] = [new EMA(n), new EMA(n), new EMA(n)];
  const enough = new Period(3 * (n - 1) + 2);
  const mean = new SMA(at(given, 1));
  const last = new Kept<number>();
  return {
    step({ close }, replace) {
      const smooth = three.update(two.update(one.update(close, replace), replace), replace);
      const before = last.before(replace);
      last.set(smooth, replace);
      enough.update(close, replace);
      const value =
        before === undefined || before <= 0 || !enough.isStable
          ? undefined
          : finite((100 * (smooth - before)) / before);
      return [value, next(mean, value, replace)];
    },
  };
}
