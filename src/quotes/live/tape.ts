import { lastIndexWhere } from "../../kernel/lastIndex";
import type { Print, Trade } from "../../qos/trade";
import { LONGEST_DELAY } from "../sessions/mergeQuotes";

/** Trades kept of an instrument. */
export const LONGEST_TAPE = 500;

/**
 * The newest trades of an instrument, newest first. Trades carry no number, and equal ones in one second are as many
 * trades: only what is known to be said twice is dropped. A push tells a trade once, so it is a new one, unless an
 * answer has told it before its push came. An answer tells the latest trades over again, so what the tape has of them,
 * as often as it has it, is no news. A late print goes where it belongs by its time.
 */
export function mergeTape(
  known: readonly Print[] | undefined,
  newcomer: Trade | readonly Trade[],
): readonly Print[] | undefined {
  const tape = known ?? [];
  if (!isList(newcomer)) return withPushes(tape, [newcomer]);
  const merged = withList(tape, newcomer);
  return merged.length > LONGEST_TAPE ? merged.slice(0, LONGEST_TAPE) : merged;
}

/** A tape with pushed trades, in the order of their coming. */
export function withPushes(known: readonly Print[] | undefined, trades: readonly Trade[]): readonly Print[] {
  const tape = (known ?? []).slice();
  const mayBeTold = tape.some(({ listed }) => listed === true);
  for (const trade of trades) {
    const told = mayBeTold ? lastIndexWhere(tape, (print) => print.listed === true && isSame(print, trade)) : -1;
    if (told >= 0) tape[told] = trade;
    else tape.splice(placeOf(trade, tape), 0, trade);
    if (tape.length > LONGEST_TAPE) tape.length = LONGEST_TAPE;
  }
  return tape;
}

/** Where a trade goes by its time; behind those that are dated so far ahead that their time means nothing. */
function placeOf(trade: Trade, tape: readonly Print[]): number {
  const time = timeOf(trade);
  const below = tape.findIndex((print) => timeOf(print) <= time || timeOf(print) - time > LONGEST_DELAY);
  return below < 0 ? tape.length : below;
}

/** Goes down tape and list together, newest first, and puts what the tape lacks between what both have. */
function withList(tape: readonly Print[], list: readonly Trade[]): readonly Print[] {
  const places = placesOf(list, tape);
  if (!places.includes(undefined)) return tape;
  const shared = new Set(places);
  const times = orderTimes(tape, { reach: places.includes(0) ? Infinity : timeOf(list[0]) + LONGEST_DELAY });
  const [newest, oldest] = [timeOf(list[0]), timeOf(list.at(-1))];
  const merged: Print[] = [];
  let at = 0;
  const isAbove = (time: number): boolean => {
    const own = times[at] ?? 0;
    // Of one second, what the list does not have came after it; where the list begins within the second, before it.
    return own > time || (own === time && !shared.has(at) && (time > oldest || time === newest));
  };
  list.forEach((trade, index) => {
    const place = places[index];
    if (place === undefined) {
      while (at < tape.length && isAbove(timeOf(trade))) at = take(tape, at, merged);
      merged.push({ ...trade, listed: true });
    } else while (at <= place) at = take(tape, at, merged);
  });
  return [...merged, ...tape.slice(at)];
}

function take(tape: readonly Print[], at: number, merged: Print[]): number {
  const print = tape[at];
  if (print !== undefined) merged.push(print);
  return at + 1;
}

/** Where on the tape each trade of a list stands already, each print for one trade, the oldest for the oldest. */
function placesOf(list: readonly Trade[], tape: readonly Print[]): readonly (number | undefined)[] {
  const free = new Map<string, number[]>();
  tape.forEach((print, at) => {
    const word = wordOf(print);
    const places = free.get(word);
    if (places === undefined) free.set(word, [at]);
    else places.push(at);
  });
  return list.map((_, back) => free.get(wordOf(list[list.length - 1 - back]))?.pop()).reverse();
}

/**
 * The times by which the prints of a tape are put in order with others. One whose time lies far ahead of the print above
 * it, or of `reach` at the top, has none of its own and goes with the one below.
 */
function orderTimes(tape: readonly Print[], { reach }: { readonly reach: number }): readonly number[] {
  let limit = reach;
  const believed = tape.map((print) => {
    const time = timeOf(print);
    if (time > limit) return undefined;
    limit = time + LONGEST_DELAY;
    return time;
  });
  let below: number | undefined;
  return believed
    .map((_, back) => {
      const at = tape.length - 1 - back;
      below = believed[at] ?? below ?? timeOf(tape[at]);
      return below;
    })
    .reverse();
}

function isList(newcomer: Trade | readonly Trade[]): newcomer is readonly Trade[] {
  return Array.isArray(newcomer);
}

function isSame(left: Trade, right: Trade): boolean {
  return (
    left.time === right.time && left.price === right.price && left.volume === right.volume && left.side === right.side
  );
}

function wordOf(trade: Trade | undefined): string {
  return `${trade?.time} ${trade?.price} ${trade?.volume} ${trade?.side}`;
}

/** A trade without a time is as old as can be. */
function timeOf(trade: Trade | undefined): number {
  return trade?.time ?? 0;
}
