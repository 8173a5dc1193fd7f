import { toSeconds } from "../../kernel/time";
import { marketRow } from "../../market/markets";
import { codesAlong, type RatePath } from "../../market/ratePath";
import { dayIn } from "../../market/zone";
import { QosError } from "../../qos/errors";
import { readCurrency } from "../arguments/currency";
import { readAnyDate, type GivenDate } from "../arguments/dates";
import { dashedDay } from "../arguments/dateText";
import type { TradingDayWord } from "../arguments/relativeDate";
import { findRate } from "../rates/findRate";
import { aboveZero, alongPrices, presentRate } from "../rates/presentRate";
import { dayOfDate, lastClose } from "./close";
import type { Manner, Question, QuestionContext } from "./question";

/** Days that closes of two instruments are looked for until they are of the same one. */
const MOST_DAYS = 10;

/**
 * QOS.FXRATE(from, to, [date]): how many `to` one `from` is. With a date: by the closes of the last day on or before it
 * on which each instrument of the rate has one.
 */
export const queryFxrate: Question = (context, [rawFrom, rawTo, rawDate], manner) => {
  const [from, to] = [readCurrency(rawFrom, "from"), readCurrency(rawTo, "to")];
  const date = readAnyDate(rawDate, "date", () => dayIn(marketRow("FX").zone, toSeconds(context.clock.now())));
  const namedIn = (currency: typeof from): string => (currency === from ? "from" : "to");
  return findRate(context.sources, { from, to, namedIn }, manner).then((path) =>
    date === undefined ? presentRate(context.sources, path, manner) : rateOnDate(context, path, date, manner),
  );
};

async function rateOnDate(
  context: QuestionContext,
  path: RatePath,
  date: GivenDate | TradingDayWord,
  manner: Manner,
): Promise<number> {
  const codes = codesAlong(path);
  const [first] = codes;
  if (first === undefined) return 1;
  let day = await dayOfDate(date, { context, code: first, manner });
  for (let tried = 0; tried < MOST_DAYS; tried += 1) {
    const closes = await Promise.all(
      codes.map(async (code) => ({
        code,
        ...(await lastClose({ context, code, adjustment: "none", day, manner })),
      })),
    );
    const earliest = Math.min(...closes.map((close) => close.day));
    if (closes.every((close) => close.day === earliest))
      return alongPrices(path, new Map(closes.map(({ code, close }) => [code, aboveZero(code, close)])));
    day = earliest;
  }
  throw new QosError("noClose", { code: codes.join(", "), day: dashedDay(day) });
}
