import type { KeyboardEvent, RefObject } from "react";
import type { ChartBar } from "../../features/chart/chartBars";
import { usePane } from "../state/paneContext";
import { barSentence } from "./barSentence";
import type { BarWords } from "./barWords";
import type { Candles } from "./candles";
import { chartKeys } from "./chartKeys";

interface ChartKeysOptions {
  readonly bars: readonly ChartBar[];
  readonly candles: RefObject<Candles | undefined>;
  readonly pointed: number | undefined;
  readonly setPointed: (index: number | undefined) => void;
  /** Hears the sentence of the bar that is pointed at. */
  readonly onSpoken: (sentence: string) => void;
  readonly words: BarWords;
}

/** The chart by keyboard: from bar to bar, and closer or further. */
export function useChartKeys(options: ChartKeysOptions): (event: KeyboardEvent) => void {
  const { bars, candles, pointed, setPointed, onSpoken, words } = options;
  const { t } = usePane();
  const last = bars.length - 1;
  const go = (index: number): void => {
    const at = Math.max(0, Math.min(last, index));
    const sentence = barSentence(bars, at, { t, words });
    if (sentence === undefined) return;
    candles.current?.point(at);
    setPointed(at);
    onSpoken(sentence);
  };
  return (event) => {
    const act = chartKeys(pointed ?? last + 1, last)[event.key];
    if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (act.do === "go") go(act.to);
    else if (act.do === "zoom") candles.current?.zoom(act.by, pointed);
    else {
      candles.current?.leave();
      setPointed(undefined);
    }
  };
}
