import { weekdayOf } from "../kernel/civilDay";
import { SERIAL_OF_EPOCH, excelSerial, type EpochSeconds } from "../kernel/time";
import { hoursOf, type HoursRow, type Session, type TradingBlock } from "./hours";
import type { Market } from "./markets";
import { yyyymmddOf, usualDays, type DayKinds } from "./tradingCalendar";
import { momentInZone, zoneOffset } from "./zone";

/** What a market does at some moment. */
export interface SessionMoment {
  readonly session: Session;
  /** The day, as yyyymmdd, whose trading this is: a US night belongs to the day after. Undefined while closed. */
  readonly tradingDay: number | undefined;
}

/** One stretch of a session on one day. */
export interface SessionWindow {
  readonly session: Exclude<Session, "closed">;
  /** The day, as yyyymmdd, whose trading this is. */
  readonly tradingDay: number;
  readonly start: EpochSeconds;
  /** Not included. */
  readonly end: EpochSeconds;
}

const DAY_SECONDS = 86_400;
const DAY_MINUTES = 1_440;
/** Longest time without trading that is looked through for the session before: a golden week and more, in days. */
const LONGEST_PAUSE = 16;
const CLOSED: SessionMoment = { session: "closed", tradingDay: undefined };

/**
 * What `market` does at `moment` by its trading hours (§3), in the clock of its exchange. `kinds` closes holidays and
 * shortens half days; left out, days are what they usually are. Undefined for a market whose hours are unknown (IX).
 */
export function sessionAt(
  market: Market,
  moment: EpochSeconds,
  kinds: DayKinds = usualDays(market),
): SessionMoment | undefined {
  const hours = hoursOf(market);
  return hours === undefined ? undefined : sessionBy(hours, moment, kinds);
}

/** What an exchange of these hours does at `moment`, where days are of these kinds. */
export function sessionBy(hours: HoursRow, moment: EpochSeconds, kinds: DayKinds): SessionMoment {
  const { today, minute } = localOf(hours, moment);
  for (const block of hours.blocks) {
    for (let start = today; today - start <= block.end / DAY_MINUTES; start -= 1) {
      const elapsed = minute + (today - start) * DAY_MINUTES;
      if (!block.days.includes(weekdayOf(start)) || elapsed < earliestStart(block)) continue;
      const day = dayOfTrading(block, start, elapsed);
      const bounds = boundsOf(hours, block, kinds(day));
      if (bounds !== undefined && elapsed >= bounds.start && elapsed < bounds.end)
        return { session: block.session, tradingDay: yyyymmddOf(day) };
    }
  }
  return CLOSED;
}

/**
 * The newest stretch of `session` that has begun at `moment`, over or not. Undefined where there was none for weeks, and
 * for a market without that session. Only for blocks that end within a day of their start. `kinds` says the same of a day
 * whenever it is asked.
 */
export function lastWindow(
  market: Market,
  session: SessionWindow["session"],
  moment: EpochSeconds,
  kinds: DayKinds = usualDays(market),
): SessionWindow | undefined {
  const grain = Math.floor(moment / WINDOW_GRAIN);
  if (recent?.grain !== grain || recent.kinds !== kinds || recent.session !== session || recent.market !== market)
    recent = { kinds, session, market, grain, window: lookUp(market, session, moment, kinds) };
  return recent.window;
}

/** Sessions begin on five minutes of their clocks, which differ from ours by whole quarters of an hour: one look-up serves that long. */
export const WINDOW_GRAIN = 300;
/** Look-ups remembered of a session. */
const MOST_WINDOWS = 1_000;

/** The last look-up: the next is mostly of the same market and session. */
let recent:
  | {
      readonly kinds: DayKinds;
      readonly session: SessionWindow["session"];
      readonly market: Market;
      readonly grain: number;
      readonly window: SessionWindow | undefined;
    }
  | undefined;

function lookUp(
  market: Market,
  session: SessionWindow["session"],
  moment: EpochSeconds,
  kinds: DayKinds,
): SessionWindow | undefined {
  const windows = windowsOf(market, session, kinds);
  const grain = Math.floor(moment / WINDOW_GRAIN);
  const known = windows.get(grain);
  if (known !== undefined) return known === "none" ? undefined : known;
  if (windows.size >= MOST_WINDOWS) windows.clear();
  const window = findWindow(market, session, moment, kinds);
  windows.set(grain, window ?? "none");
  return window;
}

type Windows = Map<number, SessionWindow | "none">;

/** What was found for each push: all of an instrument's day ask the same few. */
const found = new WeakMap<DayKinds, Map<Market, Map<SessionWindow["session"], Windows>>>();

function windowsOf(market: Market, session: SessionWindow["session"], kinds: DayKinds): Windows {
  let ofKinds = found.get(kinds);
  if (ofKinds === undefined) found.set(kinds, (ofKinds = new Map()));
  let ofMarket = ofKinds.get(market);
  if (ofMarket === undefined) ofKinds.set(market, (ofMarket = new Map()));
  let windows = ofMarket.get(session);
  if (windows === undefined) ofMarket.set(session, (windows = new Map()));
  return windows;
}

