/** The close of a day, counted from 1970-01-01 at the exchange. */
export interface DayClose {
  readonly close: number;
  readonly day: number;
}
