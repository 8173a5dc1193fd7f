import { makeStyles, tokens } from "@fluentui/react-components";
import { ActButton } from "../components/actButton";
import type { Frozen } from "../../features/sheetTools/freeze";
import type { NotRestored, Restorable } from "../../features/sheetTools/restorable";
import type { Restored } from "../../features/sheetTools/restore";
import { Note } from "../components/note";
import { usePane } from "../state/paneContext";
import { Failures } from "./failures";

/** How far freezing and restoring are. */
export type FreezeStage =
  | { readonly at: "start" }
  | { readonly at: "frozen"; readonly frozen: Frozen }
  | { readonly at: "found"; readonly found: Restorable }
  | { readonly at: "restored"; readonly restored: Restored }
  | { readonly at: "givenUp" };

interface FreezeOutcomeProps {
  readonly stage: FreezeStage;
  /** How many frozen formulas the workbook keeps. */
  readonly kept: number;
  readonly busy: boolean;
  readonly onForget: (unwanted: readonly NotRestored[]) => void;
}

const useStyles = makeStyles({
  result: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, alignItems: "start" },
});

/** What came of freezing and restoring, and what the workbook still keeps. */
export function FreezeOutcome({ stage, kept, busy, onForget }: FreezeOutcomeProps) {
  const styles = useStyles();
  const { t } = usePane();
  return (
    <div aria-live="polite" className={styles.result}>
      {stage.at === "frozen" && (
        <>
          {stage.frozen.count + stage.frozen.failed.length === 0
            ? t("sheet.frozen.none")
            : t("sheet.frozen", { count: stage.frozen.count })}
          <Failures failures={stage.frozen.failed} />
        </>
      )}
      {stage.at === "found" && <Remaining failed={stage.found.failed} busy={busy} onForget={onForget} />}
      {stage.at === "restored" && (
        <>
          {t("sheet.restored", { count: stage.restored.count })}
          <Remaining failed={stage.restored.failed} busy={busy} onForget={onForget} />
        </>
      )}
      {stage.at === "givenUp" && t("sheet.givenUp")}
      {kept > 0 && <Note>{t("sheet.kept", { count: kept })}</Note>}
    </div>
  );
}

interface RemainingProps {
  readonly failed: readonly NotRestored[];
  readonly busy: boolean;
  readonly onForget: (unwanted: readonly NotRestored[]) => void;
}

/** Formulas that do not come back, with a way to give them up. */
function Remaining({ failed, busy, onForget }: RemainingProps) {
  const { t } = usePane();
  if (failed.length === 0) return null;
  return (
    <>
      <Failures failures={failed} />
      <ActButton blocked={busy ? t("blocked.busy") : undefined} onClick={() => onForget(failed)}>
        {t("sheet.giveUp")}
      </ActButton>
    </>
  );
}
