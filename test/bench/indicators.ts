import { INDICATOR_LINES } from "../../src/quotes/indicators/indicatorLines";
import { IndicatorTable } from "../../src/quotes/indicators/indicatorTable";
import { readIndicators } from "../../src/quotes/indicators/readIndicators";
import { code } from "../support/builders";
import { randomBars } from "../support/randomBars";
import { report } from "./report";

const BARS = 1_000;
/** Milliseconds that all indicators of a series may take together. */
const MOST = 150;

/**
 * Cost of the indicators: every one of them over a thousand bars, from the text in brackets to the table. The bound is
 * reading the same bars once for each of them.
 */
export async function benchIndicators(): Promise<void> {
  const bars = randomBars(BARS);
  const texts = INDICATOR_LINES.map(({ name }) => name);
  const body = JSON.stringify(bars);
  let least = Infinity;
  const run = (): Promise<number> => {
    const begin = performance.now();
    for (const text of texts) {
      const table = new IndicatorTable({
        code: code("US:AAPL"),
        interval: "1d",
        specs: readIndicators(text),
        count: BARS,
        fromStart: true,
        learned: undefined,
      });
      table.of(bars, { headings: "en", zone: { kind: "exchange" } });
    }
    const cost = performance.now() - begin;
    least = Math.min(least, cost);
    return Promise.resolve(cost);
  };
  const bound = (): Promise<number> => {
    const begin = performance.now();
    for (const _text of texts) JSON.parse(body);
    return Promise.resolve(performance.now() - begin);
  };
  await report(`${texts.length} indicators over ${BARS} bars`, { run, bound, unit: texts.length });
  if (least > MOST) throw new Error(`the indicators take ${least.toFixed(0)} ms at best, more than ${MOST}`);
}
