import { useState } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import { ActButton } from "../components/actButton";
import type { CellArea, Scope, Workbook } from "../../host/workbookCells";
import { hostWorkbook } from "../../host/hostWorkbook";
import { apply, undo, type Applied } from "../../features/sheetTools/apply";
import type { Control } from "../../features/sheetTools/control";
import { findConversions, findRepairs, type Findings, type Proposal } from "../../features/sheetTools/proposals";
import { findWrongCode, type Meant } from "../../features/sheetTools/wrongCode";
import { Note } from "../components/note";
import { Section } from "../components/section";
import { usePane } from "../state/paneContext";
import { useMeant } from "../state/useMeant";
import { FindOutcome, type FindStage } from "./findOutcome";
import { ProposalList } from "./proposalList";
import type { Work } from "./useWork";

interface FindSectionProps {
  readonly scope: Scope;
  readonly work: Work;
}

type Find = (workbook: Workbook, scope: Scope, control: Control, meant: readonly Meant[]) => Promise<Findings>;

const FIND: Readonly<Record<"repair" | "convert", Find>> = { repair: findBroken, convert: findConversions };

/** Formulas that Excel has broken, and codes that no instrument has. */
async function findBroken(
  workbook: Workbook,
  scope: Scope,
  control: Control,
  meant: readonly Meant[],
): Promise<Findings> {
  const { proposals, left } = await findRepairs(workbook, scope, control);
  const found = [...proposals];
  for (const each of meant)
    for (const proposal of await findWrongCode(workbook, scope, each, control))
      // One change a cell at a time: the likeliest.
      if (!found.some(({ area }) => isSameArea(area, proposal.area))) found.push(proposal);
  return { proposals: found, left };
}

function isSameArea(one: CellArea, other: CellArea): boolean {
  return one.sheet.id === other.sheet.id && one.row === other.row && one.column === other.column;
}

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** Finds what is broken or foreign, shows what it would become, and changes what the user has agreed to. */
export function FindSection({ scope, work }: FindSectionProps) {
  const styles = useStyles();
  const { t } = usePane();
  const meant = useMeant();
  const [stage, setStage] = useState<FindStage>({ at: "start" });
  const busy = work.state.at === "busy";
  const find = (kind: keyof typeof FIND): void =>
    work.run(
      (control) => FIND[kind](hostWorkbook, scope, control, meant),
      (findings) => {
        const none = findings.proposals.length + findings.left.length === 0;
        setStage(none ? { at: "nothing", kind } : { at: "found", findings });
      },
    );
  const change = (chosen: readonly Proposal[]): void =>
    work.run(
      (control) => apply(hostWorkbook, chosen, control),
      (applied) => setStage({ at: "changed", applied }),
    );
  const takeBack = ({ changed }: Applied): void =>
    work.run(
      (control) => undo(hostWorkbook, changed, control),
      (applied) => setStage({ at: "undone", applied }),
    );
  return (
    <Section title={t("sheet.find")}>
      <Note>{t("sheet.find.text")}</Note>
      <div className={styles.buttons}>
        <ActButton blocked={busy ? t("blocked.busy") : undefined} onClick={() => find("repair")}>
          {t("sheet.find.repair")}
        </ActButton>
        <ActButton blocked={busy ? t("blocked.busy") : undefined} onClick={() => find("convert")}>
          {t("sheet.find.convert")}
        </ActButton>
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
      <FindOutcome stage={stage} busy={busy} onUndo={takeBack} />
    </Section>
  );
}
