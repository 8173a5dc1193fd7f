import { makeStyles, tokens } from "@fluentui/react-components";
import { ActButton } from "../components/actButton";
import type { Applied } from "../../features/sheetTools/apply";
import type { Findings } from "../../features/sheetTools/proposals";
import { Note } from "../components/note";
import { usePane } from "../state/paneContext";
import { Failures } from "./failures";

/** How far finding and changing are. */
export type FindStage =
  | { readonly at: "start" }
  | { readonly at: "nothing"; readonly kind: "repair" | "convert" }
  | { readonly at: "found"; readonly findings: Findings }
  | { readonly at: "changed"; readonly applied: Applied }
  | { readonly at: "undone"; readonly applied: Applied };

interface FindOutcomeProps {
  readonly stage: FindStage;
  readonly busy: boolean;
  readonly onUndo: (applied: Applied) => void;
}

const useStyles = makeStyles({
  result: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, alignItems: "start" },
});

/** What came of finding and changing, with a way back from what was changed. */
export function FindOutcome({ stage, busy, onUndo }: FindOutcomeProps) {
  const styles = useStyles();
  const { t } = usePane();
  return (
    <div aria-live="polite" className={styles.result}>
      {stage.at === "nothing" && <Note>{t(`sheet.none.${stage.kind}`)}</Note>}
      {stage.at === "changed" && (
        <>
          {t("sheet.changed", { count: stage.applied.changed.length })}
          {stage.applied.changed.some(({ before, after }) => before !== after) && (
            <ActButton blocked={busy ? t("blocked.busy") : undefined} onClick={() => onUndo(stage.applied)}>
              {t("sheet.undo")}
            </ActButton>
          )}
        </>
      )}
      {stage.at === "undone" && t("sheet.undone", { count: stage.applied.changed.length })}
      {(stage.at === "changed" || stage.at === "undone") && (
        <Failures failures={stage.applied.failed.map(({ proposal, why }) => ({ ...proposal, why }))} />
      )}
    </div>
  );
}
