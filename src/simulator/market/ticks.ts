import type { Market } from "../../market/markets";

/**
 * How an instrument's figures are counted and written. Prices are whole numbers of points (10 to the power of
 * minus `decimals`), volumes whole numbers of 10 to the power of minus `volumeDecimals`: sums are exact.
 */
export interface TickRule {
  readonly decimals: number;
  readonly volumeDecimals: number;
  /** Points that are written as 0. Counted from below it, so that sums and steps need no sign. @default 0 */
  readonly zero?: number;
  /** Crypto prices keep their trailing zeros (`"81085.50"`), all others drop them (`"491"`), as the examples do. */
  readonly fixedText: boolean;
  /** The step of the price, in points, at a price given in points. */
  readonly tickAt: (points: number) => number;
}

/** Upper price (HKD thousandths, not included) and the step below it, from the exchange's table of spreads. */
const HONG_KONG_STEPS: readonly (readonly [number, number])[] = [
  [250, 1],
  [500, 5],
  [10_000, 10],
  [20_000, 20],
  [100_000, 50],
  [200_000, 100],
  [500_000, 200],
  [1_000_000, 500],
  [2_000_000, 1_000],
];

function hongKongTick(points: number): number {
  for (const [below, step] of HONG_KONG_STEPS) if (points < below) return step;
  return 2_000;
}

const stocks = (decimals: number, tickAt: TickRule["tickAt"]): TickRule => ({
  decimals,
  volumeDecimals: 0,
  fixedText: false,
  tickAt,
});

const US_RULE = stocks(4, (points) => (points < 10_000 ? 1 : 100));
const HK_RULE = stocks(3, hongKongTick);
const MAINLAND_RULE = stocks(2, () => 1);
const ONE_POINT = (): number => 1;

/** The rule for an instrument of `market` that trades around `price`. */
export function tickRuleFor(market: Market, price: number): TickRule {
  switch (market) {
    case "US":
      return US_RULE;
    case "HK":
      return HK_RULE;
    case "SH":
    case "SZ":
      return MAINLAND_RULE;
    case "CF":
      return { decimals: cryptoDecimals(price), volumeDecimals: 3, fixedText: true, tickAt: cryptoTick(price) };
    case "FX":
      return stocks(price > 20 ? 3 : 5, ONE_POINT);
    default:
      return stocks(price < 10 ? 3 : 2, ONE_POINT);
  }
}

function cryptoDecimals(price: number): number {
  if (price >= 100) return 2;
  return Math.min(8, 4 - Math.floor(Math.log10(price)));
}

/** Above 10,000 the price moves by tenths but is still written with two decimals (`"84304.90"`). */
function cryptoTick(price: number): TickRule["tickAt"] {
  return price >= 10_000 ? () => 10 : ONE_POINT;
}

/** The nearest price that the instrument can trade at; never below one tick. */
export function roundToTick(rule: TickRule, points: number): number {
  const tick = rule.tickAt(points);
  return Math.max(tick, Math.round(points / tick) * tick);
}

export function stepUp(rule: TickRule, points: number, steps = 1): number {
  let price = points;
  for (let done = 0; done < steps; done += 1) price += rule.tickAt(price);
  return price;
}

/** Steps down, but never to zero or below: stops at the lowest price there is. */
export function stepDown(rule: TickRule, points: number, steps = 1): number {
  let price = points;
  for (let done = 0; done < steps; done += 1) {
    const lower = price - rule.tickAt(price - 1);
    if (lower <= 0) return price;
    price = lower;
  }
  return price;
}
