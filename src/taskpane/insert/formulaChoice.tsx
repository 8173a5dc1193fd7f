import { Field, Select } from "@fluentui/react-components";
import type { FormulaEntry } from "../../features/formulaBuilder/functionList";
import { usePane } from "../state/paneContext";

interface FormulaChoiceProps {
  readonly formulas: readonly FormulaEntry[];
  /** The one that is chosen. */
  readonly formula: FormulaEntry;
  readonly onChoose: (id: string) => void;
}

/** Which formula is built: those that answer once, and those that are live. */
export function FormulaChoice({ formulas, formula, onChoose }: FormulaChoiceProps) {
  const { t } = usePane();
  const groups = [false, true].map((live) => formulas.filter((each) => each.live === live));
  return (
    <Field label={t("build.formula")} hint={formula.description}>
      <Select value={formula.id} onChange={(_event, { value }) => onChoose(value)}>
        {groups.map((group, at) => (
          <optgroup key={at} label={t(at === 0 ? "build.once" : "build.live")}>
            {group.map(({ id }) => (
              <option key={id} value={id}>
                {id}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
    </Field>
  );
}
