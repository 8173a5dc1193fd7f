import { lastIndexWhere } from "../../kernel/lastIndex";
import type { EpochSeconds } from "../../kernel/time";
import type { Bar } from "../../qos/bar";

/** What counts of a trade. */
export interface Print {
  readonly price: number;
  readonly volume: number | undefined;
  readonly time: EpochSeconds;
}

/** A trade that has come, the bar that it belongs to, and the volume of that bar once it was counted. */
export interface Printed extends Print {
  readonly bar: EpochSeconds | undefined;
  readonly volumeAfter: number | undefined;
}

export interface Held {
  /** How many of the tape, from its beginning. */
  readonly count: number;
  /** Trades older than this that are still to come are held as well; undefined where it is known that none is. */
  readonly heldUntil: EpochSeconds | undefined;
}

/**
 * How many trades of a tape, in the order of their coming, an answer holds whose growing bar is `newest`. All those of
 * earlier bars and none of later ones. Of its own bar those up to the one after which the bar had the answer's volume:
 * that is sure, as volume only grows; for the same reason all of them, where the answer's volume is larger than what they
 * have come to. Where no volume tells (something was never pushed, or nothing is counted yet), up to the last one of the
 * answer's closing price; where there is none either, all that have come: answers travel about as fast as pushes.
 * `floor` is the growing bar before the first trade of the tape.
 */
export function heldBy(newest: Bar, tape: readonly Printed[], floor: Pick<Bar, "time" | "volume"> | undefined): Held {
  const { time, volume, close } = newest;
  if (volume !== undefined) {
    const counted = lastIndexWhere(tape, (printed) => printed.bar === time && printed.volumeAfter === volume);
    if (counted >= 0) return { count: counted + 1, heldUntil: undefined };
    if (floor?.time === time && floor.volume === volume) return { count: 0, heldUntil: undefined };
  }
  const all = lastIndexWhere(tape, ({ bar }) => bar === undefined || bar <= time);
  const told = lastIndexWhere(tape, (printed) => printed.bar === time && printed.price === close);
  const isAhead = volume !== undefined && (tape[all]?.volumeAfter ?? Infinity) < volume && tape[all]?.bar === time;
  const last = isAhead || told < 0 ? all : told;
  return { count: last + 1, heldUntil: tape[last]?.time };
}
