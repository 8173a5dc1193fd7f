import { useCallback, useEffect, useState } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import { ActButton } from "../components/actButton";
import type { Scope } from "../../host/workbookCells";
import { hostWorkbook } from "../../host/hostWorkbook";
import { freeze } from "../../features/sheetTools/freeze";
import { countFrozen, findRestorable, type Kept, type NotRestored } from "../../features/sheetTools/restorable";
import { giveUp, restore } from "../../features/sheetTools/restore";
import { Note } from "../components/note";
import { Section } from "../components/section";
import { usePane } from "../state/paneContext";
import { FreezeOutcome, type FreezeStage } from "./freezeOutcome";
import { RestoreList } from "./restoreList";
import type { Work } from "./useWork";

interface FreezeSectionProps {
  readonly scope: Scope;
  readonly work: Work;
}

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** Formulas become values for people who have no QOS, and formulas again. */
export function FreezeSection({ scope, work }: FreezeSectionProps) {
  const styles = useStyles();
  const { t } = usePane();
  const [stage, setStage] = useState<FreezeStage>({ at: "start" });
  const [kept, recount] = useKept();
  const busy = work.state.at === "busy";
  const after = (next: FreezeStage): void => {
    setStage(next);
    recount();
  };
  const doFreeze = (): void =>
    work.run(
      (control) => freeze(hostWorkbook, scope, control),
      (frozen) => after({ at: "frozen", frozen }),
    );
  const look = (): void =>
    work.run(
      (control) => findRestorable(hostWorkbook, control),
      (found) => after({ at: "found", found }),
    );
  const write = (chosen: readonly Kept[]): void =>
    work.run(
      (control) => restore(hostWorkbook, chosen, control),
      (restored) => after({ at: "restored", restored }),
    );
  const forget = (unwanted: readonly NotRestored[]): void =>
    work.run(
      () => giveUp(hostWorkbook, unwanted),
      () => after({ at: "givenUp" }),
    );
  return (
    <Section title={t("sheet.freeze")}>
      <Note>{t("sheet.freeze.text")}</Note>
      <div className={styles.buttons}>
        <ActButton blocked={busy ? t("blocked.busy") : undefined} onClick={doFreeze}>
          {t("sheet.freeze.do")}
        </ActButton>
        {kept > 0 && (
          <ActButton blocked={busy ? t("blocked.busy") : undefined} onClick={look}>
            {t("sheet.restore")}
          </ActButton>
        )}
      </div>
      {stage.at === "found" && (
        <RestoreList
          key={JSON.stringify(stage.found.rows.map(({ keptOn, address }) => [keptOn, address]))}
          found={stage.found}
          busy={busy}
          onWrite={write}
          onDrop={() => setStage({ at: "start" })}
        />
      )}
      <FreezeOutcome stage={stage} kept={kept} busy={busy} onForget={forget} />
    </Section>
  );
}

/** How many frozen formulas the workbook keeps, and a way to count them again. */
function useKept(): readonly [number, () => void] {
  const [kept, setKept] = useState(0);
  const recount = useCallback(() => {
    countFrozen(hostWorkbook).then(setKept, () => undefined);
  }, []);
  useEffect(recount, [recount]);
  return [kept, recount];
}
