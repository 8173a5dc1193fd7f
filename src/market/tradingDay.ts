/** A day of an exchange's calendar, as yyyymmdd in its own zone. */
export interface TradingDay {
  /** For example 20250703. */
  readonly yyyymmdd: number;
  readonly kind: "full" | "half";
}
