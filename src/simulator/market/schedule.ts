import { epochSeconds, type EpochSeconds } from "../../kernel/time";
import { hoursOf, type HoursRow, type Session, type TradingBlock } from "../../market/hours";
import { marketRow, type Market } from "../../market/markets";
import { Closures } from "./closures";
import { MarketCalendar, type TradingDay } from "./calendar";
import { dayAt, momentOf, weekday } from "./days";
import type { DayNumber } from "./instrument";

const MINUTE = 60;

/** Whole minutes of trading without a pause. */
export interface Stretch {
  readonly start: EpochSeconds;
  readonly minutes: number;
}

/** The kinds of US extended trading that a snapshot reports (§4.3.3). */
export type ExtendedSession = "pre" | "post" | "night";

export interface ExtendedStretch extends Stretch {
  readonly session: ExtendedSession;
  readonly day: DayNumber;
}

/** An instrument's market and the market whose hours it keeps. */
export interface Keeper {
  readonly market: Market;
  readonly hours: Market;
}

/** When trading takes place, in absolute time. */
export class Schedule {
  readonly calendar = new MarketCalendar();
  /** Orders that interrupt the hours; they are planned without them. */
  readonly closures = new Closures();
  readonly #stretches = new Map<string, readonly Stretch[]>();
  readonly #starts = new Map<string, Map<DayNumber, EpochSeconds>>();
  readonly #openFrom: EpochSeconds | undefined;

  /** From the day of `openFrom` on every market trades round the clock, every day; earlier days keep their hours. */
  constructor(openFrom?: EpochSeconds) {
    this.#openFrom = openFrom;
  }

  startOf(market: Market, day: DayNumber): EpochSeconds {
    const { zone } = marketRow(market);
    let known = this.#starts.get(zone);
    if (known === undefined) this.#starts.set(zone, (known = new Map()));
    let start = known.get(day);
    if (start === undefined) known.set(day, (start = momentOf(zone, day)));
    return start;
  }

  dayAt(market: Market, moment: EpochSeconds): DayNumber {
    return dayAt(marketRow(market).zone, moment);
  }

  /** Whether `day` has been declared round-the-clock. */
  isAlwaysOpen(market: Market, day: DayNumber): boolean {
    return this.#openFrom !== undefined && day >= this.dayAt(market, this.#openFrom);
  }

  trades(keeper: Keeper, day: DayNumber): boolean {
    if (this.isAlwaysOpen(keeper.market, day)) return true;
    return this.calendar.dayIn(keeper.hours, day) !== "closed";
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

  /** The last stretch of US extended trading of that kind that had begun by `moment`. */
  lastExtended(session: ExtendedSession, moment: EpochSeconds): ExtendedStretch | undefined {
    const today = this.dayAt("US", moment);
    for (let day = today; day > today - 14; day -= 1) {
      const stretch = this.#extended(session, day);
      if (stretch !== undefined && stretch.start <= moment) return stretch;
    }
    return undefined;
  }

  sessionAt(keeper: Keeper, moment: EpochSeconds): Session {
    const day = this.dayAt(keeper.market, moment);
    if (within(this.regular(keeper, day), moment)) return "regular";
    if (keeper.market !== "US") return "closed";
    const live = (["pre", "post", "night"] as const).find((session) => {
      const stretch = this.lastExtended(session, moment);
      return stretch !== undefined && within([stretch], moment);
    });
    return live ?? "closed";
  }

  #extended(session: ExtendedSession, day: DayNumber): ExtendedStretch | undefined {
    const hours = hoursOf("US");
    const block = hours?.blocks.find((candidate) => candidate.session === session);
    if (hours === undefined || block === undefined || !block.days.includes(weekday(day))) return undefined;
    if (this.isAlwaysOpen("US", day)) return undefined;
    const kept = this.calendar.dayIn("US", session === "night" ? day + 1 : day);
    if (kept === "closed" || (kept === "half" && session === "post")) return undefined;
    return { session, day, ...stretchOf(hours, block, day) };
  }

  #regular(keeper: Keeper, day: DayNumber): readonly Stretch[] {
    const start = this.startOf(keeper.market, day);
    const end = this.startOf(keeper.market, day + 1);
    const hours = hoursOf(keeper.hours);
    if (hours === undefined || this.isAlwaysOpen(keeper.market, day))
      return [{ start, minutes: (end - start) / MINUTE }];
    const found: Stretch[] = [];
    /** A week that trades through has opened up to five days before; clocks of other zones are a day apart at most. */
    const elsewhere = hours.zone !== marketRow(keeper.market).zone;
    for (let opening = elsewhere ? day - 6 : day; opening <= (elsewhere ? day + 1 : day); opening += 1) {
      const kept = hours.keepsHolidays ? this.calendar.dayIn(keeper.hours, opening) : "full";
      for (const block of regularBlocks(hours, kept, weekday(opening))) {
        const common = overlap(stretchOf(hours, block, opening), start, end);
        if (common !== undefined) found.push(common);
      }
    }
    return found.sort((left, right) => left.start - right.start);
  }
}

function regularBlocks(hours: HoursRow, kept: TradingDay, week: number): readonly TradingBlock[] {
  if (kept === "closed") return [];
  const blocks = hours.blocks.filter((block) => block.session === "regular" && block.days.includes(week));
  const { halfDayEnd } = hours;
  if (kept === "full" || halfDayEnd === undefined) return blocks;
  return blocks
    .filter((block) => block.start < halfDayEnd)
    .map((block) => ({ ...block, end: Math.min(block.end, halfDayEnd) }));
}

function stretchOf(hours: HoursRow, block: TradingBlock, day: DayNumber): Stretch {
  const start = momentOf(hours.zone, day, block.start);
  return { start, minutes: (momentOf(hours.zone, day, block.end) - start) / MINUTE };
}

function overlap(stretch: Stretch, start: number, end: number): Stretch | undefined {
  const from = Math.max(stretch.start, start);
  const to = Math.min(stretch.start + stretch.minutes * MINUTE, end);
  return to > from ? { start: epochSeconds(from), minutes: (to - from) / MINUTE } : undefined;
}

function within(stretches: readonly Stretch[], moment: EpochSeconds): boolean {
  return stretches.some(({ start, minutes }) => moment >= start && moment < start + minutes * MINUTE);
}
