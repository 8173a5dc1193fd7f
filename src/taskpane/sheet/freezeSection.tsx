import { useCallback, useEffect, useState } from "react";
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { Scope } from "../../host/bookCells";
import { hostBook } from "../../host/hostBook";
import { freeze, type Frozen } from "../../features/sheetTools/freeze";
import { countFrozen, giveUp, restore, type NotRestored, type Restored } from "../../features/sheetTools/restore";
import { Note } from "../components/note";
import { Section } from "../components/section";
import { usePane } from "../state/paneContext";
import { Failures } from "./failures";
import type { Work } from "./useWork";

interface FreezeSectionProps {
  readonly scope: Scope;
  readonly work: Work;
}

type Stage =
  | { readonly at: "start" }
  | { readonly at: "frozen"; readonly frozen: Frozen }
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
  const doRestore = (): void =>
    work.run(
      (control) => restore(hostBook, control),
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
          <Button disabledFocusable={busy} onClick={doRestore}>
            {t("sheet.restore")}
          </Button>
        )}
      </div>
      <div aria-live="polite" className={styles.result}>
        {stage.at === "frozen" && (
          <>
            {stage.frozen.count + stage.frozen.failed.length === 0
              ? t("sheet.frozen.none")
              : t("sheet.frozen", { count: stage.frozen.count })}
            <Failures failures={stage.frozen.failed} />
          </>
        )}
        {stage.at === "restored" && (
          <>
            {t("sheet.restored", { count: stage.restored.count })}
            <Failures failures={stage.restored.failed} />
            {stage.restored.failed.length > 0 && (
              <Button disabledFocusable={busy} onClick={() => forget(stage.restored.failed)}>
                {t("sheet.giveUp")}
              </Button>
            )}
          </>
        )}
        {stage.at === "givenUp" && t("sheet.givenUp")}
        {kept > 0 && <Note>{t("sheet.kept", { count: kept })}</Note>}
      </div>
    </Section>
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
