import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ActButton } from "../components/actButton";
import { writeAtActiveCell } from "../../host/cells";
import { formulaText, type Entry } from "../../features/formulaBuilder/formulaText";
import type { FormulaEntry } from "../../features/formulaBuilder/functionList";
import { errorTextIn } from "../../runtime/errorLanguage";
import { FormulaChip } from "../components/formulaChip";
import { Note } from "../components/note";
import { PlacingNote } from "../components/placingNote";
import { usePane, type PaneWorld } from "../state/paneContext";
import { useNeed, type Size } from "../state/useNeed";
import type { PlacingControl } from "../state/usePlacing";
import type { Draft } from "./draft";
import { fillSelection } from "./fillSelection";
import { Preview } from "./preview";
import type { TrialState } from "./useTrial";
import { foot } from "../look/shapes";

interface DraftFootProps {
  readonly formula: FormulaEntry;
  readonly draft: Draft;
  /** The arguments of `draft` as they were read. */
  readonly entries: readonly Entry[];
  readonly trial: TrialState;
  readonly placing: PlacingControl;
}

const useStyles = makeStyles({
  // Where the pane is low it would leave no room for the arguments.
  end: { position: "sticky", bottom: 0, "@media (max-height: 480px)": { position: "static" }, ...foot },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** The formula as it stands, what it would show, and the ways into the sheet. */
export function DraftFoot({ formula, draft, entries, trial, placing }: DraftFootProps) {
  const styles = useStyles();
  const world = usePane();
  const { t } = world;
  const missing = formula.parameters.filter(({ optional }, at) => !optional && entries[at]?.kind === "blank");
  const text = formulaText(formula.id, entries);
  const wrong = missing.length > 0 || trial.kind === "wrong";
  const why =
    missing.length > 0
      ? t("build.missing", { names: missing.map(({ name }) => name).join(", ") })
      : words(trial, world);
  const size = sizeOf(trial);
  const need = useNeed(size);
  return (
    <div className={styles.end} onPointerEnter={need.look} onFocus={need.look}>
      <FormulaChip formula={text} meaning={why} />
      {missing.length === 0 && trial.kind === "shown" && <Preview table={trial.table} />}
      <div className={styles.buttons}>
        <ActButton
          small
          primary
          blocked={wrong ? why : undefined}
          onClick={() => placing.place((replace) => writeAtActiveCell({ contents: [[text]], replace, spread: size }))}
        >
          {t("build.insert")}
        </ActButton>
        <Button size="small" onClick={() => placing.place((replace) => fillSelection(formula, draft, replace))}>
          {t("build.fill")}
        </Button>
      </div>
      {!wrong && placing.state.at === "none" && <Note>{need.words(size)}</Note>}
      <PlacingNote placing={placing} />
    </div>
  );
}

/** What the formula would fill, as far as that is known. */
function sizeOf(trial: TrialState): Size {
  const table = trial.kind === "shown" ? trial.table : [[]];
  return { rows: Math.max(1, table.length), columns: Math.max(1, table[0]?.length ?? 1) };
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
