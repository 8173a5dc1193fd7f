import type { InstrumentCode } from "../../market/instrumentCode";
import { isSeconds, knownCode } from "../decode";
import { COMMA } from "./letters";
import { nameKey, type TextCursor } from "./textCursor";

/** Where each figure of a topic is put, by the key of its name. */
export type Places = ReadonlyMap<number, number>;

/** Places for these names, in their order. */
export function placesOf(names: readonly string[]): Places {
  return new Map(names.map((name, place) => [nameKey(name), place]));
}

/** What a push without lists says. */
export interface Members {
  readonly code: InstrumentCode;
  /** In the order of the topic's names; NaN: absent. */
  readonly figures: readonly number[];
}

const CODE = nameKey("c");
const TIME = nameKey("ts");
const SESSION = nameKey("tt");
/** As many as a topic may have, and more. */
const ABSENT: readonly number[] = Array.from({ length: 16 }, () => NaN);

/** The members of a push from behind `tp` to its end; undefined where one of them is not plain, unknown, or there twice. */
export function readMembers(cursor: TextCursor, places: Places): Members | undefined {
  const figures = ABSENT.slice();
  let code: InstrumentCode | undefined;
  while (cursor.skip(COMMA)) {
    const name = cursor.name();
    if (name === CODE) {
      if (code !== undefined) return undefined;
      code = readCode(cursor);
      if (code === undefined) return undefined;
      continue;
    }
    const place = places.get(name);
    if (place === undefined || !Number.isNaN(figures[place])) return undefined;
    // A session's text is compared letter by letter: "03" is not "3".
    const figure = name === SESSION ? cursor.number() : name === TIME ? readSeconds(cursor) : cursor.figure();
    if (Number.isNaN(figure)) return undefined;
    figures[place] = figure;
  }
  return code !== undefined && cursor.ends() ? { code, figures } : undefined;
}

/** A code in a spelling that has come before: whatever is new is read by its rules first. */
export function readCode(cursor: TextCursor): InstrumentCode | undefined {
  const text = cursor.quoted();
  return text === undefined ? undefined : knownCode(text);
}

/** `ts`; NaN where it is no moment. */
export function readSeconds(cursor: TextCursor): number {
  const figure = cursor.figure();
  return isSeconds(figure) ? figure : NaN;
}
