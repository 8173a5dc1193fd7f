import { whenKnown } from "../../kernel/soon";
import { readAdjustment } from "../arguments/choices";
import { headingsOf } from "../headings";
import type { Question } from "../questions/question";
import { indicatorBars } from "./indicatorBars";
import { IndicatorTable } from "./indicatorTable";
import { readIndicatorArguments } from "./readIndicatorArguments";

/** QOS.INDICATOR(code, indicator, [interval], [count], [adjust], [headers]); fewer rows only where the series begins. */
export const queryIndicator: Question = ({ sources, zone, headerLanguage }, raw, manner) => {
  const [rawCode, indicator, rawInterval, rawCount, rawAdjust, rawHeaders] = raw;
  const asked = readIndicatorArguments({
    code: rawCode,
    indicator,
    interval: rawInterval,
    count: rawCount,
    headers: rawHeaders,
  });
  const { code, specs, interval, count, headers } = asked;
  const series = { code, interval, adjustment: readAdjustment(rawAdjust) };
  return whenKnown(indicatorBars(sources, { series, specs, count, manner }), ({ bars, fromStart }) => {
    const choice = zone();
    const table = new IndicatorTable({ code, interval, specs, count, fromStart, learned: choice.learned });
    return table.of(bars, { headings: headingsOf(headers, headerLanguage()), zone: choice });
  });
};
