import type { TopicLetter } from "../../../src/qos/topics/topic";
import { push } from "../../support/builders";

const LEVELS = 20;

/**
 * Pushes of a topic over these instruments in turn, every one another, flat texts as a socket hands them over: the
 * `first` of all pushes and those that follow it, from `now` on (milliseconds), 2,000 a second.
 */
export function pushTexts(
  letter: TopicLetter,
  names: readonly string[],
  { first, count, now }: { readonly first: number; readonly count: number; readonly now: number },
): readonly string[] {
  return Array.from({ length: count }, (_, place) => {
    const at = first + place;
    const ts = Math.floor((now + place / 2) / 1_000);
    const text = JSON.stringify(messageOf(letter, names[at % names.length] ?? "", at, ts));
    return Buffer.from(text).toString("latin1");
  });
}

function messageOf(letter: TopicLetter, c: string, at: number, ts: number): object {
  const price = 100 + ((at * 7) % 977) / 100;
  const text = (cents: number): string => (price + cents / 100).toFixed(2);
  switch (letter) {
    case "S":
      return push(c, {
        lp: text(0),
        h: text(9),
        l: text(-9),
        v: `${ts % 1e6}${1_000 + (at % 1_000)}`,
        t: `${ts}${1_000 + (at % 1_000)}`,
        ts,
      });
    case "T":
      return { tp: "T", c, p: text(0), v: String(100 + (at % 900)), ts, d: at % 3 };
    case "D":
      return { tp: "D", c, b: side(price, -1, at), a: side(price, 1, at), ts };
    case "K": {
      const start = ts - (ts % 60);
      return {
        tp: "K",
        c,
        o: text(0),
        cl: text(1),
        h: text(9),
        l: text(-9),
        v: String((ts % 60) * 1e5 + 1_000 + at),
        ts: start,
        kt: 1,
      };
    }
  }
}

function side(price: number, step: 1 | -1, at: number): readonly object[] {
  return Array.from({ length: LEVELS }, (_, level) => ({
    p: (price + (step * (level + 1)) / 100).toFixed(2),
    v: String(100 + ((at + level * 37) % 9_000)),
  }));
}
