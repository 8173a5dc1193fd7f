import { whenKnown } from "../../kernel/soon";
import { toSeconds } from "../../kernel/time";
import { zoneOf } from "../../market/codeZone";
import { dayIn } from "../../market/zone";
import { QosError } from "../../qos/errors";
import { readAdjustment, readHeaders, readInterval } from "../arguments/choices";
import { readCode } from "../arguments/codes";
import { isDate, ofDay, readAnyDate, reversed, wholeDay, type GivenDate } from "../arguments/dates";
import { barsBefore, barTable, readBarFields } from "../barTable";
import { headingsOf } from "../headings";
import { spanOf, type Span } from "../history/span";
import { spanBars } from "../history/spanBars";
import { datesOf } from "../tradingDays";
import type { Question } from "./question";

/** QOS.HISTORY(code, start, [end], [interval], [adjust], [fields], [headers]); both ends included. */
export const queryHistory: Question = (context, raw, manner) => {
  const { sources, zone, headerLanguage, clock } = context;
  const [rawCode, rawStart, rawEnd, rawInterval, rawAdjust, rawFields, rawHeaders] = raw;
  const code = readCode(rawCode);
  const today = dayIn(zoneOf(code, zone().learned), toSeconds(clock.now()));
  const start = readAnyDate(rawStart, "start", () => today);
  if (start === undefined) throw new QosError("noDate", { argument: "start" });
  const end = readAnyDate(rawEnd, "end", () => today);
  const { interval, seconds } = readInterval(rawInterval);
  const adjustment = readAdjustment(rawAdjust);
  const fields = readBarFields(rawFields);
  const headers = readHeaders(rawHeaders, fields.length);
  const daily = seconds === undefined;
  const cut = (date: GivenDate): GivenDate => (daily ? wholeDay(date) : date);
  const spanBetween = (first: GivenDate, last: GivenDate | undefined): Span => {
    const until = last === undefined ? (daily ? ofDay(today) : undefined) : cut(last);
    const span = spanOf(cut(first), until, {
      code,
      interval,
      now: () => toSeconds(clock.now()),
      learned: zone().learned,
    });
    if (span.to < span.from) throw reversed(first, last ?? ofDay(today));
    return span;
  };
  if (isDate(start) && (end === undefined || isDate(end))) spanBetween(start, end);
  if (manner.preview) throw new QosError("preview");
  const found = whenKnown(datesOf({ start, end }, { context, code, manner }), (dates) => {
    const span = spanBetween(...dates);
    const wanted = { code, interval, adjustment, span, andBefore: barsBefore(fields) > 0 };
    return spanBars(sources.history, wanted, manner.signal);
  });
  return whenKnown(found, ({ bars, first }) =>
    barTable(bars, {
      code,
      interval,
      fields,
      headers: headingsOf(headers, headerLanguage()),
      zone: zone(),
      first,
    }),
  );
};
