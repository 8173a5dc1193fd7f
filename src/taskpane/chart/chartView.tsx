import { useEffect, useId, useMemo, useState } from "react";
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ChartQuery, Older } from "../../features/chart/chart";
import type { LinedBars } from "../../features/chart/indicatorLines";
import { usePane } from "../state/paneContext";
import { BarsTable } from "./barsTable";
import { barWords, decimalsOf } from "./barWords";
import type { ChartChoice } from "./chartChoice";
import { ChartSummary } from "./chartSummary";
import { Note } from "../components/note";
import { DayPrice } from "./dayPrice";
import { Legend } from "./legend";
import { LineLegend } from "./lineLegend";
import { RangeButtons } from "./rangeButtons";
import { useChartKeys } from "./useChartKeys";
import { useIndicators } from "./useIndicators";
import { useLines } from "./useLines";
import { useSight } from "./useSight";
import { useCandleLook } from "./useCandleLook";
import { useCandles } from "./useCandles";
import { ZoomButtons } from "./zoomButtons";
import { spoken } from "../look/shapes";

interface ChartViewProps {
  readonly shown: {
    readonly ask: ChartQuery;
    readonly dated: boolean;
    readonly older: Older;
  } & LinedBars;
  /** Others are on their way; figures that might be taken for theirs are left out. */
  readonly isOld: boolean;
  readonly choice: Pick<ChartChoice, "averages" | "indicator">;
  readonly compared: ChartQuery | undefined;
  readonly onOlder: () => void;
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
  tall: { height: "400px" },
  spoken,
});

/** The candles, with the figures of the bar that is pointed at above them, and a table below. */
export function ChartView({ shown, isOld, choice, compared, onOlder }: ChartViewProps) {
  const { ask, bars, dated, older } = shown;
  const styles = useStyles();
  const { t, language } = usePane();
  const look = useCandleLook();
  const summary = useId();
  const [pointed, setPointed] = useState<number>();
  const [spoken, setSpoken] = useState("");
  const decimals = useMemo(() => decimalsOf(bars), [bars]);
  const words = useMemo(() => barWords(language, decimals, dated), [language, decimals, dated]);
  const indicators = useIndicators(ask, choice);
  const sight = useSight({ bars, older, onOlder, before: indicators.warmUp });
  const lines = useLines({ shown, indicators, compared, since: bars[Math.max(0, sight.first)]?.time ?? 0 });
  const { place, candles } = useCandles({
    ...{ bars, dated, decimals, words, look },
    lines: lines.drawn,
    onPoint: setPointed,
    onFirst: sight.onFirst,
  });
  useEffect(() => {
    if (sight.since !== undefined) candles.current?.showSince(sight.since);
    // Older bars that have come are brought into sight as well.
  }, [candles, sight.since, bars.length]);
  const last = bars.length - 1;
  const onKey = useChartKeys({ bars, candles, pointed, setPointed, onSpoken: setSpoken, words });
  return (
    <div className={styles.box}>
      {!isOld && <DayPrice ask={ask} close={bars[last]?.close} words={words} colours={look.colours} />}
      <div className={styles.top}>
        <Legend bars={bars} index={pointed ?? last} words={words} colours={look.colours} />
        <ZoomButtons onZoom={(factor) => candles.current?.zoom(factor, pointed)} />
      </div>
      <LineLegend lines={lines} at={bars[pointed ?? last]?.time} words={words} code={ask.code} other={compared?.code} />
      <RangeButtons
        interval={ask.interval}
        chosen={sight.range}
        onChoose={(range) => sight.choose(range, bars[last]?.time ?? 0)}
      />
      <div
        ref={place}
        className={mergeClasses(styles.chart, choice.indicator !== "" && styles.tall)}
        role="application"
        aria-roledescription={t("chart.role")}
        aria-label={t("chart.name", { code: ask.code, interval: t(`chart.interval.${ask.interval}`) })}
        aria-describedby={summary}
        tabIndex={0}
        onKeyDown={onKey}
      />
      {older !== "more" && (
        <Note>
          <span data-older={older}>{t(`chart.older.${older}`)}</span>
        </Note>
      )}
      <ChartSummary id={summary} interval={ask.interval} bars={bars} words={words} />
      <div className={styles.spoken} role="status">
        {spoken}
      </div>
      <BarsTable bars={bars} words={words} />
    </div>
  );
}