function findWindow(
  market: Market,
  session: SessionWindow["session"],
  moment: EpochSeconds,
  kinds: DayKinds,
): SessionWindow | undefined {
  const hours = hoursOf(market);
  if (hours === undefined) return undefined;
  const { today, minute } = localOf(hours, moment);
  const blocks = hours.blocks.filter((block) => block.session === session).reverse();
  for (let start = today; today - start <= LONGEST_PAUSE; start -= 1) {
    for (const block of blocks) {
      if (!block.days.includes(weekdayOf(start))) continue;
      const day = dayOfTrading(block, start, block.start);
      const bounds = boundsOf(hours, block, kinds(day));
      if (bounds === undefined || minute + (today - start) * DAY_MINUTES < bounds.start) continue;
      return {
        session,
        tradingDay: yyyymmddOf(day),
        start: momentOf(hours, start, bounds.start),
        end: momentOf(hours, start, bounds.end),
      };
    }
  }
  return undefined;
}

/** When the regular trading of a day ends; undefined where there is none, and where trading never closes for a day. */
export function closingOf(hours: HoursRow, day: number, kinds: DayKinds): EpochSeconds | undefined {
  if (!hours.keepsHolidays) return undefined;
  const ends = hours.blocks
    .filter(({ session, days }) => session === "regular" && days.includes(weekdayOf(day)))
    .flatMap((block) => boundsOf(hours, block, kinds(day))?.end ?? []);
  return ends.length === 0 ? undefined : momentOf(hours, day, Math.max(...ends));
}

/** Whether a market trades outside its regular hours, so that a figure must say to which session it belongs. */
export function hasExtendedHours(market: Market): boolean {
  let known = extended.get(market);
  if (known === undefined) {
    known = hoursOf(market)?.blocks.some(({ session }) => session === "pre") === true;
    extended.set(market, known);
  }
  return known;
}

/** Looked for once: each push asks. */
const extended = new Map<Market, boolean>();

/** When the next regular session begins after `moment`, by what days usually are. Undefined where none is in sight. */
export function nextOpening(market: Market, moment: EpochSeconds): EpochSeconds | undefined {
  const hours = hoursOf(market);
  if (hours === undefined) return undefined;
  const { today, minute } = localOf(hours, moment);
  for (let day = today; day - today <= LONGEST_PAUSE; day += 1)
    for (const block of hours.blocks) {
      const elapsed = minute - (day - today) * DAY_MINUTES;
      if (block.session === "regular" && block.days.includes(weekdayOf(day)) && elapsed < block.start)
        return momentOf(hours, day, block.start);
    }
  return undefined;
}

/**
 * The stretches of regular trading whose first day is among these (counted from 1970-01-01), in order of their start. Those
 * that touch are two all the same.
 */
export function regularWindows(
  hours: HoursRow,
  { from, to }: { readonly from: number; readonly to: number },
  kinds: DayKinds,
): readonly Pick<SessionWindow, "start" | "end">[] {
  const windows: Pick<SessionWindow, "start" | "end">[] = [];
  for (let start = from; start <= to; start += 1)
    for (const block of hours.blocks) {
      if (block.session !== "regular" || !block.days.includes(weekdayOf(start))) continue;
      const bounds = boundsOf(hours, block, kinds(dayOfTrading(block, start, block.start)));
      if (bounds === undefined) continue;
      windows.push({ start: momentOf(hours, start, bounds.start), end: momentOf(hours, start, bounds.end) });
    }
  return windows.sort((one, other) => one.start - other.start);
}

/** The day of a moment at the exchange, counted from 1970-01-01. */
export function dayAt(hours: HoursRow, moment: EpochSeconds): number {
  return localOf(hours, moment).today;
}

function localOf({ zone }: HoursRow, moment: EpochSeconds): { readonly today: number; readonly minute: number } {
  const local = moment + zoneOffset(zone, moment);
  const today = Math.floor(local / DAY_SECONDS);
  return { today, minute: (local - today * DAY_SECONDS) / 60 };
}

function momentOf({ zone }: HoursRow, day: number, minute: number): EpochSeconds {
  return momentInZone(excelSerial(day + SERIAL_OF_EPOCH + minute / DAY_MINUTES), zone);
}

function earliestStart({ start, onHalfDays }: TradingBlock): number {
  return Math.min(start, onHalfDays?.start ?? start);
}

/** A block that lasts for several days comes to a new trading day at the hour at which it started. */
function dayOfTrading(block: TradingBlock, start: number, elapsed: number): number {
  return start + (block.tradingDay === "next" ? 1 : 0) + Math.floor((elapsed - earliestStart(block)) / DAY_MINUTES);
}

/** When a block begins and ends, in minutes after midnight of its first day; undefined where it is left out. */
function boundsOf(
  hours: HoursRow,
  block: TradingBlock,
  kind: ReturnType<DayKinds>,
): { readonly start: number; readonly end: number } | undefined {
  if (!hours.keepsHolidays || kind === "full") return block;
  if (kind === "closed") return undefined;
  // What belongs to the day after keeps its hours: the next day is the one that may be short.
  if (block.tradingDay === "next") return block;
  if (block.onHalfDays !== undefined) return block.onHalfDays;
  const end = Math.min(block.end, hours.halfDayEnd ?? block.end);
  return block.start < end ? { start: block.start, end } : undefined;
}
