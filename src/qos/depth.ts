import type { EpochSeconds } from "../kernel/time";
import type { InstrumentCode } from "../market/instrumentCode";
import {
  decodeCode,
  decodeList,
  decodeObject,
  decodeSeconds,
  isObject,
  readFigure,
  readPrice,
  unexpected,
} from "./decode";
import { isFigureOrNone, isMomentOrNone, isPriceOrNone } from "./kept";
import { Notes } from "./unread";

/** One price level of an order book. Volumes are as the vendor counts them: lots of 100 in SH and SZ. */
export interface Level {
  readonly price: number | undefined;
  readonly volume: number | undefined;
}

/** An order book (§4.4.3), best price first on both sides. */
export interface Depth {
  readonly code: InstrumentCode;
  readonly bids: readonly Level[];
  readonly asks: readonly Level[];
  readonly time: EpochSeconds | undefined;
}

export function decodeDepth(value: unknown, path: string, notes = new Notes()): Depth {
  const row = decodeObject(value, path);
  return {
    code: decodeCode(row["c"], path, "c"),
    bids: decodeSide(row["b"], `${path}.b`, BIDS_ORDER, notes),
    asks: decodeSide(row["a"], `${path}.a`, ASKS_ORDER, notes),
    time: decodeSeconds(row["ts"], path, "ts"),
  };
}

type Order = (left: number, right: number) => number;

/** The best bid is the highest, the best ask the lowest. */
export const BIDS_ORDER: Order = (left, right) => right - left;
export const ASKS_ORDER: Order = (left, right) => left - right;

/**
 * A side without orders may be absent or null. The documents show both sides best first but do not promise it, so they
 * are put in order, levels without a price last. A price that cannot be read keeps its place: another must not pass for
 * the best. Then the order has to be the server's, and a side that is in none is refused.
 */
function decodeSide(value: unknown, path: string, order: Order, notes: Notes): readonly Level[] {
  if (value === undefined || value === null) return [];
  const before = notes.unread?.figures;
  const levels: Level[] = [];
  const places = placesIn(path);
  for (const item of decodeList(value, path)) {
    const place = (places[levels.length] ??= `${path}[${levels.length}]`);
    levels.push(decodeLevel(item, place, notes));
  }
  const sorted = isBestFirst(levels, order) ? levels : bestFirst(levels, order);
  if (notes.unread?.figures === before) return sorted;
  const priced = (side: readonly Level[]): readonly Level[] => side.filter(({ price }) => price !== undefined);
  const inOrder = priced(sorted);
  if (priced(levels).some(({ price }, at) => price !== inOrder[at]?.price))
    throw unexpected(path, "best price first where a level cannot be read", value);
  return levels;
}

/** What the levels of a side are called in words, made once: only a level that cannot be read is told of. */
function placesIn(path: string): string[] {
  let places = PLACES.get(path);
  if (places === undefined) {
    if (PLACES.size >= MOST_PLACES) PLACES.clear();
    PLACES.set(path, (places = []));
  }
  return places;
}

const PLACES = new Map<string, string[]>();
const MOST_PLACES = 100;

function decodeLevel(value: unknown, path: string, notes: Notes): Level {
  if (!isObject(value)) {
    notes.add(() => unexpected(path, "an object", value));
    return { price: undefined, volume: undefined };
  }
  return { price: readPrice(value["p"], path, "p", notes), volume: readFigure(value["v"], path, "v", notes) };
}

/** As nearly all sides are: each with a price, none better than the one before. */
export function isBestFirst(levels: readonly Level[], order: Order): boolean {
  let last: number | undefined;
  for (const { price } of levels) {
    if (price === undefined || (last !== undefined && order(last, price) > 0)) return false;
    last = price;
  }
  return true;
}

/** Levels without a price keep to the end. */
function bestFirst(levels: readonly Level[], order: Order): readonly Level[] {
  return [...levels].sort((left, right) => {
    if (left.price !== undefined && right.price !== undefined) return order(left.price, right.price);
    return Number(left.price === undefined) - Number(right.price === undefined);
  });
}

/** Whether what another workbook has handed over is an order book. */
export function isKeptDepth(value: unknown): value is Depth {
  if (!isObject(value) || typeof value["code"] !== "string" || !isMomentOrNone(value["time"])) return false;
  return [value["bids"], value["asks"]].every((side) => Array.isArray(side) && side.every(isKeptLevel));
}

function isKeptLevel(value: unknown): boolean {
  return isObject(value) && isPriceOrNone(value["price"]) && isFigureOrNone(value["volume"]);
}
