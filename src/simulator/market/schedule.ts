import { epochSeconds, type EpochSeconds } from "../../kernel/time";
import type { Session } from "../../market/hours";
import type { Market } from "../../market/markets";
import { Closures } from "./closures";
import { MarketCalendar, type TradingDay } from "./calendar";
import { dayAt, momentOf, weekday } from "./days";
import {
  exchangeRow,
  extendedBlock,
  zoneOf,
  type Exchange,
  type ExchangeRow,
  type ExtendedSession,
  type HoursBlock,
} from "./exchanges";
import type { DayNumber } from "./instrument";

const MINUTE = 60;
/** How far back US extended trading is looked for: longer than any row of holidays. */
const LONGEST_PAUSE = 14;

/** Whole minutes of trading without a pause. */
export interface Stretch {
  readonly start: EpochSeconds;
  readonly minutes: number;
}

export interface ExtendedStretch extends Stretch {
  readonly session: ExtendedSession;
  /** The day on which it starts. */
  readonly day: DayNumber;
  /** The day whose trading it is: a night belongs to the day after. */
  readonly tradingDay: DayNumber;
}

/** An instrument's market and the exchange whose hours it keeps. */
export interface Keeper {
  readonly market: Market;
  readonly hours: Exchange;
}

const US: Keeper = { market: "US", hours: "US" };

/** When trading takes place, in absolute time. */
export class Schedule {
  readonly calendar = new MarketCalendar();
  /** Orders that interrupt the hours; they are planned without them. */
  readonly closures = new Closures();
  readonly #stretches = new Map<string, readonly Stretch[]>();
  readonly #extended = new Map<string, ExtendedStretch | undefined>();
  readonly #starts = new Map<string, Map<DayNumber, EpochSeconds>>();
  readonly #openFrom: EpochSeconds | undefined;

  /** From the day of `openFrom` on every market trades round the clock, every day; earlier days keep their hours. */
  constructor(openFrom?: EpochSeconds) {
    this.#openFrom = openFrom;
  }

  startOf({ market, hours }: Keeper, day: DayNumber): EpochSeconds {
    const zone = zoneOf(market, hours);
    let known = this.#starts.get(zone);
    if (known === undefined) this.#starts.set(zone, (known = new Map()));
    let start = known.get(day);
    if (start === undefined) known.set(day, (start = momentOf(zone, day)));
    return start;
  }

  dayAt({ market, hours }: Keeper, moment: EpochSeconds): DayNumber {
    return dayAt(zoneOf(market, hours), moment);
  }

  /** Whether `day` has been declared round-the-clock. */
  isAlwaysOpen(keeper: Keeper, day: DayNumber): boolean {
    return this.#openFrom !== undefined && day >= this.dayAt(keeper, this.#openFrom);
  }

  trades(keeper: Keeper, day: DayNumber): boolean {
    return this.isAlwaysOpen(keeper, day) || this.calendar.dayIn(keeper.hours, day) !== "closed";
  }

  previousTradingDay(keeper: Keeper, day: DayNumber): DayNumber {
    let earlier = day - 1;
    while (!this.trades(keeper, earlier)) earlier -= 1;
    return earlier;
  }

