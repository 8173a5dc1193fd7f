import type { SharedWork } from "../flow/sharedWork";

/** The trading days of an exchange that daily bars have shown. */
export interface SeenDays {
  /** Days since 1970-01-01 with a bar. From the first of them up to `today` every other day was none of trading. */
  readonly days: ReadonlySet<number>;
  readonly first: number;
  /** From where on they were asked for. */
  readonly from: number;
}

/** Trading days that were asked for, for all cells that want them. */
export interface DayList {
  /** The exchange's day on which they were asked for; that day itself may be missing where its bar had not begun. */
  readonly today: number;
  /** From where on they were asked for. */
  readonly from: number;
  readonly seen: SharedWork<SeenDays>;
  /** What came of it, as soon as it is there. */
  readonly come: () => SeenDays | undefined;
}
