/**
 * K-line periods (§2.1) as a table: what people type, what the vendor calls it, its number on the wire.
 * A new period is one row here.
 */
export type Interval = "1m" | "5m" | "15m" | "30m" | "1h" | "2h" | "4h" | "1d" | "1w" | "1mo" | "1y";

export interface PeriodRow {
  readonly interval: Interval;
  /** `kt` on the wire. */
  readonly kt: number;
  /** The vendor's name (§2.1) and other spellings in use. */
  readonly aliases: readonly string[];
  /** Seconds of a bar within a day; `undefined` for a day and longer, which follow the exchange's calendar. */
  readonly seconds: number | undefined;
}

export const PERIODS: readonly PeriodRow[] = [
  { interval: "1m", kt: 1, aliases: ["min1", "1min", "1分钟"], seconds: 60 },
  { interval: "5m", kt: 5, aliases: ["min5", "5min", "5分钟"], seconds: 300 },
  { interval: "15m", kt: 15, aliases: ["min15", "15min", "15分钟"], seconds: 900 },
  { interval: "30m", kt: 30, aliases: ["min30", "30min", "30分钟"], seconds: 1_800 },
  { interval: "1h", kt: 60, aliases: ["hour1", "60m", "60min", "1小时"], seconds: 3_600 },
  { interval: "2h", kt: 120, aliases: ["hour2", "120m", "2小时"], seconds: 7_200 },
  { interval: "4h", kt: 240, aliases: ["hour4", "240m", "4小时"], seconds: 14_400 },
  { interval: "1d", kt: 1001, aliases: ["day", "d", "daily", "日", "日线"], seconds: undefined },
  { interval: "1w", kt: 1007, aliases: ["week", "w", "weekly", "周", "周线"], seconds: undefined },
  { interval: "1mo", kt: 1030, aliases: ["month", "mo", "monthly", "月", "月线"], seconds: undefined },
  { interval: "1y", kt: 2001, aliases: ["year", "y", "yearly", "年", "年线"], seconds: undefined },
];

const BY_NAME: ReadonlyMap<string, PeriodRow> = new Map(
  PERIODS.flatMap((row) => [row.interval, String(row.kt), ...row.aliases].map((name) => [name, row] as const)),
);
const BY_KT: ReadonlyMap<number, PeriodRow> = new Map(PERIODS.map((row) => [row.kt, row]));

/** A capital M is a month in every trading tool, so these two names alone keep their case. */
const MONTHS: ReadonlySet<string> = new Set(["1M", "M"]);

/** The period that a text or number names (`1d`, `day`, `1001`, any case but for `1M`), if there is one. */
export function findPeriod(name: string): PeriodRow | undefined {
  const plain = name.normalize("NFKC").trim();
  return BY_NAME.get(MONTHS.has(plain) ? "1mo" : plain.toLowerCase());
}

export function periodOfKt(kt: number): PeriodRow | undefined {
  return BY_KT.get(kt);
}

export function periodOf(interval: Interval): PeriodRow {
  const row = BY_NAME.get(interval);
  if (row === undefined) throw new Error(`no such interval: ${interval}`);
  return row;
}
