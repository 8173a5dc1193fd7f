import { useState } from "react";
import { Button, Field, makeStyles, tokens } from "@fluentui/react-components";
import { readChartQuery } from "../../features/chart/chart";
import { InstrumentSearch } from "../insert/instrumentSearch";
import { useCatalogue } from "../insert/useCatalogue";
import { useOnSheet } from "../insert/useOnSheet";
import { fieldLine } from "../look/shapes";
import { usePane } from "../state/paneContext";
import type { ChartChoice } from "./chartChoice";
import { SeriesChoice } from "./seriesChoice";

interface ChartFormProps {
  readonly choice: ChartChoice;
  /** Why the code cannot be used, in words. */
  readonly fault: string | undefined;
  readonly onChoose: (choice: ChartChoice) => void;
}

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  line: fieldLine,
});

/** What is to be shown: an instrument, the length of a bar, and which prices. */
export function ChartForm({ choice, fault, onChoose }: ChartFormProps) {
  const styles = useStyles();
  const { t } = usePane();
  const [code, setCode] = useState(choice.code);
  const show = (chosen: string): void => {
    setCode(chosen);
    onChoose({ ...choice, code: chosen });
  };
  const { index } = useCatalogue();
  const onSheet = useOnSheet();
  // A name is as good as a code.
  const submit = (): void => {
    const named = isCode(code) || code.trim() === "" ? undefined : index.meant(code.trim(), onSheet);
    show(named?.code ?? code);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field
        label={t("chart.code")}
        {...(fault === undefined ? {} : { validationState: "error" as const, validationMessage: fault })}
      >
        {(control) => (
          <div className={styles.line}>
            <InstrumentSearch
              control={control}
              value={code}
              placeholder={t("chart.code.hint")}
              onChange={setCode}
              onChoose={show}
              onEnter={submit}
            />
            <Button type="submit">{t("chart.show")}</Button>
          </div>
        )}
      </Field>
      <SeriesChoice choice={choice} onChoose={onChoose} />
    </form>
  );
}

/** Letters in capitals are a symbol; in small ones they may be a name as well, and are looked up. */
function isCode(text: string): boolean {
  return readChartQuery(text, "1d", "none").ok && !/^[A-Za-z]*[a-z][A-Za-z]*$/.test(text.trim());
}
