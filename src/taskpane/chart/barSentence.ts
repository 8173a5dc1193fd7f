import type { ChartBar } from "../../features/chart/chartBars";
import type { Translate } from "../languages/translate";
import { changeOf, type BarWords } from "./barWords";

/** One bar in a sentence, for those who hear the page; undefined where there is none at `at`. */
export function barSentence(
  bars: readonly ChartBar[],
  at: number,
  { t, words }: { readonly t: Translate; readonly words: BarWords },
): string | undefined {
  const bar = bars[at];
  if (bar === undefined) return undefined;
  const change = changeOf(bars, at);
  return t("chart.bar", {
    time: words.time(bar.time),
    open: words.price(bar.open),
    high: words.price(bar.high),
    low: words.price(bar.low),
    close: words.price(bar.close),
    volume: bar.volume === undefined ? "–" : words.volume(bar.volume),
    change: change === undefined ? "–" : words.change(change),
  });
}
