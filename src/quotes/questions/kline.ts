import { isPromise, whenKnown, type Soon } from "../../kernel/soon";
import type { Bar } from "../../qos/bar";
import { MOST_BARS, type BarQuery } from "../../qos/endpoints/kline";
import { QosError } from "../../qos/errors";
import { readAdjustment, readCount, readHeaders, readInterval } from "../arguments/choices";
import { readCode } from "../arguments/codes";
import { barsBefore, barTable, readBarFields } from "../barTable";
import { headingsOf } from "../headings";
import type { QuoteSources } from "../quoteSources";
import { cutShort } from "../history/seriesStart";
import { loadFrom, type Manner, type Question } from "./question";

/** QOS.KLINE(code, [interval], [count], [adjust], [fields], [headers]); fewer bars only where the series begins. */
export const queryKline: Question = ({ sources, zone, headerLanguage }, raw, manner) => {
  const [rawCode, rawInterval, rawCount, rawAdjust, rawFields, rawHeaders] = raw;
  const code = readCode(rawCode);
  const { interval } = readInterval(rawInterval);
  const count = readCount(rawCount, "count", { from: 1, to: MOST_BARS, fallback: 100 });
  const adjustment = readAdjustment(rawAdjust);
  const fields = readBarFields(rawFields);
  const headers = readHeaders(rawHeaders, fields.length);
  const asked = Math.min(MOST_BARS, count + barsBefore(fields));
  return whenKnown(wholeBars(sources, { code, interval, adjustment, count: asked }, manner, count), (bars) =>
    barTable(bars, {
      code,
      interval,
      fields,
      headers: headingsOf(headers, headerLanguage()),
      zone: zone(),
      first: Math.max(0, bars.length - count),
    }),
  );
};

/** As many bars as can be had, oldest first: for a chart, which promises no number. */
export function barsAtMost(
  sources: Pick<QuoteSources, "bars">,
  series: Omit<BarQuery, "count">,
  manner: Manner,
): Promise<readonly Bar[]> {
  return Promise.resolve(someBars(sources, { ...series, count: MOST_BARS }, manner));
}

/** As many bars as can be had, where there are any. */
export function someBars(sources: Pick<QuoteSources, "bars">, query: BarQuery, manner: Manner): Soon<readonly Bar[]> {
  return whenKnown(loadFrom(sources.bars, query, manner), (bars) => {
    if (bars.length === 0) throw new QosError("notFound", { code: query.code });
    return bars;
  });
}

/** Bars for as many rows as were asked for, or all of a series that is younger. */
function wholeBars(sources: QuoteSources, query: BarQuery, manner: Manner, rows: number): Soon<readonly Bar[]> {
  const bars = someBars(sources, query, manner);
  if (!isPromise(bars) && bars.length >= rows) return bars;
  return Promise.resolve(bars).then(async (some) => {
    const [first] = some;
    if (first === undefined || some.length >= rows) return some;
    if (manner.preview && !sources.starts.isKnown(query, first.time)) throw new QosError("preview");
    if (!(await sources.starts.beginsAt(query, first.time, manner.signal))) throw cutShort(query, first.time);
    return some;
  });
}
