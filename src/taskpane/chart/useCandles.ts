import { useEffect, useLayoutEffect, useRef, type RefObject } from "react";
import type { ChartBar } from "../../features/chart/chartBars";
import { usePane } from "../state/paneContext";
import type { BarWords } from "./barWords";
import { Candles, type DrawnLine } from "./candles";
import type { CandleLook } from "./useCandleLook";

interface UseCandlesOptions {
  readonly bars: readonly ChartBar[];
  readonly dated: boolean;
  readonly decimals: number;
  readonly words: BarWords;
  readonly look: CandleLook;
  /** Hears which bar the mouse is at; the same function at every drawing. */
  readonly onPoint: (index: number | undefined) => void;
  /** Hears which bar is the first in sight; the same function at every drawing. */
  readonly onFirst: (index: number) => void;
  readonly lines: readonly DrawnLine[];
}

interface CandlesInPlace {
  /** The element in which the chart is drawn. */
  readonly place: RefObject<HTMLDivElement | null>;
  /** The chart, while it is drawn. */
  readonly candles: RefObject<Candles | undefined>;
}

/** A chart that follows its bars and colours; other words, figures or another font make another chart. */
export function useCandles({
  bars,
  dated,
  decimals,
  words,
  look,
  onPoint,
  onFirst,
  lines,
}: UseCandlesOptions): CandlesInPlace {
  const { language } = usePane();
  const { colours, font } = look;
  const place = useRef<HTMLDivElement>(null);
  const candles = useRef<Candles>(undefined);
  useLayoutEffect(() => {
    if (place.current === null) return undefined;
    const locale = language === "zh" ? "zh-CN" : new Intl.NumberFormat().resolvedOptions().locale;
    const drawn = new Candles({
      element: place.current,
      colours,
      words: { ...words, locale, font },
      dated,
      decimals,
      onPoint,
      onFirst,
    });
    candles.current = drawn;
    return () => {
      candles.current = undefined;
      drawn.end();
    };
    // Not for other colours: those are painted below, without losing sight of the bars.
  }, [words, dated, decimals, font, language, onPoint, onFirst]);
  useEffect(() => candles.current?.paint(colours), [colours]);
  useEffect(() => candles.current?.show(bars), [bars, words, dated, decimals, font, language, onPoint, onFirst]);
  useEffect(() => candles.current?.lines(lines), [lines, words, dated, decimals, font, language, onPoint, onFirst]);
  return { place, candles };
}
