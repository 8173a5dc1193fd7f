import type { App } from "../../runtime/app";
import { QUESTIONS } from "../../runtime/questions";
import type { ChartQuery } from "./chart";

/** A point of a line; undefined: the indicator has no value there. `time` as a bar's. */
export interface LinePoint {
  readonly time: number;
  readonly value: number | undefined;
}

/** One line of an indicator over the bars of a chart. */
export interface IndicatorLine {
  readonly name: string;
  readonly points: readonly LinePoint[];
}

/** The day at which Excel's serials of 1970 begin. */
const EPOCH = 25_569;

/** Most bars that an indicator is asked for. */
const MOST = 1_000;

/**
 * Indicators over the latest bars of a series, as QOS.INDICATOR tells them: `sma(20);macd(12,26,9)`. Rejects with a
 * QosError where they cannot be had.
 */
export async function loadIndicators(
  app: Pick<App, "queries">,
  { code, interval, adjustment }: ChartQuery,
  { text, count, signal }: { readonly text: string; readonly count: number; readonly signal: AbortSignal },
): Promise<readonly IndicatorLine[]> {
  const asked = [code, text, interval, Math.min(MOST, Math.max(1, count)), adjustment, true];
  const shown = await app.queries.answer(QUESTIONS.indicator, asked, { preview: false, signal });
  if (!Array.isArray(shown)) return [];
  const [names = [], ...rows] = shown as readonly (readonly unknown[])[];
  return names.slice(1).map((name, at) => ({
    name: String(name),
    points: rows.flatMap((row) => {
      const time = secondsOf(row[0]);
      const value = row[at + 1];
      return time === undefined ? [] : [{ time, value: typeof value === "number" ? value : undefined }];
    }),
  }));
}

function secondsOf(cell: unknown): number | undefined {
  const serial = typeof cell === "object" && cell !== null && "serial" in cell ? Number(cell.serial) : NaN;
  return Number.isFinite(serial) ? Math.round((serial - EPOCH) * 86_400) : undefined;
}