  /** Regular trading of the day, in order; empty on a closed day. */
  regular(keeper: Keeper, day: DayNumber): readonly Stretch[] {
    const key = `${keeper.market}${keeper.hours}${day}`;
    let known = this.#stretches.get(key);
    if (known !== undefined) return known;
    known = this.trades(keeper, day) ? this.#regular(keeper, day) : [];
    if (this.#stretches.size > 20_000) this.#stretches.clear();
    this.#stretches.set(key, known);
    return known;
  }

  /** US extended trading of that kind that starts on the day, if there is any. */
  extendedOn(session: ExtendedSession, day: DayNumber): ExtendedStretch | undefined {
    const key = `${session}${day}`;
    if (!this.#extended.has(key)) {
      if (this.#extended.size > 2_000) this.#extended.clear();
      this.#extended.set(key, this.#extendedOn(session, day));
    }
    return this.#extended.get(key);
  }

  /** Stretches of US extended trading of that kind that had begun by `moment`, the newest first. */
  *begun(session: ExtendedSession, moment: EpochSeconds): Generator<ExtendedStretch> {
    const today = this.dayAt(US, moment);
    for (let day = today; day > today - LONGEST_PAUSE; day -= 1) {
      const stretch = this.extendedOn(session, day);
      if (stretch !== undefined && stretch.start <= moment) yield stretch;
    }
  }

  sessionAt(keeper: Keeper, moment: EpochSeconds): Session {
    const day = this.dayAt(keeper, moment);
    if (within(this.regular(keeper, day), moment)) return "regular";
    if (keeper.market !== "US") return "closed";
    const live = (["pre", "post", "night"] as const).find((session) => {
      const [stretch] = this.begun(session, moment);
      return stretch !== undefined && within([stretch], moment);
    });
    return live ?? "closed";
  }

  #extendedOn(session: ExtendedSession, day: DayNumber): ExtendedStretch | undefined {
    if (this.isAlwaysOpen(US, day)) return undefined;
    const tradingDay = session === "night" ? day + 1 : day;
    const kind = this.calendar.dayIn("US", tradingDay);
    if (kind === "closed") return undefined;
    const block = extendedBlock(session, kind);
    if (!block.days.includes(weekday(day))) return undefined;
    const { start, minutes } = stretchOf(exchangeRow("US"), block, day);
    const end = start + minutes * MINUTE;
    /** A night ends where round-the-clock trading begins. */
    const last = this.isAlwaysOpen(US, day + 1) ? Math.min(end, this.startOf(US, day + 1)) : end;
    return { session, day, tradingDay, start, minutes: (last - start) / MINUTE };
  }

  #regular(keeper: Keeper, day: DayNumber): readonly Stretch[] {
    const start = this.startOf(keeper, day);
    const end = this.startOf(keeper, day + 1);
    if (this.isAlwaysOpen(keeper, day)) return [{ start, minutes: (end - start) / MINUTE }];
    const row = exchangeRow(keeper.hours);
    const found: Stretch[] = [];
    /** A week that trades through has opened up to five days before; clocks of other zones are a day apart at most. */
    const elsewhere = row.zone !== zoneOf(keeper.market, keeper.hours);
    for (let opening = elsewhere ? day - 6 : day; opening <= (elsewhere ? day + 1 : day); opening += 1) {
      const kept = row.keepsHolidays ? this.calendar.dayIn(keeper.hours, opening) : "full";
      for (const block of regularBlocks(row, kept, weekday(opening))) {
        const common = overlap(stretchOf(row, block, opening), start, end);
        if (common !== undefined) found.push(common);
      }
    }
    return found.sort((left, right) => left.start - right.start);
  }
}

function regularBlocks(row: ExchangeRow, kept: TradingDay, week: number): readonly HoursBlock[] {
  if (kept === "closed") return [];
  const blocks = row.regular.filter(({ days }) => days.includes(week));
  const { halfDayEnd } = row;
  if (kept === "full" || halfDayEnd === undefined) return blocks;
  return blocks
    .filter((block) => block.start < halfDayEnd)
    .map((block) => ({ ...block, end: Math.min(block.end, halfDayEnd) }));
}

function stretchOf({ zone }: ExchangeRow, block: HoursBlock, day: DayNumber): Stretch {
  const start = momentOf(zone, day, block.start);
  return { start, minutes: (momentOf(zone, day, block.end) - start) / MINUTE };
}

function overlap(stretch: Stretch, start: number, end: number): Stretch | undefined {
  const from = Math.max(stretch.start, start);
  const to = Math.min(stretch.start + stretch.minutes * MINUTE, end);
  return to > from ? { start: epochSeconds(from), minutes: (to - from) / MINUTE } : undefined;
}

function within(stretches: readonly Stretch[], moment: EpochSeconds): boolean {
  return stretches.some(({ start, minutes }) => moment >= start && moment < start + minutes * MINUTE);
}
