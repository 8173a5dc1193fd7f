import { textsOf } from "./textsOf";

/** The messages of whole, unmasked frames, given as a text of one byte a character. */
export function messagesIn(frames: string): unknown[] {
  return textsOf(Buffer.from(frames, "latin1")).map((text): unknown => JSON.parse(text));
}
