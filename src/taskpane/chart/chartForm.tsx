import { useId, useState } from "react";
import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { usePane, useView } from "../state/paneContext";
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
  line: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", columnGap: tokens.spacingHorizontalS },
  narrow: { minWidth: 0 },
});

/** What is to be shown: an instrument, the length of a bar, and which prices. */
export function ChartForm({ choice, fault, onChoose }: ChartFormProps) {
  const styles = useStyles();
  const { t } = usePane();
  const { subscriptions } = useView();
  const id = useId();
  const [code, setCode] = useState(choice.code);
  const live = [...new Set(subscriptions.map((subscription) => subscription.code))].slice(0, 50);
  const show = (): void => onChoose({ ...choice, code });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        show();
      }}
    >
      <Field
        label={t("chart.code")}
        {...(fault === undefined ? {} : { validationState: "error" as const, validationMessage: fault })}
      >
        {(control) => (
          <div className={styles.line}>
            <Input
              {...control}
              className={styles.narrow}
              value={code}
              placeholder={t("chart.code.hint")}
              spellCheck={false}
              list={id}
              onChange={(_event, { value }) => {
                setCode(value);
                // Chosen from the list, not typed.
                if (live.some((one) => one === value)) onChoose({ ...choice, code: value });
              }}
            />
            <Button type="submit">{t("chart.show")}</Button>
          </div>
        )}
      </Field>
      <datalist id={id}>
        {live.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <SeriesChoice choice={choice} onChoose={onChoose} />
    </form>
  );
}
