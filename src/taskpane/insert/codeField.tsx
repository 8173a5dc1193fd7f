import { Combobox, Field, makeStyles, Option } from "@fluentui/react-components";
import type { Market } from "../../features/find/marketChoices";
import { usePane } from "../state/paneContext";
import { bothNames } from "./nameLine";
import { useCatalogue } from "./useCatalogue";
import { secondLine } from "../look/shapes";

interface CodeFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly fault?: string | undefined;
  readonly required?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Also takes several codes: what was typed before the last comma stays. */
  readonly several?: boolean;
}

const MOST = 8;
const ANY: ReadonlySet<Market> = new Set();

const useStyles = makeStyles({
  box: { minWidth: 0, width: "100%" },
  names: secondLine,
  option: { display: "block" },
});

/** A code or a cell, with a search by code and name while typing. */
export function CodeField({ label, hint, fault, required, value, onChange, several = false }: CodeFieldProps) {
  const styles = useStyles();
  const { language } = usePane();
  const { index } = useCatalogue();
  const cut = several ? Math.max(value.lastIndexOf(","), value.lastIndexOf(";")) + 1 : 0;
  const sought = value.slice(cut).trim();
  const found = sought === "" ? index.popular(ANY, MOST) : index.find(sought, ANY, MOST);
  return (
    <Field
      label={label}
      required={required === true}
      {...(hint === undefined ? {} : { hint })}
      {...(fault === undefined ? {} : { validationState: "error" as const, validationMessage: fault })}
    >
      <Combobox
        className={styles.box}
        freeform
        value={value}
        selectedOptions={[]}
        onChange={(event) => onChange(event.target.value)}
        onOptionSelect={(_event, { optionValue }) => {
          if (optionValue !== undefined) onChange(value.slice(0, cut) + optionValue);
        }}
      >
        {found.map((instrument) => (
          <Option key={instrument.code} value={instrument.code} text={instrument.code} checkIcon={null}>
            <span className={styles.option}>
              <b>{instrument.code}</b>
              <span className={styles.names}>{bothNames(language, instrument)}</span>
            </span>
          </Option>
        ))}
      </Combobox>
    </Field>
  );
}
