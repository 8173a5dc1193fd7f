import { civilFromDays, daysFromCivil } from "../../kernel/civilDay";
import type { Interval } from "../../market/periods";

/** How far back a chart may be looked at with one button. */
export type Range = "1d" | "5d" | "1mo" | "3mo" | "6mo" | "ytd" | "1y" | "5y" | "all";

const MINUTES: readonly Range[] = ["1d", "5d", "1mo"];
const HOURS: readonly Range[] = ["5d", "1mo", "3mo", "6mo"];
const DAYS: readonly Range[] = ["1mo", "3mo", "6mo", "ytd", "1y", "5y", "all"];
const LONGER: readonly Range[] = ["1y", "5y", "all"];

const BY_INTERVAL: Readonly<Record<Interval, readonly Range[]>> = {
  "1m": MINUTES,
  "5m": MINUTES,
  "15m": MINUTES,
  "30m": MINUTES,
  "1h": HOURS,
  "2h": HOURS,
  "4h": HOURS,
  "1d": DAYS,
  "1w": LONGER,
  "1mo": LONGER,
  "1y": LONGER,
};

export function rangesOf(interval: Interval): readonly Range[] {
  return BY_INTERVAL[interval];
}

const MONTHS: Readonly<Partial<Record<Range, number>>> = { "1mo": 1, "3mo": 3, "6mo": 6, "1y": 12, "5y": 60 };

const DAY_SECONDS = 86_400;

/** Where a range begins that ends with a bar at `last` (both seconds of the axis, whose clock needs no zone). */
export function beginningOf(range: Range, last: number): number {
  const today = Math.floor(last / DAY_SECONDS);
  const { year, month, day } = civilFromDays(today);
  const start = (days: number): number => days * DAY_SECONDS;
  if (range === "all") return -Infinity;
  if (range === "ytd") return start(daysFromCivil(year, 1, 1));
  if (range === "1d") return start(today);
  // A week of five trading days.
  if (range === "5d") return start(today - 6);
  const months = year * 12 + (month - 1) - (MONTHS[range] ?? 0);
  const [toYear, toMonth] = [Math.floor(months / 12), (months % 12) + 1];
  const next = daysFromCivil(Math.floor((months + 1) / 12), ((months + 1) % 12) + 1, 1);
  return start(Math.min(daysFromCivil(toYear, toMonth, day), next - 1));
}
