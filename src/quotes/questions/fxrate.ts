import { allKnown, whenKnown, type Soon } from "../../kernel/soon";
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
  return whenKnown(findRate(context.sources, { from, to, namedIn }, manner), (path) =>
    date === undefined ? presentRate(context.sources, path, manner) : rateOnDate(context, path, date, manner),
  );
};

function rateOnDate(
  context: QuestionContext,
  path: RatePath,
  date: GivenDate | TradingDayWord,
  manner: Manner,
): Soon<number> {
  const codes = codesAlong(path);
  const [first] = codes;
  if (first === undefined) return 1;
  const rateOn = (day: number, tries: number): Soon<number> => {
    if (tries === 0) throw new QosError("noClose", { code: codes.join(", "), day: dashedDay(day) });
    const closes = codes.map((code) =>
      whenKnown(lastClose({ context, code, adjustment: "none", day, manner }), (last) => ({ code, ...last })),
    );
    return whenKnown(allKnown(closes), (found) => {
      const earliest = Math.min(...found.map((close) => close.day));
      if (found.some((close) => close.day !== earliest)) return rateOn(earliest, tries - 1);
      return alongPrices(path, new Map(found.map(({ code, close }) => [code, aboveZero(code, close)])));
    });
  };
  return whenKnown(dayOfDate(date, { context, code: first, manner }), (day) => rateOn(day, MOST_DAYS));
}
