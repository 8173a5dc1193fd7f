import { useState } from "react";
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { hostWorkbook } from "../../host/hostWorkbook";
import { apply, undo } from "../../features/sheetTools/apply";
import type { Proposal } from "../../features/sheetTools/proposals";
import { findWrongCode, type Meant } from "../../features/sheetTools/wrongCode";
import { usePane } from "../state/paneContext";
import { Note } from "./note";

type State =
  | { readonly at: "rest" }
  | { readonly at: "busy" }
  | { readonly at: "failed" }
  | { readonly at: "changed"; readonly changed: readonly Proposal[] };

const CONTROL = { stopped: () => false, onProgress: () => undefined };

const useStyles = makeStyles({
  box: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
});

/** What is likely meant by a code that no instrument has, and one button that puts it into every cell with the wrong one. */
export function DidYouMean({ meant }: { readonly meant: Meant }) {
  const styles = useStyles();
  const { t } = usePane();
  const [state, setState] = useState<State>({ at: "rest" });
  const { wrong, code } = meant;
  const work = async (task: () => Promise<readonly Proposal[]>, done: (changed: readonly Proposal[]) => State) => {
    setState({ at: "busy" });
    try {
      setState(done(await task()));
    } catch {
      setState({ at: "failed" });
    }
  };
  const mend = (): Promise<void> =>
    work(
      async () => {
        const proposals = await findWrongCode(hostWorkbook, "workbook", meant, CONTROL);
        return (await apply(hostWorkbook, proposals, CONTROL)).changed;
      },
      (changed) => ({ at: "changed", changed }),
    );
  const takeBack = (changed: readonly Proposal[]): Promise<void> =>
    work(
      async () => (await undo(hostWorkbook, changed, CONTROL)).changed,
      () => ({ at: "rest" }),
    );
  return (
    <div className={styles.box} aria-live="polite">
      <span>{t("problems.meant", { wrong, code })}</span>
      {state.at !== "changed" && (
        <Button size="small" disabledFocusable={state.at === "busy"} onClick={() => void mend()}>
          {t("problems.mend", { code })}
        </Button>
      )}
      {state.at === "failed" && <Note>{t("problems.findFailed")}</Note>}
      {state.at === "changed" && (
        <>
          <Note>
            {state.changed.length === 0
              ? t("problems.mended_zero", { wrong })
              : t("problems.mended", { count: state.changed.length })}
          </Note>
          {state.changed.length > 0 && (
            <Button size="small" onClick={() => void takeBack(state.changed)}>
              {t("sheet.undo")}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
