import { makeStyles, Select } from "@fluentui/react-components";
import { CHART_INTERVALS } from "../../features/chart/chart";
import { pair } from "../look/shapes";
import { usePane } from "../state/paneContext";
import type { ChartChoice } from "./chartChoice";

interface SeriesChoiceProps {
  readonly choice: ChartChoice;
  readonly onChoose: (choice: ChartChoice) => void;
}

const useStyles = makeStyles({
  pair,
});

/** Which series of an instrument: the length of a bar, and which prices. */
export function SeriesChoice({ choice, onChoose }: SeriesChoiceProps) {
  const styles = useStyles();
  const { t } = usePane();
  return (
    <div className={styles.pair}>
      <Select
        size="small"
        aria-label={t("chart.interval")}
        value={choice.interval}
        onChange={(_event, { value }) => onChoose({ ...choice, interval: value })}
      >
        {CHART_INTERVALS.map((interval) => (
          <option key={interval} value={interval}>
            {t(`chart.interval.${interval}`)}
          </option>
        ))}
      </Select>
      <Select
        size="small"
        aria-label={t("chart.adjust")}
        value={choice.adjustment}
        onChange={(_event, { value }) => onChoose({ ...choice, adjustment: value })}
      >
        {(["none", "forward"] as const).map((adjustment) => (
          <option key={adjustment} value={adjustment}>
            {t(`chart.adjust.${adjustment}`)}
          </option>
        ))}
      </Select>
    </div>
  );
}
