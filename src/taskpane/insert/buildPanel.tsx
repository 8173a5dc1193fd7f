import { Button, makeStyles } from "@fluentui/react-components";
import type { FormulaEntry } from "../../features/formulaBuilder/functionList";
import { errorTextIn } from "../../runtime/errorLanguage";
import { Note } from "../components/note";
import { Waiting } from "../components/waiting";
import { usePane, type PaneWorld } from "../state/paneContext";
import { usePlacing } from "../state/usePlacing";
import { ArgumentField } from "./argumentField";
import { CODES, entriesOf, typedFor, type Draft } from "./draft";
import { DraftFoot } from "./draftFoot";
import { FormulaChoice } from "./formulaChoice";
import { useFunctions } from "./useFunctions";
import { useTrial, type TrialState } from "./useTrial";
import { panel } from "../look/shapes";

interface BuildPanelProps {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
}

const useStyles = makeStyles({ panel });

/** Builds any formula: its arguments with their help, the text as it grows, and what it would show. */
export function BuildPanel({ draft, onDraft }: BuildPanelProps) {
  const styles = useStyles();
  const { t } = usePane();
  const functions = useFunctions();
  if (functions.at === "loading") return <Waiting />;
  if (functions.at === "failed")
    return (
      <div className={styles.panel} role="alert">
        <Note>{t("build.failed")}</Note>
        <div>
          <Button onClick={functions.again}>{t("find.again")}</Button>
        </div>
      </div>
    );
  const { formulas } = functions;
  const formula = formulas.find(({ id }) => id === draft.formula) ?? formulas[0];
  return formula === undefined ? null : (
    <Builder formulas={formulas} formula={formula} draft={draft} onDraft={onDraft} />
  );
}

interface BuilderProps extends BuildPanelProps {
  readonly formulas: readonly FormulaEntry[];
  readonly formula: FormulaEntry;
}

function Builder({ formulas, formula, draft, onDraft }: BuilderProps) {
  const styles = useStyles();
  const world = usePane();
  const placing = usePlacing();
  const entries = entriesOf(formula, draft);
  const trial = useTrial(formula.id, entries);
  const change = (changed: Draft): void => {
    onDraft(changed);
    placing.clear();
  };
  return (
    <>
      <div className={styles.panel}>
        <FormulaChoice formulas={formulas} formula={formula} onChoose={(id) => change({ ...draft, formula: id })} />
        {formula.parameters.map((parameter) => (
          <ArgumentField
            key={`${formula.id} ${parameter.name}`}
            formula={formula.id}
            parameter={parameter}
            value={typedFor(draft, parameter.name)}
            fault={faultOf(trial, parameter.name, typedFor(draft, parameter.name), world)}
            onChange={(value) => change({ ...draft, typed: { ...draft.typed, [parameter.name]: value } })}
          />
        ))}
      </div>
      <DraftFoot formula={formula} draft={draft} entries={entries} trial={trial} placing={placing} />
    </>
  );
}

/** What is wrong with one argument; a blank one is not wrong yet. */
function faultOf(trial: TrialState, name: string, typed: string, { language, redact }: PaneWorld): string | undefined {
  if (trial.kind !== "wrong" || typed.trim() === "") return undefined;
  const meant = trial.argument === name || (trial.argument === "code" && CODES.includes(name));
  return meant ? redact(errorTextIn(trial.error, language)) : undefined;
}
