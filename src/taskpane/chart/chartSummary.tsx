import { makeStyles } from "@fluentui/react-components";
import type { ChartQuery } from "../../features/chart/chart";
import type { ChartBar } from "../../features/chart/chartBars";
import { spoken } from "../look/shapes";
import { usePane } from "../state/paneContext";
import type { BarWords } from "./barWords";

interface ChartSummaryProps {
  readonly id: string;
  readonly interval: ChartQuery["interval"];
  readonly bars: readonly ChartBar[];
  readonly words: BarWords;
}

const useStyles = makeStyles({ spoken });

/** The whole chart in a sentence, and how to go from bar to bar, for those who hear the page. */
export function ChartSummary({ id, interval, bars, words }: ChartSummaryProps) {
  const styles = useStyles();
  const { t } = usePane();
  const last = bars[bars.length - 1];
  return (
    <p id={id} className={styles.spoken}>
      {t("chart.summary", {
        count: bars.length,
        interval: t(`chart.interval.${interval}`),
        from: words.time(bars[0]?.time ?? 0),
        to: words.time(last?.time ?? 0),
        close: words.price(last?.close ?? 0),
        high: words.price(Math.max(...bars.map(({ high }) => high))),
        low: words.price(Math.min(...bars.map(({ low }) => low))),
      })}{" "}
      {t("chart.keys")}
    </p>
  );
}
