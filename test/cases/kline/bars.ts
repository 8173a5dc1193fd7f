import type { BarRow, ExpectedCell } from "../../support/cases/case";
import { date, moment, ts } from "../../support/cases/words";

/** A day in Hong Kong: no two figures of the five days are alike. */
const day = (of: string, [o, h, l, cl, v]: readonly [string, string, string, string, string]): BarRow => ({
  ts: ts(`${of}T00:00:00+08:00`),
  kt: 1001,
  o,
  h,
  l,
  cl,
  v,
});

export const DAYS: readonly BarRow[] = [
  day("2024-11-07", ["411.1", "419.5", "409.7", "417.3", "21345600"]),
  day("2024-11-08", ["418.2", "421.9", "412.6", "414.8", "19876500"]),
  day("2024-11-11", ["412.3", "416.4", "406.5", "408.9", "24680100"]),
  day("2024-11-12", ["407.7", "410.2", "401.3", "405.6", "28123400"]),
  day("2024-11-13", ["403.2", "412.8", "402.4", "411.4", "23451200"]),
];

type Row = readonly ExpectedCell[];

export const DAY_ROWS: readonly Row[] = [
  [date("2024-11-07"), 411.1, 419.5, 409.7, 417.3, 21_345_600],
  [date("2024-11-08"), 418.2, 421.9, 412.6, 414.8, 19_876_500],
  [date("2024-11-11"), 412.3, 416.4, 406.5, 408.9, 24_680_100],
  [date("2024-11-12"), 407.7, 410.2, 401.3, 405.6, 28_123_400],
  [date("2024-11-13"), 403.2, 412.8, 402.4, 411.4, 23_451_200],
];

/** The same days as they look after a dividend. */
export const ADJUSTED: readonly BarRow[] = [
  day("2024-11-07", ["407.7", "416.1", "406.3", "413.9", "21345601"]),
  day("2024-11-08", ["414.8", "418.5", "409.2", "411.5", "19876501"]),
  day("2024-11-11", ["408.9", "413.1", "403.1", "405.5", "24680101"]),
  day("2024-11-12", ["404.3", "406.8", "397.9", "402.2", "28123401"]),
  day("2024-11-13", ["403.3", "412.9", "402.5", "411.5", "23451201"]),
];

/** The month of those days: the share is no older, or it is. */
export const MONTH: BarRow = {
  ts: ts("2024-11-01T00:00:00+08:00"),
  kt: 1030,
  o: "411.1",
  h: "421.9",
  l: "401.3",
  cl: "411.4",
  v: "117480801",
};
export const MONTH_BEFORE: BarRow = { ...MONTH, ts: ts("2024-10-01T00:00:00+08:00"), v: "302211004" };

/** Three minutes around the break at noon. */
export const MINUTES: readonly BarRow[] = [
  { ts: ts("2024-11-13T11:58:00+08:00"), kt: 1, o: "406.1", h: "406.7", l: "405.9", cl: "406.5", v: "51100" },
  { ts: ts("2024-11-13T11:59:00+08:00"), kt: 1, o: "406.4", h: "407.2", l: "406.3", cl: "406.9", v: "84400" },
  { ts: ts("2024-11-13T13:00:00+08:00"), kt: 1, o: "407.4", h: "408.8", l: "407.1", cl: "408.3", v: "120700" },
];

export const MINUTE_ROWS: readonly Row[] = [
  [moment("2024-11-13 11:58:00"), 406.1, 406.7, 405.9, 406.5, 51_100],
  [moment("2024-11-13 11:59:00"), 406.4, 407.2, 406.3, 406.9, 84_400],
  [moment("2024-11-13 13:00:00"), 407.4, 408.8, 407.1, 408.3, 120_700],
];

export const BAR_HEADER = ["time", "open", "high", "low", "close", "volume"] as const;
