import { whenKnown, type Soon } from "../kernel/soon";
import { toSeconds } from "../kernel/time";
import { dayOfBar, zoneOf } from "../market/codeZone";
import { hoursOf } from "../market/hours";
import { marketOf, type InstrumentCode } from "../market/instrumentCode";
import type { Market } from "../market/markets";
import { knownDayKind } from "../market/tradingCalendar";
import { dayIn } from "../market/zone";
import { QosError } from "../qos/errors";
import { readCode } from "./arguments/codes";
import { isDate, ofDay, type GivenDate } from "./arguments/dates";
import type { TradingDayWord } from "./arguments/relativeDate";
import { isWeekend, WITNESSES } from "./exchangeDays";
import { loadFrom, type Manner, type QuestionContext } from "./questions/question";

export interface TradingDaysQuery {
  readonly context: QuestionContext;
  readonly code: InstrumentCode;
  readonly word: TradingDayWord;
  readonly manner: Manner;
}

/**
 * The day, counted from 1970-01-01, that lies so many trading days back from today, or from the last trading day before
 * it. Markets without holidays are counted; of the others the daily bars of an instrument that trades on every day tell,
 * and the calendar says whether today is a trading day before its bar has begun. What they do not tell is not guessed.
 */
export async function tradingDay({ context, code, word, manner }: TradingDaysQuery): Promise<number> {
  const market = marketOf(code);
  const { learned } = context.zone();
  const today = dayIn(zoneOf(code, learned), toSeconds(context.clock.now()));
  const back = word.tradingDaysBack === "last session" ? 0 : word.tradingDaysBack;
  if (hoursOf(market)?.keepsHolidays === false) return countedBack(today, back, market);
  const witness = WITNESSES[market];
  const bars = await loadFrom(
    context.sources.bars,
    { code: witness === undefined ? code : readCode(witness), interval: "1d", adjustment: "none", count: back + 2 },
    manner,
  );
  const days = [...new Set(bars.map(({ time }) => dayOfBar(time, code, learned)))]
    .filter((day) => day <= today)
    .sort((one, other) => one - other);
  if (word.tradingDaysBack !== "last session" && days.at(-1) !== today && (await opensToday())) days.push(today);
  const found = days[days.length - 1 - back];
  if (found === undefined) throw new QosError("noBars", { code });
  return found;

  /** Whether a day whose bar has not begun is one of trading all the same. */
  async function opensToday(): Promise<boolean> {
    if (witness === undefined || isWeekend(today)) return false;
    const kind = knownDayKind(await loadFrom(context.sources.calendars, market, manner), today);
    if (kind === undefined) throw new QosError("noValue", { field: "calendar", code });
    return kind !== "closed";
  }
}

type AnyDate = GivenDate | TradingDayWord;

/** A beginning and an end that may be told in trading days, as dates; an end that is not given stays so. */
export function datesOf(
  { start, end }: { readonly start: AnyDate; readonly end: AnyDate | undefined },
  query: Omit<TradingDaysQuery, "word">,
): Soon<readonly [start: GivenDate, end: GivenDate | undefined]> {
  const dateOf = (date: AnyDate): Soon<GivenDate> =>
    isDate(date) ? date : tradingDay({ ...query, word: date }).then(ofDay);
  return whenKnown(dateOf(start), (first) =>
    end === undefined ? [first, undefined] : whenKnown(dateOf(end), (last) => [first, last]),
  );
}

/** Coins trade every day, currencies and commodities from Monday to Friday. */
function countedBack(today: number, back: number, market: Market): number {
  if (market === "CF") return today - back;
  let day = today;
  while (isWeekend(day)) day -= 1;
  for (let left = back; left > 0;) {
    day -= 1;
    if (!isWeekend(day)) left -= 1;
  }
  return day;
}
