import { Combobox, Field, Input, makeStyles, Option, Select } from "@fluentui/react-components";
import { argumentKind, type Choice } from "../../features/formulaBuilder/argumentKinds";
import type { ParameterEntry } from "../../features/formulaBuilder/functionList";
import { usePane } from "../state/paneContext";
import { CodeField } from "./codeField";
import { secondLine } from "../look/shapes";

interface ArgumentFieldProps {
  readonly formula: string;
  readonly parameter: ParameterEntry;
  readonly value: string;
  readonly fault: string | undefined;
  readonly onChange: (value: string) => void;
}

const useStyles = makeStyles({
  box: { minWidth: 0, width: "100%" },
  meaning: secondLine,
  option: { display: "block", minWidth: 0 },
});

/** The input for one argument, as its kind asks for; each takes a cell's address as well. */
export function ArgumentField({ formula, parameter, value, fault, onChange }: ArgumentFieldProps) {
  const styles = useStyles();
  const { t } = usePane();
  const { name, description, optional } = parameter;
  const label = optional ? t("build.optional", { name }) : name;
  const kind = argumentKind(formula, name);
  if (kind.kind === "code" || kind.kind === "codes")
    return (
      <CodeField
        label={label}
        hint={description}
        fault={fault}
        required={!optional}
        several={kind.kind === "codes"}
        value={value}
        onChange={onChange}
      />
    );
  return (
    <Field
      label={label}
      hint={description}
      required={!optional}
      {...(fault === undefined ? {} : { validationState: "error" as const, validationMessage: fault })}
    >
      {kind.kind === "truth" ? (
        <Select value={value} onChange={(_event, { value: chosen }) => onChange(chosen)}>
          <option value="">{t("build.default")}</option>
          {kind.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.value}
            </option>
          ))}
        </Select>
      ) : kind.kind === "choice" || kind.kind === "choices" ? (
        <Choices choices={kind.choices} several={kind.kind === "choices"} value={value} onChange={onChange} />
      ) : (
        <Input
          className={styles.box}
          value={value}
          inputMode={kind.kind === "number" ? "numeric" : "text"}
          onChange={(_event, { value: typed }) => onChange(typed)}
        />
      )}
    </Field>
  );
}

interface ChoicesProps {
  readonly choices: readonly Choice[];
  readonly several: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A text with the accepted names to choose from: one of them, or several with commas. */
function Choices({ choices, several, value, onChange }: ChoicesProps) {
  const styles = useStyles();
  const { language } = usePane();
  const chosen = split(value);
  const whole = chosen.every((name) => isKnown(name, choices));
  const part = (several ? (value.split(",").at(-1) ?? "") : value).trim().toLowerCase();
  const shown = whole ? choices : choices.filter((choice) => hay(choice).includes(part));
  return (
    <Combobox
      className={styles.box}
      freeform
      multiselect={several}
      value={value}
      selectedOptions={[...chosen]}
      onChange={(event) => onChange(event.target.value)}
      onOptionSelect={(_event, { optionValue, selectedOptions }) => {
        if (optionValue === undefined) return;
        onChange(several ? known(selectedOptions, choices).join(",") : optionValue);
      }}
    >
      {shown.map((choice) => (
        <Option key={choice.value} value={choice.value} text={choice.value}>
          <span className={styles.option}>
            {choice.value}
            {choice[language] !== "" && <span className={styles.meaning}>{choice[language]}</span>}
          </span>
        </Option>
      ))}
    </Combobox>
  );
}

/** A half-typed name goes when a whole one is chosen. */
function known(names: readonly string[], choices: readonly Choice[]): readonly string[] {
  return names.filter((name) => isKnown(name, choices));
}

/** A currency may stand behind a field. */
function isKnown(name: string, choices: readonly Choice[]): boolean {
  return choices.some(({ value }) => value === name.replace(/@.*$/, ""));
}

function split(text: string): readonly string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function hay({ value, en, zh }: Choice): string {
  return `${value} ${en} ${zh}`.toLowerCase();
}
