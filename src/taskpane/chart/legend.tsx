import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ChartBar } from "../../features/chart/chartBars";
import { usePane } from "../state/paneContext";
import { changeOf, type BarWords } from "./barWords";

interface LegendProps {
  readonly bars: readonly ChartBar[];
  readonly index: number;
  readonly words: BarWords;
  readonly colours: { readonly rising: string; readonly falling: string };
}

const useStyles = makeStyles({
  legend: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalS,
    // Three lines, so that the chart stands still whatever the figures.
    minHeight: "48px",
    alignContent: "start",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: "tabular-nums",
  },
  name: { color: tokens.colorNeutralForeground2, marginRight: "3px" },
  part: { whiteSpace: "nowrap" },
  strong: { fontWeight: tokens.fontWeightSemibold },
});

/** One bar in figures. Those who hear the page are told by the chart itself. */
export function Legend({ bars, index, words, colours }: LegendProps) {
  const styles = useStyles();
  const { t } = usePane();
  const bar = bars[index];
  if (bar === undefined) return <div className={styles.legend} />;
  const change = changeOf(bars, index);
  const colour = (change ?? 0) >= 0 ? colours.rising : colours.falling;
  const figures = [
    [t("chart.open"), words.price(bar.open)],
    [t("chart.high"), words.price(bar.high)],
    [t("chart.low"), words.price(bar.low)],
    [t("chart.close"), words.price(bar.close)],
    [t("chart.volume"), bar.volume === undefined ? "–" : words.volume(bar.volume)],
  ] as const;
  return (
    <div className={styles.legend} aria-hidden="true">
      <span className={mergeClasses(styles.part, styles.strong)}>{words.time(bar.time)}</span>
      {change !== undefined && (
        <span className={mergeClasses(styles.part, styles.strong)} style={{ color: colour }}>
          {change > 0 ? "▲" : change < 0 ? "▼" : ""} {words.change(change)}
        </span>
      )}
      {figures.map(([name, figure]) => (
        <span key={name} className={styles.part}>
          <span className={styles.name}>{name}</span>
          {figure}
        </span>
      ))}
    </div>
  );
}
