import type { Wait } from "../../flow/question";
import type { Bar } from "../../qos/bar";
import { MOST_BARS, type BarAsk } from "../../qos/endpoints/kline";
import { QosError } from "../../qos/errors";
import { readAdjustment, readCount, readHeaders, readInterval } from "../arguments/choices";
import { readCode } from "../arguments/codes";
import { readFields } from "../arguments/fields";
import { BAR_FIELDS, barsBefore, barTable, DEFAULT_BAR_FIELDS } from "../barTable";
import type { Desks } from "../desks";
import { cutShort } from "../history/seriesStart";
import type { Shown } from "../streams";
import { askDesk, mapWait, type Manner, type Question, type QuestionContext } from "./question";

/** QOS.KLINE(code, [interval], [count], [adjust], [fields], [headers]); fewer bars only where the series begins. */
export const askKline: Question = (context, raw, manner) => askBars(context, raw, manner, wholeBars);

/** As KLINE, with as many bars as can be had: for a chart, which promises no number. */
export const askBarsAtMost: Question = (context, raw, manner) => askBars(context, raw, manner, askAtMost);

type BarsOf = (desks: Desks, ask: BarAsk, manner: Manner, rows: number) => Wait<readonly Bar[]>;

function askBars(
  { desks, zone }: QuestionContext,
  raw: readonly unknown[],
  manner: Manner,
  barsOf: BarsOf,
): Wait<Shown> {
  const [rawCode, rawInterval, rawCount, rawAdjust, rawFields, rawHeaders] = raw;
  const code = readCode(rawCode);
  const { interval } = readInterval(rawInterval);
  const count = readCount(rawCount, "count", { from: 1, to: MOST_BARS, fallback: 100 });
  const adjustment = readAdjustment(rawAdjust);
  const fields = readFields(rawFields, BAR_FIELDS, DEFAULT_BAR_FIELDS);
  const headers = readHeaders(rawHeaders, fields.length);
  const asked = Math.min(MOST_BARS, count + barsBefore(fields));
  return mapWait(barsOf(desks, { code, interval, adjustment, count: asked }, manner, count), (bars) =>
    barTable(bars, { code, interval, fields, headers, zone: zone(), first: Math.max(0, bars.length - count) }),
  );
}

function askAtMost(desks: Desks, ask: BarAsk, manner: Manner): Wait<readonly Bar[]> {
  return mapWait(askDesk(desks.bars, ask, manner), (bars) => {
    if (bars.length === 0) throw new QosError("notFound", { code: ask.code });
    return bars;
  });
}

/** Bars for as many rows as were asked for, or all of a series that is younger. */
function wholeBars(desks: Desks, ask: BarAsk, manner: Manner, rows: number): Wait<readonly Bar[]> {
  let waiting: Wait<unknown> = { answer: Promise.resolve(), leave: () => undefined };
  const bars = askAtMost(desks, ask, manner);
  const answer = bars.answer.then(async (got) => {
    const [first] = got;
    if (first === undefined || got.length >= rows) return got;
    if (manner.preview && !desks.starts.isKnown(ask, first.time)) throw new QosError("preview");
    const begins = desks.starts.beginsAt(ask, first.time);
    waiting = begins;
    if (!(await begins.answer)) throw cutShort(ask, first.time);
    return got;
  });
  return {
    answer,
    leave() {
      bars.leave();
      waiting.leave();
    },
  };
}
