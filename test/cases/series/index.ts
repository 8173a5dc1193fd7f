import type { BarRow, Case } from "../../support/cases/case";
import { date, moment, na, ts, wrong } from "../../support/cases/words";
import { ADJUSTED, DAYS, MINUTES } from "../kline/bars";

const day = (at: string, [o, h, l, cl, v]: readonly [string, string, string, string, string]): BarRow => ({
  ts: ts(at),
  kt: 1001,
  o,
  h,
  l,
  cl,
  v,
});

/** New York trades on Monday the 11th, Veterans Day; its 13th has not begun. */
const APPLE: readonly BarRow[] = [
  day("2024-11-07T00:00:00-05:00", ["224.63", "227.88", "224.57", "227.48", "42137700"]),
  day("2024-11-08T00:00:00-05:00", ["227.17", "228.66", "226.41", "226.96", "38328800"]),
  day("2024-11-11T00:00:00-05:00", ["225.01", "225.74", "221.53", "224.24", "42005600"]),
  day("2024-11-12T00:00:00-05:00", ["224.55", "225.59", "223.36", "224.23", "40398300"]),
];

/** A holiday of this case alone in Tokyo on the 11th. */
const NIKKEI: readonly BarRow[] = [
  day("2024-11-08T00:00:00+09:00", ["39783.5", "39818.4", "39377.1", "39500.3", "1001"]),
  day("2024-11-12T00:00:00+09:00", ["39642.9", "39866.7", "39137.8", "39376.1", "1002"]),
  day("2024-11-13T00:00:00+09:00", ["39317.3", "39377.6", "38600.2", "38721.7", "1003"]),
];

/** A coin around the same minutes. */
const COIN: readonly BarRow[] = [
  { ts: ts("2024-11-13T03:59:00Z"), kt: 1, o: "87001", h: "87012", l: "86991", cl: "87005", v: "11" },
  { ts: ts("2024-11-13T04:00:00Z"), kt: 1, o: "87006", h: "87016", l: "86996", cl: "87009", v: "12" },
];

const ANSWERS = {
  "/history": [
    { c: "HK:700", a: 0, k: [...DAYS, ...MINUTES] },
    { c: "HK:700", a: 1, k: ADJUSTED },
    { c: "US:AAPL", k: APPLE },
    { c: "IX:JPN225", k: NIKKEI },
    { c: "CF:BTCUSDT", k: COIN },
  ],
  "/kline": [{ c: "HK:700", k: [...DAYS, ...MINUTES] }],
};

const noBar = (code: string) => na(`${code} has no bar of this time`);

const series = (title: string, args: Case["args"], shows: Case["shows"], more: Partial<Case> = {}): Case => ({
  title,
  answers: ANSWERS,
  args,
  wait: 6_000,
  shows,
  ...more,
});

const THREE = "HK:700;US:AAPL;IX:JPN225";

export const SERIES: readonly Case[] = [
  series(
    "closes of three exchanges: a row a date, holidays of each left open",
    [THREE, "2024-11-08", "2024-11-13"],
    [
      ["time", "HK:700", "US:AAPL", "IX:JPN225"],
      [date("2024-11-08"), 414.8, 226.96, 39_500.3],
      [date("2024-11-11"), 408.9, 224.24, noBar("IX:JPN225")],
      [date("2024-11-12"), 405.6, 224.23, 39_376.1],
      [date("2024-11-13"), 411.4, noBar("US:AAPL"), 38_721.7],
    ],
  ),
  series(
    "without names on top",
    ["HK:700,US:AAPL", "2024-11-12", "2024-11-12", null, null, null, false],
    [[date("2024-11-12"), 405.6, 224.23]],
  ),
  series(
    "the name of the times in the language of the pane",
    ["700.HK", "2024-11-12", "2024-11-12"],
    [
      ["时间", "700.HK"],
      [date("2024-11-12"), 405.6],
    ],
    { settings: { headers: "pane", language: "zh" } },
  ),
  series(
    "a range as it stands: codes as given, a blank, and what is no code",
    [
      [
        ["0700.HK", ""],
        ["AAPL", "苹果?"],
      ],
      "2024-11-12",
      "2024-11-12",
    ],
    [
      ["time", "0700.HK", "", "AAPL", "苹果?"],
      [date("2024-11-12"), 405.6, "", 224.23, { error: "#VALUE!" }],
    ],
  ),
  series(
    "up to today where no end is given",
    ["HK:700,IX:JPN225", "2024-11-13"],
    [
      ["time", "HK:700", "IX:JPN225"],
      [date("2024-11-13"), 411.4, 38_721.7],
    ],
  ),
  series(
    "volumes",
    ["HK:700,US:AAPL", "2024-11-11", "2024-11-11", "1d", "volume", null, false],
    [[date("2024-11-11"), 24_680_100, 42_005_600]],
  ),
  series(
    "changes are against the bar before, which need not be shown",
    [THREE, "2024-11-12", "2024-11-12", "日", "涨跌幅", null, false],
    [[date("2024-11-12"), -3.3 / 408.9, -0.01 / 224.24, -124.2 / 39_500.3]],
  ),
  series(
    "the first bar of all has no bar before it",
    ["HK:700,US:AAPL", "2024-11-07", "2024-11-08", null, "prevclose", null, false],
    [
      [date("2024-11-07"), na("QOS sent no prevclose for HK:700"), na("QOS sent no prevclose for US:AAPL")],
      [date("2024-11-08"), 417.3, 227.48],
    ],
  ),
  series(
    "adjusted for dividends",
    ["HK:700", "2024-11-08", "2024-11-11", null, null, "forward", false],
    [
      [date("2024-11-08"), 411.5],
      [date("2024-11-11"), 405.5],
    ],
  ),
  series(
    "minutes of a share and a coin, by the clock of the first",
    ["HK:700,CF:BTCUSDT", "2024-11-13 11:59", "2024-11-13 12:01", "1m"],
    [
      ["time", "HK:700", "CF:BTCUSDT"],
      [moment("2024-11-13 11:59:00"), 406.9, 87_005],
      [moment("2024-11-13 12:00:00"), noBar("HK:700"), 87_009],
    ],
  ),
  series(
    "a code that the server does not know fails its own column",
    ["HK:700,HK:99999", "2024-11-12", "2024-11-12", null, null, null, false],
    [[date("2024-11-12"), 405.6, na("QOS has no bars of HK:99999 between these dates")]],
  ),
  series(
    "nothing but unknown codes",
    ["HK:99999,HK:88888", "2024-11-12"],
    na("QOS has no bars of HK:99999 between these dates"),
  ),
  series(
    "an end before the start",
    ["HK:700", "2024-11-12", "2024-11-08"],
    wrong("end: 2024-11-08 lies before 2024-11-12, the start"),
  ),
  series("a field that bars do not have", ["HK:700", "2024-11-12", null, null, "pe"], { error: "#VALUE!" }),
  series("no codes", [null, "2024-11-12"], { error: "#VALUE!" }),
];
