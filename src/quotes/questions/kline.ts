import type { Bar } from "../../qos/bar";
import { MOST_BARS, type BarAsk } from "../../qos/endpoints/kline";
import { QosError } from "../../qos/errors";
import { readAdjustment, readCount, readHeaders, readInterval } from "../arguments/choices";
import { readCode } from "../arguments/codes";
import { readFields } from "../arguments/fields";
import { BAR_FIELDS, barsBefore, barTable, DEFAULT_BAR_FIELDS } from "../barTable";
import { headingsOf } from "../headings";
import type { Desks } from "../desks";
import { cutShort } from "../history/seriesStart";
import { askDesk, type Manner, type Question } from "./question";

/** QOS.KLINE(code, [interval], [count], [adjust], [fields], [headers]); fewer bars only where the series begins. */
export const askKline: Question = ({ desks, zone, headerLanguage }, raw, manner) => {
  const [rawCode, rawInterval, rawCount, rawAdjust, rawFields, rawHeaders] = raw;
  const code = readCode(rawCode);
  const { interval } = readInterval(rawInterval);
  const count = readCount(rawCount, "count", { from: 1, to: MOST_BARS, fallback: 100 });
  const adjustment = readAdjustment(rawAdjust);
  const fields = readFields(rawFields, BAR_FIELDS, DEFAULT_BAR_FIELDS);
  const headers = readHeaders(rawHeaders, fields.length);
  const asked = Math.min(MOST_BARS, count + barsBefore(fields));
  return wholeBars(desks, { code, interval, adjustment, count: asked }, manner, count).then((bars) =>
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
export function barsAtMost(desks: Desks, series: Omit<BarAsk, "count">, manner: Manner): Promise<readonly Bar[]> {
  return someBars(desks, { ...series, count: MOST_BARS }, manner);
}

async function someBars(desks: Desks, ask: BarAsk, manner: Manner): Promise<readonly Bar[]> {
  const bars = await askDesk(desks.bars, ask, manner);
  if (bars.length === 0) throw new QosError("notFound", { code: ask.code });
  return bars;
}

/** Bars for as many rows as were asked for, or all of a series that is younger. */
async function wholeBars(desks: Desks, ask: BarAsk, manner: Manner, rows: number): Promise<readonly Bar[]> {
  const bars = await someBars(desks, ask, manner);
  const [first] = bars;
  if (first === undefined || bars.length >= rows) return bars;
  if (manner.preview && !desks.starts.isKnown(ask, first.time)) throw new QosError("preview");
  if (!(await desks.starts.beginsAt(ask, first.time, manner.signal))) throw cutShort(ask, first.time);
  return bars;
}
