import type { ChartBar } from "../../features/chart/chartBars";
import type { Language } from "../languages/translate";

/** How one series of bars reads in the user's language. */
export interface BarWords {
  price(value: number): string;
  volume(value: number): string;
  /** A fraction as a percentage, with its sign. */
  change(fraction: number): string;
  /** When a bar begins: a date, or with the time of day. Seconds of the zone's own clock. */
  time(seconds: number): string;
}

/** Decimals that the latest bars need, at least two and at most eight. */
export function decimalsOf(bars: readonly ChartBar[]): number {
  const needed = bars.slice(-50).flatMap(({ open, high, low, close }) => [open, high, low, close].map(decimals));
  return Math.min(8, Math.max(2, ...needed));
}

export function barWords(language: Language, decimals: number, dated: boolean): BarWords {
  const locale = language === "zh" ? "zh-CN" : undefined;
  const price = new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  const volume = new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en", {
    notation: "compact",
    maximumFractionDigits: 2,
  });
  const change = new Intl.NumberFormat(locale, {
    style: "percent",
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: "exceptZero",
  });
  const time = new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    ...(dated ? {} : { timeStyle: "short" }),
    timeZone: "UTC",
  });
  return {
    price: (value) => price.format(value),
    volume: (value) => volume.format(value),
    change: (fraction) => change.format(fraction),
    time: (seconds) => time.format(seconds * 1_000),
  };
}

/** The change of a bar against the close before it, as a fraction; undefined for the first bar. */
export function changeOf(bars: readonly ChartBar[], index: number): number | undefined {
  const [before, bar] = [bars[index - 1], bars[index]];
  return before === undefined || bar === undefined || before.close === 0 ? undefined : bar.close / before.close - 1;
}

function decimals(value: number): number {
  const text = String(value);
  const [, fraction = ""] = text.split(".");
  return text.includes("e") ? 8 : fraction.length;
}
