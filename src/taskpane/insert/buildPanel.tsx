import { Button, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { writeAtActiveCell } from "../../host/cells";
import { formulaText } from "../../features/formulaBuilder/formulaText";
import type { FormulaEntry } from "../../features/formulaBuilder/functionList";
import { errorTextIn } from "../../runtime/errorLanguage";
import { FormulaChip } from "../components/formulaChip";
import { Note } from "../components/note";
import { PlacingNote } from "../components/placingNote";
import { Waiting } from "../components/waiting";
import { usePane, type PaneWorld } from "../state/paneContext";
import { usePlacing } from "../state/usePlacing";
import { ArgumentField } from "./argumentField";
import { CODES, entriesOf, typedFor, type Draft } from "./draft";
import { fillSelection } from "./fillSelection";
import { Preview } from "./preview";
import { useFunctions } from "./useFunctions";
import { useTrial, type TrialState } from "./useTrial";
import { foot, panel } from "../look/shapes";

interface BuildPanelProps {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
}

const useStyles = makeStyles({
  panel,
  end: { position: "sticky", bottom: 0, ...foot },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

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
  const { t } = world;
  const placing = usePlacing();
  const entries = entriesOf(formula, draft);
  const trial = useTrial(formula.id, entries);
  const missing = formula.parameters.filter(({ optional }, at) => !optional && entries[at]?.kind === "blank");
  const text = formulaText(formula.id, entries);
  const wrong = missing.length > 0 || trial.kind === "wrong";
  const groups = [false, true].map((live) => formulas.filter((each) => each.live === live));
  return (
    <>
      <div className={styles.panel}>
        <Field label={t("build.formula")} hint={formula.description}>
          <Select
            value={formula.id}
            onChange={(_event, { value }) => {
              onDraft({ ...draft, formula: value });
              placing.clear();
            }}
          >
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
        {formula.parameters.map((parameter) => (
          <ArgumentField
            key={`${formula.id} ${parameter.name}`}
            formula={formula.id}
            parameter={parameter}
            value={typedFor(draft, parameter.name)}
            fault={faultOf(trial, parameter.name, typedFor(draft, parameter.name), world)}
            onChange={(value) => {
              onDraft({ ...draft, typed: { ...draft.typed, [parameter.name]: value } });
              placing.clear();
            }}
          />
        ))}
      </div>
      <div className={styles.end}>
        <FormulaChip
          formula={text}
          meaning={
            missing.length > 0
              ? t("build.missing", { names: missing.map(({ name }) => name).join(", ") })
              : words(trial, world)
          }
        />
        {missing.length === 0 && trial.kind === "shown" && <Preview table={trial.table} />}
        <div className={styles.buttons}>
          <Button
            size="small"
            appearance="primary"
            disabledFocusable={wrong}
            onClick={() => placing.place((replace) => writeAtActiveCell({ contents: [[text]], replace }))}
          >
            {t("build.insert")}
          </Button>
          <Button size="small" onClick={() => placing.place((replace) => fillSelection(formula, draft, replace))}>
            {t("build.fill")}
          </Button>
        </div>
        <PlacingNote placing={placing} />
      </div>
    </>
  );
}

/** What is wrong with one argument; a blank one is not wrong yet. */
function faultOf(trial: TrialState, name: string, typed: string, { language, redact }: PaneWorld): string | undefined {
  if (trial.kind !== "wrong" || typed.trim() === "") return undefined;
  const meant = trial.argument === name || (trial.argument === "code" && CODES.includes(name));
  return meant ? redact(errorTextIn(trial.error, language)) : undefined;
}

function words(trial: TrialState, { t, language, redact }: PaneWorld): string {
  switch (trial.kind) {
    case "wrong":
    case "problem":
      return redact(errorTextIn(trial.error, language));
    case "shown":
      return t("build.shown");
    case "excel":
      return t("build.excel");
    case "unknown":
      return t("build.unknown");
    case "none":
      return "";
  }
}
