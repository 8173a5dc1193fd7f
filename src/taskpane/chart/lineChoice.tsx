import { useState } from "react";
import { Button, makeStyles, Select, tokens } from "@fluentui/react-components";
import { InstrumentSearch } from "../insert/instrumentSearch";
import { fieldLine, pair } from "../look/shapes";
import { usePane } from "../state/paneContext";
import { AVERAGES, INDICATORS, type ChartChoice } from "./chartChoice";

interface LineChoiceProps {
  readonly choice: ChartChoice;
  /** Why the other instrument cannot be shown, in words. */
  readonly fault: string | undefined;
  readonly onChoose: (choice: ChartChoice) => void;
}

const useStyles = makeStyles({
  pair,
  line: fieldLine,
  fault: { color: tokens.colorStatusDangerForeground1, fontSize: tokens.fontSizeBase200 },
});

/** Lines beside the candles: moving averages, one indicator, and another instrument. */
export function LineChoice({ choice, fault, onChoose }: LineChoiceProps) {
  const styles = useStyles();
  const { t } = usePane();
  const [other, setOther] = useState(choice.compared);
  const compare = (compared: string): void => {
    setOther(compared);
    onChoose({ ...choice, compared });
  };
  return (
    <>
      <div className={styles.pair}>
        <Select
          size="small"
          aria-label={t("chart.averages")}
          value={choice.averages}
          onChange={(_event, { value }) => onChoose({ ...choice, averages: value })}
        >
          <option value="">{t("chart.averages.none")}</option>
          {AVERAGES.map((lengths) => (
            <option key={lengths} value={lengths}>
              {t("chart.averages.of", { lengths: lengths.replaceAll(",", ", ") })}
            </option>
          ))}
        </Select>
        <Select
          size="small"
          aria-label={t("chart.indicator")}
          value={choice.indicator}
          onChange={(_event, { value }) => onChoose({ ...choice, indicator: value })}
        >
          <option value="">{t("chart.indicator.none")}</option>
          {INDICATORS.map((indicator) => (
            <option key={indicator} value={indicator}>
              {indicator.toUpperCase()}
            </option>
          ))}
        </Select>
      </div>
      <div className={styles.line}>
        <InstrumentSearch
          control={{ "aria-label": t("chart.compare") }}
          value={other}
          placeholder={t("chart.compare")}
          onChange={setOther}
          onChoose={compare}
          onEnter={() => compare(other.trim())}
        />
        {choice.compared !== "" && <Button onClick={() => compare("")}>{t("chart.compare.stop")}</Button>}
      </div>
      {fault !== undefined && choice.compared !== "" && <div className={styles.fault}>{fault}</div>}
    </>
  );
}
