import { allKnown, whenKnown, type Soon } from "../../kernel/soon";
import { toSeconds } from "../../kernel/time";
import type { Settled } from "../../kernel/settled";
import { zoneOf } from "../../market/codeZone";
import type { InstrumentCode } from "../../market/instrumentCode";
import { dayIn } from "../../market/zone";
import { QosError } from "../../qos/errors";
import { readAdjustment, readHeaders, readInterval } from "../arguments/choices";
import { codesOf, readCodes } from "../arguments/codes";
import { isDate, ofDay, readAnyDate, reversed, wholeDay, type GivenDate } from "../arguments/dates";
import { readField } from "../arguments/fields";
import { BAR_FIELDS, barsBefore } from "../barTable";
import { headingsOf } from "../headings";
import { spanOf, type SpanOptions } from "../history/span";
import { spanBars, type SpanBars } from "../history/spanBars";
import { seriesTable } from "../seriesTable";
import type { Shown } from "../streams";
import { datesOf } from "../tradingDays";
import { settleSoon, throwIfNoKey, type Question } from "./question";

/**
 * QOS.SERIES(codes, start, [end], [interval], [field], [adjust], [headers]): one figure of many instruments over a time,
 * both ends included. Relative dates are told from the day of the exchange that is furthest ahead, trading days counted
 * at that of the first instrument, so that every column begins and ends with the same dates. Times of day are given, and
 * shown, by the clock of the first instrument.
 */
export const querySeries: Question = (context, raw, manner) => {
  const { sources, zone, headerLanguage, clock } = context;
  const [rawCodes, rawStart, rawEnd, rawInterval, rawField, rawAdjust, rawHeaders] = raw;
  const rows = readCodes(rawCodes);
  const codes = codesOf(rows);
  const [first] = codes;
  if (first === undefined) throw rows.find((row) => row.kind === "error")?.error ?? new QosError("internal");
  const now = toSeconds(clock.now());
  const today = Math.max(...codes.map((code) => dayIn(zoneOf(code, zone().learned), now)));
  const start = readAnyDate(rawStart, "start", () => today);
  if (start === undefined) throw new QosError("noDate", { argument: "start" });
  const end = readAnyDate(rawEnd, "end", () => today);
  const { interval, seconds } = readInterval(rawInterval);
  const field = readField(rawField, BAR_FIELDS, "close");
  const adjustment = readAdjustment(rawAdjust);
  const headers = readHeaders(rawHeaders, rows.length + 1);
  const daily = seconds === undefined;
  const cut = (date: GivenDate): GivenDate => (daily ? wholeDay(date) : date);
  /** From when until when; undefined: up to now. */
  const between = (from: GivenDate, given: GivenDate | undefined): readonly [GivenDate, GivenDate | undefined] => {
    const until = given === undefined ? (daily ? ofDay(today) : undefined) : cut(given);
    const last = until ?? ofDay(today);
    if (endsBefore(last, cut(from))) throw reversed(from, last);
    return [cut(from), until];
  };
  if (isDate(start) && (end === undefined || isDate(end))) between(start, end);
  if (manner.preview) throw new QosError("preview");
  const barsOf = (code: InstrumentCode, [from, until]: ReturnType<typeof between>): Soon<SpanBars> => {
    // Days are each exchange's own; times of day are those of one clock, by which the table tells them.
    const options: SpanOptions = { code: daily ? code : first, interval, now: () => now, learned: zone().learned };
    const span = spanOf(from, until, options);
    // Where it is still yesterday, nothing has begun of a time that begins today.
    if (span.to < span.from) throw new QosError("noBars", { code });
    const wanted = { code, interval, adjustment, span, andBefore: barsBefore([field]) > 0 };
    return spanBars(sources.history, wanted, manner.signal);
  };
  const draw = (each: readonly (readonly [InstrumentCode, Settled<SpanBars, QosError>])[]): Shown => {
    const series = new Map(each);
    throwIfNoKey(series);
    const [one] = each;
    if (one?.[1].ok === false && each.every(([, settled]) => !settled.ok)) throw one[1].error;
    return seriesTable({
      rows,
      series,
      field,
      interval,
      headings: headingsOf(headers, headerLanguage()),
      zone: zone(),
    });
  };
  return whenKnown(datesOf({ start, end }, { context, code: first, manner }), (dates) => {
    const known = between(...dates);
    const each = codes.map((code) =>
      whenKnown(
        settleSoon(() => barsOf(code, known)),
        (settled) => [code, settled] as const,
      ),
    );
    return whenKnown(allKnown(each), draw);
  });
};

/** A date without a time of day lasts until midnight. */
function endsBefore(end: GivenDate, start: GivenDate): boolean {
  return end.timed ? end.serial < start.serial : end.serial + 1 <= start.serial;
}
