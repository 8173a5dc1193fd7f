import type { Case } from "../../support/cases/case";
import { na, wrong } from "../../support/cases/words";
import { ADJUSTED, DAYS } from "../kline/bars";

const HK = {
  "/kline": [
    { c: "HK:700", a: 0, k: DAYS },
    { c: "HK:700", a: 1, k: ADJUSTED },
  ],
  "/history": [
    { c: "HK:700", a: 0, k: DAYS },
    { c: "HK:700", a: 1, k: ADJUSTED },
  ],
};

/** On Wednesday 2024-11-13 at eight in the evening in Hong Kong, unless another moment is told. */
const close = (title: string, args: Case["args"], shows: Case["shows"], now = "2024-11-13 12:00:00"): Case => ({
  title,
  now,
  answers: HK,
  args,
  shows,
});

export const CLOSE: readonly Case[] = [
  close("the close of a day", ["HK:700", "2024-11-12"], 405.6),
  close("on a Sunday that of Friday", ["HK:700", "2024-11-10"], 414.8),
  close("a date as Excel's number", ["HK:700", 45_604], 414.8),
  close("a time of day is its day", ["HK:700", 45_604.9], 414.8),
  close("today after the close", ["HK:700", "today"], 411.4),
  close("today while it trades: the close before", ["HK:700", "today"], 405.6, "2024-11-13 07:59:00"),
  close("yesterday while it trades today", ["HK:700", "yesterday"], 405.6, "2024-11-13 03:00:00"),
  close("so many trading days back", ["HK:700", "-2td"], 408.9),
  close("adjusted for dividends", ["HK:700", "2024-11-12", "forward"], 402.2),
  close(
    "years before the first bar",
    ["HK:700", "2001-11-12"],
    na("QOS has no close of HK:700 on or before 2001-11-12"),
  ),
  close(
    "a day ahead",
    ["HK:700", "2024-11-15"],
    na("2024-11-15 has not come yet at the exchange of HK:700: there is no close of it"),
  ),
  close(
    "a code that the server does not know",
    ["HK:99999", "2024-11-12"],
    na("QOS has no data for HK:99999. Check the code"),
  ),
  close(
    "no date",
    ["HK:700", null],
    wrong("date: nothing was given. Accepted: a date, text such as 2024-01-31, -5d, -3m or ytd"),
  ),
  close("backward adjustment", ["HK:700", "2024-11-12", "后复权"], { error: "#VALUE!" }),
];
