import { ripples, unit } from "./noise";
import { roundToTick, type TickRule } from "./ticks";

/** Open, high, low and close, in points. */
export interface Candle {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/**
 * A path of `count` prices, at least 4, that begins at the open, ends at the close, touches high and low and
 * never leaves them: the candle of the path is the candle given.
 */
export function bridge(rule: TickRule, seed: number, count: number, candle: Candle): Float64Array {
  const path = new Float64Array(count);
  const [first, second] = turningPoints(seed, count);
  const highFirst = unit(seed, 3) < 0.5;
  const corners: readonly (readonly [number, number])[] = [
    [0, candle.open],
    [first, highFirst ? candle.high : candle.low],
    [second, highFirst ? candle.low : candle.high],
    [count - 1, candle.close],
  ];
  for (let leg = 1; leg < corners.length; leg += 1) {
    const [from, start] = corners[leg - 1] ?? [0, 0];
    const [to, end] = corners[leg] ?? [0, 0];
    path[from] = start;
    path[to] = end;
    fillLeg(rule, seed, path, { from, to, candle });
  }
  return path;
}

/** Two different places strictly between the ends. */
function turningPoints(seed: number, count: number): readonly [number, number] {
  const places = count - 2;
  const one = Math.floor(unit(seed, 1) * places);
  const other = (one + 1 + Math.floor(unit(seed, 2) * (places - 1))) % places;
  return one < other ? [one + 1, other + 1] : [other + 1, one + 1];
}

function fillLeg(
  rule: TickRule,
  seed: number,
  path: Float64Array,
  leg: { readonly from: number; readonly to: number; readonly candle: Candle },
): void {
  const { from, to, candle } = leg;
  const start = path[from] ?? 0;
  const rise = (path[to] ?? 0) - start;
  const length = to - from;
  const range = candle.high - candle.low;
  const swing = Math.max(range * 0.3 * Math.sqrt(length / path.length), rule.tickAt(start) * 1.2);
  const [middle, slow] = [ripples(seed + 12, 7), ripples(seed + 13, 41)];
  for (let place = from + 1; place < to; place += 1) {
    const along = (place - from) / length;
    const noise = (unit(seed + 11, place) * 2 - 1) * 0.35 + middle(place) * 0.6 + slow(place);
    const slack = Math.sqrt(along * (1 - along)) * 2;
    const price = reflect(start + rise * along + swing * slack * noise, candle);
    path[place] = Math.min(candle.high, Math.max(candle.low, roundToTick(rule, price)));
  }
}

/** A price beyond the bounds comes back by as much, so that the path does not lie flat on them. */
function reflect(price: number, { high, low }: Candle): number {
  if (price > high) return 2 * high - price;
  return price < low ? 2 * low - price : price;
}

/**
 * Splits `total` whole units into `count` parts of at least `least`, unevenly; as running totals, so that part
 * `n` is `result[n + 1] - result[n]` and the last entry is `total`. `weight` is the part's share, any scale.
 */
export function splitTotal(
  total: number,
  count: number,
  least: number,
  weight: (part: number) => number,
): Float64Array {
  const running = new Float64Array(count + 1);
  for (let part = 0; part < count; part += 1) running[part + 1] = (running[part] ?? 0) + weight(part);
  const scale = (total - least * count) / (running[count] ?? 1);
  for (let part = 1; part < count; part += 1) running[part] = Math.floor((running[part] ?? 0) * scale) + least * part;
  running[count] = total;
  return running;
}
