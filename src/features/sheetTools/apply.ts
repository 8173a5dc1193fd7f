import type { Workbook, CellsFault } from "../../host/workbookCells";
import { inBatches, type Control } from "./control";
import type { Proposal } from "./proposals";

/** Why a cell was not changed. */
export type NotChanged = CellsFault | "edited";

export interface Applied {
  readonly changed: readonly Proposal[];
  readonly failed: readonly { readonly proposal: Proposal; readonly why: NotChanged }[];
}

/** Writes what was proposed into the cells that still hold what they held then. */
export async function apply(workbook: Workbook, proposals: readonly Proposal[], control: Control): Promise<Applied> {
  const outcomes = await inBatches(proposals, (batch) => applyBatch(workbook, batch), control);
  return {
    changed: outcomes.flatMap(({ proposal, why }) => (why === undefined ? [proposal] : [])),
    failed: outcomes.flatMap(({ proposal, why }) => (why === undefined ? [] : [{ proposal, why }])),
  };
}

/** Puts the formulas back as they were, where nobody has changed them since. */
export async function undo(workbook: Workbook, changed: readonly Proposal[], control: Control): Promise<Applied> {
  const back = changed
    // One that was only entered anew is as it was.
    .filter(({ before, after }) => before !== after)
    .map((proposal) => {
      const { before, after, faults } = proposal;
      return { ...proposal, before: after, after: faults.includes("text") ? `'${before}` : before, faults: [] };
    });
  return apply(workbook, back, control);
}

interface OneOutcome {
  readonly proposal: Proposal;
  readonly why: NotChanged | undefined;
}

async function applyBatch(workbook: Workbook, batch: readonly Proposal[]): Promise<readonly OneOutcome[]> {
  const present = (await workbook.show(batch.map(({ area }) => area))).map((shown) => shown?.formulas[0]?.[0]);
  const [kept, edited] = [
    batch.filter(({ before }, at) => before === present[at]),
    batch.filter(({ before }, at) => before !== present[at]),
  ];
  const faults = await workbook.write(
    kept.map(({ area, after, faults: wrong }) => ({
      area,
      contents: { formula: after },
      ...(wrong.includes("text") ? { formats: [["General"]] } : {}),
    })),
  );
  return [
    ...kept.map((proposal, at) => ({ proposal, why: faults[at] })),
    ...edited.map((proposal) => ({ proposal, why: "edited" as const })),
  ];
}
