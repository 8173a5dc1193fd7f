import { useId, useMemo, useState, type KeyboardEvent } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import type { ChartQuery } from "../../features/chart/chart";
import type { ChartBar } from "../../features/chart/chartBars";
import { usePane } from "../state/paneContext";
import { barSentence } from "./barSentence";
import { BarsTable } from "./barsTable";
import { barWords, decimalsOf } from "./barWords";
import { chartKeys } from "./chartKeys";
import { ChartSummary } from "./chartSummary";
import { Legend } from "./legend";
import { useCandleLook } from "./useCandleLook";
import { useCandles } from "./useCandles";
import { ZoomButtons } from "./zoomButtons";
import { spoken } from "../look/shapes";

interface ChartViewProps {
  readonly ask: ChartQuery;
  readonly bars: readonly ChartBar[];
  readonly dated: boolean;
}

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS },
  top: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", columnGap: tokens.spacingHorizontalS },
  chart: {
    height: "300px",
    // The chart draws its own marks above its canvas; they must not cover what is outside.
    isolation: "isolate",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  spoken,
});

/** The candles, with the figures of the bar that is pointed at above them, and a table below. */
export function ChartView({ ask, bars, dated }: ChartViewProps) {
  const styles = useStyles();
  const { t, language } = usePane();
  const look = useCandleLook();
  const summary = useId();
  const [pointed, setPointed] = useState<number>();
  const [spoken, setSpoken] = useState("");
  const decimals = useMemo(() => decimalsOf(bars), [bars]);
  const words = useMemo(() => barWords(language, decimals, dated), [language, decimals, dated]);
  const { place, candles } = useCandles({ bars, dated, decimals, words, look, onPoint: setPointed });

  const last = bars.length - 1;
  const go = (index: number): void => {
    const at = Math.max(0, Math.min(last, index));
    const sentence = barSentence(bars, at, { t, words });
    if (sentence === undefined) return;
    candles.current?.point(at);
    setPointed(at);
    setSpoken(sentence);
  };
  const zoom = (factor: number): void => candles.current?.zoom(factor, pointed);
  const onKey = (event: KeyboardEvent): void => {
    const act = chartKeys(pointed ?? last + 1, last)[event.key];
    if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (act.do === "go") go(act.to);
    else if (act.do === "zoom") zoom(act.by);
    else {
      candles.current?.leave();
      setPointed(undefined);
    }
  };
  return (
    <div className={styles.box}>
      <div className={styles.top}>
        <Legend bars={bars} index={pointed ?? last} words={words} colours={look.colours} />
        <ZoomButtons onZoom={zoom} />
      </div>
      <div
        ref={place}
        className={styles.chart}
        role="application"
        aria-roledescription={t("chart.role")}
        aria-label={t("chart.name", { code: ask.code, interval: t(`chart.interval.${ask.interval}`) })}
        aria-describedby={summary}
        tabIndex={0}
        onKeyDown={onKey}
      />
      <ChartSummary id={summary} interval={ask.interval} bars={bars} words={words} />
      <div className={styles.spoken} role="status">
        {spoken}
      </div>
      <BarsTable bars={bars} words={words} />
    </div>
  );
}
