import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ChartAsk } from "../../features/chart/chart";
import type { ChartBar } from "../../features/chart/chartBars";
import { MinusIcon, PlusIcon } from "../look/icons";
import { isDark, risesGreen, risingColours } from "../look/rising";
import { useTheme } from "../look/useTheme";
import { usePane } from "../state/paneContext";
import { BarsTable } from "./barsTable";
import { barWords, changeOf, decimalsOf } from "./barWords";
import { Candles, type CandleColours } from "./candles";
import { Legend } from "./legend";
import { spoken } from "../look/shapes";

interface ChartViewProps {
  readonly ask: ChartAsk;
  readonly bars: readonly ChartBar[];
  readonly dated: boolean;
}

/** One step of zooming. */
const ZOOM = 1.4;

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS },
  top: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", columnGap: tokens.spacingHorizontalS },
  buttons: { display: "flex", alignItems: "start" },
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
  const world = usePane();
  const { app, t, language } = world;
  const theme = useTheme(app);
  const greenRises = risesGreen(world);
  const summary = useId();
  const place = useRef<HTMLDivElement>(null);
  const candles = useRef<Candles>(undefined);
  const [pointed, setPointed] = useState<number>();
  const [spoken, setSpoken] = useState("");
  const decimals = useMemo(() => decimalsOf(bars), [bars]);
  const words = useMemo(() => barWords(language, decimals, dated), [language, decimals, dated]);
  const colours = useMemo<CandleColours>(
    () => ({
      ...risingColours(greenRises, isDark(theme)),
      ground: theme.colorNeutralBackground1,
      text: theme.colorNeutralForeground2,
      line: theme.colorNeutralStroke3,
      crosshair: theme.colorNeutralForeground3,
      label: theme.colorNeutralBackgroundInverted,
    }),
    [greenRises, theme],
  );
  const font = theme.fontFamilyBase;
  useLayoutEffect(() => {
    if (place.current === null) return undefined;
    const locale = language === "zh" ? "zh-CN" : new Intl.NumberFormat().resolvedOptions().locale;
    const drawn = new Candles({
      element: place.current,
      colours,
      words: { ...words, locale, font },
      dated,
      decimals,
      onPoint: setPointed,
    });
    candles.current = drawn;
    return () => {
      candles.current = undefined;
      drawn.end();
    };
    // Not for other colours: those are painted below, without losing sight of the bars.
  }, [words, dated, decimals, font, language]);
  useEffect(() => candles.current?.paint(colours), [colours]);
  useEffect(() => candles.current?.show(bars), [bars, words, dated, decimals, font, language]);

  const last = bars.length - 1;
  const interval = t(`chart.interval.${ask.interval}`);
  const go = (index: number): void => {
    const at = Math.max(0, Math.min(last, index));
    const bar = bars[at];
    if (bar === undefined) return;
    candles.current?.point(at);
    setPointed(at);
    const change = changeOf(bars, at);
    setSpoken(
      t("chart.bar", {
        time: words.time(bar.time),
        open: words.price(bar.open),
        high: words.price(bar.high),
        low: words.price(bar.low),
        close: words.price(bar.close),
        volume: bar.volume === undefined ? "–" : words.volume(bar.volume),
        change: change === undefined ? "–" : words.change(change),
      }),
    );
  };
  const zoom = (factor: number): void => candles.current?.zoom(factor, pointed);
  const onKey = (event: KeyboardEvent): void => {
    const act = keys(pointed ?? last + 1, last)[event.key];
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
        <Legend bars={bars} index={pointed ?? last} words={words} colours={colours} />
        <div className={styles.buttons}>
          <Button
            appearance="subtle"
            size="small"
            icon={<PlusIcon />}
            aria-label={t("chart.zoomIn")}
            title={t("chart.zoomIn")}
            onClick={() => zoom(1 / ZOOM)}
          />
          <Button
            appearance="subtle"
            size="small"
            icon={<MinusIcon />}
            aria-label={t("chart.zoomOut")}
            title={t("chart.zoomOut")}
            onClick={() => zoom(ZOOM)}
          />
        </div>
      </div>
      <div
        ref={place}
        className={styles.chart}
        role="application"
        aria-roledescription={t("chart.role")}
        aria-label={t("chart.name", { code: ask.code, interval })}
        aria-describedby={summary}
        tabIndex={0}
        onKeyDown={onKey}
      />
      <p id={summary} className={styles.spoken}>
        {t("chart.summary", {
          count: bars.length,
          interval,
          from: words.time(bars[0]?.time ?? 0),
          to: words.time(bars[last]?.time ?? 0),
          close: words.price(bars[last]?.close ?? 0),
          high: words.price(Math.max(...bars.map(({ high }) => high))),
          low: words.price(Math.min(...bars.map(({ low }) => low))),
        })}{" "}
        {t("chart.keys")}
      </p>
      <div className={styles.spoken} role="status">
        {spoken}
      </div>
      <BarsTable bars={bars} words={words} />
    </div>
  );
}

type Act =
  { readonly do: "go"; readonly to: number } | { readonly do: "zoom"; readonly by: number } | { readonly do: "leave" };

/** What each key does while the bar `at` is pointed at; without one, the newest is the first to the left. */
function keys(at: number, last: number): Readonly<Record<string, Act>> {
  return {
    ArrowLeft: { do: "go", to: at - 1 },
    ArrowRight: { do: "go", to: at + 1 },
    PageUp: { do: "go", to: at - 20 },
    PageDown: { do: "go", to: at + 20 },
    Home: { do: "go", to: 0 },
    End: { do: "go", to: last },
    "+": { do: "zoom", by: 1 / ZOOM },
    "=": { do: "zoom", by: 1 / ZOOM },
    "-": { do: "zoom", by: ZOOM },
    Escape: { do: "leave" },
  };
}
