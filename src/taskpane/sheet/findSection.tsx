import { useState } from "react";
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { Scope } from "../../host/bookCells";
import { hostBook } from "../../host/hostBook";
import { apply, undo, type Applied } from "../../features/sheetTools/apply";
import { findConversions, findRepairs, type Findings, type Proposal } from "../../features/sheetTools/proposals";
import { Note } from "../components/note";
import { Section } from "../components/section";
import { usePane } from "../state/paneContext";
import { Failures } from "./failures";
import { ProposalList } from "./proposalList";
import type { Work } from "./useWork";

interface FindSectionProps {
  readonly scope: Scope;
  readonly work: Work;
}

type Kind = "repair" | "convert";

type Stage =
  | { readonly at: "start" }
  | { readonly at: "nothing"; readonly kind: Kind }
  | { readonly at: "found"; readonly findings: Findings }
  | { readonly at: "changed"; readonly applied: Applied }
  | { readonly at: "undone"; readonly applied: Applied };

const FIND = { repair: findRepairs, convert: findConversions } as const;

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  result: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, alignItems: "start" },
});

/** Finds what is broken or foreign, shows what it would become, and changes what the user has agreed to. */
export function FindSection({ scope, work }: FindSectionProps) {
  const styles = useStyles();
  const { t } = usePane();
  const [stage, setStage] = useState<Stage>({ at: "start" });
  const busy = work.state.at === "busy";
  const find = (kind: Kind): void =>
    work.run(
      (control) => FIND[kind](hostBook, scope, control),
      (findings) => {
        const none = findings.proposals.length + findings.left.length === 0;
        setStage(none ? { at: "nothing", kind } : { at: "found", findings });
      },
    );
  const change = (chosen: readonly Proposal[]): void =>
    work.run(
      (control) => apply(hostBook, chosen, control),
      (applied) => setStage({ at: "changed", applied }),
    );
  const takeBack = ({ changed }: Applied): void =>
    work.run(
      (control) => undo(hostBook, changed, control),
      (applied) => setStage({ at: "undone", applied }),
    );
  return (
    <Section title={t("sheet.find")}>
      <Note>{t("sheet.find.text")}</Note>
      <div className={styles.buttons}>
        <Button disabledFocusable={busy} onClick={() => find("repair")}>
          {t("sheet.find.repair")}
        </Button>
        <Button disabledFocusable={busy} onClick={() => find("convert")}>
          {t("sheet.find.convert")}
        </Button>
      </div>
      {stage.at === "found" && (
        <ProposalList
          key={JSON.stringify(stage.findings.proposals.map(({ address }) => address))}
          findings={stage.findings}
          busy={busy}
          onApply={change}
          onDrop={() => setStage({ at: "start" })}
        />
      )}
      <div aria-live="polite" className={styles.result}>
        {stage.at === "nothing" && <Note>{t(`sheet.none.${stage.kind}`)}</Note>}
        {stage.at === "changed" && (
          <>
            {t("sheet.changed", { count: stage.applied.changed.length })}
            {stage.applied.changed.some(({ before, after }) => before !== after) && (
              <Button disabledFocusable={busy} onClick={() => takeBack(stage.applied)}>
                {t("sheet.undo")}
              </Button>
            )}
          </>
        )}
        {stage.at === "undone" && t("sheet.undone", { count: stage.applied.changed.length })}
        {(stage.at === "changed" || stage.at === "undone") && (
          <Failures failures={stage.applied.failed.map(({ proposal, why }) => ({ ...proposal, why }))} />
        )}
      </div>
    </Section>
  );
}
