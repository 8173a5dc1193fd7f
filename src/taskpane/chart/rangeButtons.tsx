import { Button, makeStyles } from "@fluentui/react-components";
import { rangesOf, type Range } from "../../features/chart/ranges";
import type { ChartQuery } from "../../features/chart/chart";
import { usePane } from "../state/paneContext";

interface RangeButtonsProps {
  readonly interval: ChartQuery["interval"];
  readonly chosen: Range | undefined;
  readonly onChoose: (range: Range) => void;
}

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap" },
  button: { minWidth: "36px", paddingLeft: "6px", paddingRight: "6px" },
});

/** How far back the chart looks, by one press. */
export function RangeButtons({ interval, chosen, onChoose }: RangeButtonsProps) {
  const styles = useStyles();
  const { t } = usePane();
  return (
    <div className={styles.row} role="group" aria-label={t("chart.range")}>
      {rangesOf(interval).map((range) => (
        <Button
          key={range}
          className={styles.button}
          size="small"
          appearance={range === chosen ? "secondary" : "subtle"}
          aria-pressed={range === chosen}
          title={t(`chart.range.${range}.long`)}
          onClick={() => onChoose(range)}
        >
          {t(`chart.range.${range}`)}
        </Button>
      ))}
    </div>
  );
}
