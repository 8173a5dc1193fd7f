import type { AnyPush } from "../topics";
import { readDepthText } from "./depth";
import { readKlineText } from "./kline";
import { QUOTE } from "./letters";
import { readSnapshotText } from "./snapshot";
import { TextCursor } from "./textCursor";
import { readTradeText } from "./trade";

/** How a push begins that names its topic first, up to the topic's letter. */
const BEGIN = '{"tp":"';

/**
 * Reads a push straight from its text, without an object and texts of its members in between. Gives what `decodePush` makes
 * of the same text where the text is written as nearly all are: without white space and escapes, `tp` first, every figure
 * plain, no member twice or unknown, sides best first. Undefined for whatever else: that `decodePush` has to read.
 */
export function readPushText(text: string): AnyPush | undefined {
  if (!text.startsWith(BEGIN)) return undefined;
  const cursor = new TextCursor(text, BEGIN.length + 1);
  if (!cursor.skip(QUOTE)) return undefined;
  switch (text.charAt(BEGIN.length)) {
    case "S":
      return readSnapshotText(cursor);
    case "T":
      return readTradeText(cursor);
    case "D":
      return readDepthText(cursor);
    case "K":
      return readKlineText(cursor);
    default:
      return undefined;
  }
}
