import type { InstrumentCode } from "../../market/instrumentCode";
import { ASKS_ORDER, BIDS_ORDER, isBestFirst, type Level } from "../depth";
import { plainFigure, plainPrice, plainSeconds } from "../plain";
import type { Pushed } from "../topics/topic";
import { COMMA, LIST, LIST_END, OBJECT, OBJECT_END } from "./letters";
import { readCode, readSeconds } from "./members";
import { nameKey, type TextCursor } from "./textCursor";

const CODE = nameKey("c");
const BIDS = nameKey("b");
const ASKS = nameKey("a");
const TIME = nameKey("ts");
const PRICE = nameKey("p");
const VOLUME = nameKey("v");

/** Of an order book with both sides, best first. */
export function readDepthText(cursor: TextCursor): Pushed<"D"> | undefined {
  let code: InstrumentCode | undefined;
  let bids: readonly Level[] | undefined;
  let asks: readonly Level[] | undefined;
  let time = NaN;
  while (cursor.skip(COMMA)) {
    const name = cursor.name();
    let isRead = false;
    if (name === CODE && code === undefined) isRead = (code = readCode(cursor)) !== undefined;
    else if (name === BIDS && bids === undefined) isRead = (bids = readSide(cursor)) !== undefined;
    else if (name === ASKS && asks === undefined) isRead = (asks = readSide(cursor)) !== undefined;
    else if (name === TIME && Number.isNaN(time)) isRead = !Number.isNaN((time = readSeconds(cursor)));
    if (!isRead) return undefined;
  }
  if (code === undefined || bids === undefined || asks === undefined || !cursor.ends()) return undefined;
  if (!isBestFirst(bids, BIDS_ORDER) || !isBestFirst(asks, ASKS_ORDER)) return undefined;
  return { subject: { topic: "D", code }, value: { code, bids, asks, time: plainSeconds(time) }, unread: undefined };
}

/** `[{"p":"96.66","v":"21"},…]`, of each level the price first. */
function readSide(cursor: TextCursor): readonly Level[] | undefined {
  if (!cursor.skip(LIST)) return undefined;
  const levels: Level[] = [];
  if (cursor.skip(LIST_END)) return levels;
  do {
    if (!cursor.skip(OBJECT) || cursor.name() !== PRICE) return undefined;
    const price = cursor.figure();
    if (Number.isNaN(price) || !cursor.skip(COMMA) || cursor.name() !== VOLUME) return undefined;
    const volume = cursor.figure();
    if (Number.isNaN(volume) || !cursor.skip(OBJECT_END)) return undefined;
    levels.push({ price: plainPrice(price), volume: plainFigure(volume) });
  } while (cursor.skip(COMMA));
  return cursor.skip(LIST_END) ? levels : undefined;
}
