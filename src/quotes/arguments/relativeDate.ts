import { civilFromDays, daysFromCivil, isCivilDay } from "../../kernel/civilDay";
import { foldDate } from "./dateText";

/** A day that only the exchange's trading days tell: so many of them back, or the last that has begun. */
export interface TradingDayWord {
  readonly tradingDaysBack: number | "last session";
}

/** Further back there is no market data. */
const MOST_YEARS = 200;
/** Trading days that one request for daily bars tells of. */
const MOST_TRADING_DAYS = 900;

const UNITS: ReadonlyMap<string, "d" | "w" | "m" | "y" | "td"> = new Map([
  ...(["d", "day", "days", "天", "日"] as const).map((word) => [word, "d"] as const),
  ...(["w", "week", "weeks", "周"] as const).map((word) => [word, "w"] as const),
  ...(["m", "mo", "month", "months", "月", "个月"] as const).map((word) => [word, "m"] as const),
  ...(["y", "year", "years", "年"] as const).map((word) => [word, "y"] as const),
  ...(["td", "交易日", "个交易日"] as const).map((word) => [word, "td"] as const),
]);

/**
 * A day told from `today`, both counted from 1970-01-01: `today`, `yesterday`, `-5d`, `-2w`, `-3m`, `-1y`, `mtd`,
 * `qtd`, `ytd` (the first day of the month, the quarter, the year), `-5td`, `last session`.
 */
export function readRelative(written: string, today: () => number): number | TradingDayWord | undefined {
  const text = foldDate(written);
  switch (text) {
    case "today":
    case "今天":
    case "今日":
      return today();
    case "yesterday":
    case "昨天":
    case "昨日":
      return today() - 1;
    case "mtd":
    case "qtd":
    case "ytd":
      return beginningOf(text, today());
    case "last session":
    case "lastsession":
    case "最近交易日":
      return { tradingDaysBack: "last session" };
    default:
      return back(text, today);
  }
}

function back(text: string, today: () => number): number | TradingDayWord | undefined {
  const [, digits = "", word = ""] = /^[-\u2212\u2013] ?(\d{1,5}) ?([a-z\u4e00-\u9fff]+)$/.exec(text) ?? [];
  const unit = UNITS.get(word);
  const count = Number(digits);
  switch (unit) {
    case undefined:
      return undefined;
    case "d":
      return count <= MOST_YEARS * 366 ? today() - count : undefined;
    case "w":
      return count <= MOST_YEARS * 53 ? today() - 7 * count : undefined;
    case "m":
      return count <= MOST_YEARS * 12 ? monthsBefore(today(), count) : undefined;
    case "y":
      return count <= MOST_YEARS ? monthsBefore(today(), 12 * count) : undefined;
    case "td":
      return count <= MOST_TRADING_DAYS ? { tradingDaysBack: count } : undefined;
  }
}

function beginningOf(word: "mtd" | "qtd" | "ytd", today: number): number {
  const { year, month } = civilFromDays(today);
  if (word === "mtd") return daysFromCivil(year, month, 1);
  return daysFromCivil(year, word === "ytd" ? 1 : month - ((month - 1) % 3), 1);
}

/** The same day of an earlier month; its last day where it has not so many. */
function monthsBefore(today: number, count: number): number {
  const { year, month, day } = civilFromDays(today);
  const months = year * 12 + (month - 1) - count;
  const [y, m] = [Math.floor(months / 12), (months % 12) + 1];
  let d = day;
  while (!isCivilDay(y, m, d)) d -= 1;
  return daysFromCivil(y, m, d);
}
