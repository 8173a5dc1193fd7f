import { useCallback, useEffect, useState } from "react";
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { Scope } from "../../host/bookCells";
import { hostBook } from "../../host/hostBook";
import { freeze, type Frozen } from "../../features/sheetTools/freeze";
import {
  countFrozen,
  findRestorable,
  type Kept,
  type NotRestored,
  type Restorable,
} from "../../features/sheetTools/restorable";
import { giveUp, restore, type Restored } from "../../features/sheetTools/restore";
import { Note } from "../components/note";
import { Section } from "../components/section";
import { usePane } from "../state/paneContext";
import { Failures } from "./failures";
import { RestoreList } from "./restoreList";
import type { Work } from "./useWork";

interface FreezeSectionProps {
  readonly scope: Scope;
  readonly work: Work;
}

type Stage =
  | { readonly at: "start" }
  | { readonly at: "frozen"; readonly frozen: Frozen }
  | { readonly at: "found"; readonly found: Restorable }
  | { readonly at: "restored"; readonly restored: Restored }
  | { readonly at: "givenUp" };

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  result: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, alignItems: "start" },
});

/** Formulas become values for people who have no QOS, and formulas again. */
export function FreezeSection({ scope, work }: FreezeSectionProps) {
  const styles = useStyles();
  const { t } = usePane();
  const [stage, setStage] = useState<Stage>({ at: "start" });
  const [kept, recount] = useKept();
  const busy = work.state.at === "busy";
  const after = (next: Stage): void => {
    setStage(next);
    recount();
  };
  const doFreeze = (): void =>
    work.run(
      (control) => freeze(hostBook, scope, control),
      (frozen) => after({ at: "frozen", frozen }),
    );
  const look = (): void =>
    work.run(
      (control) => findRestorable(hostBook, control),
      (found) => after({ at: "found", found }),
    );
  const write = (chosen: readonly Kept[]): void =>
    work.run(
      (control) => restore(hostBook, chosen, control),
      (restored) => after({ at: "restored", restored }),
    );
  const forget = (unwanted: readonly NotRestored[]): void =>
    work.run(
      () => giveUp(hostBook, unwanted),
      () => after({ at: "givenUp" }),
    );
  return (
    <Section title={t("sheet.freeze")}>
      <Note>{t("sheet.freeze.text")}</Note>
      <div className={styles.buttons}>
        <Button disabledFocusable={busy} onClick={doFreeze}>
          {t("sheet.freeze.do")}
        </Button>
        {kept > 0 && (
          <Button disabledFocusable={busy} onClick={look}>
            {t("sheet.restore")}
          </Button>
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
      <div aria-live="polite" className={styles.result}>
        {stage.at === "frozen" && (
          <>
            {stage.frozen.count + stage.frozen.failed.length === 0
              ? t("sheet.frozen.none")
              : t("sheet.frozen", { count: stage.frozen.count })}
            <Failures failures={stage.frozen.failed} />
          </>
        )}
        {stage.at === "found" && <Remaining failed={stage.found.failed} busy={busy} onForget={forget} />}
        {stage.at === "restored" && (
          <>
            {t("sheet.restored", { count: stage.restored.count })}
            <Remaining failed={stage.restored.failed} busy={busy} onForget={forget} />
          </>
        )}
        {stage.at === "givenUp" && t("sheet.givenUp")}
        {kept > 0 && <Note>{t("sheet.kept", { count: kept })}</Note>}
      </div>
    </Section>
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
      <Button disabledFocusable={busy} onClick={() => onForget(failed)}>
        {t("sheet.giveUp")}
      </Button>
    </>
  );
}

/** How many frozen formulas the workbook keeps, and a way to count them again. */
function useKept(): readonly [number, () => void] {
  const [kept, setKept] = useState(0);
  const recount = useCallback(() => {
    countFrozen(hostBook).then(setKept, () => undefined);
  }, []);
  useEffect(recount, [recount]);
  return [kept, recount];
}
