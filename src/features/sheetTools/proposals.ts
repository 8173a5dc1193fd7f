import type { Workbook, CellArea, Scope } from "../../host/workbookCells";
import { convert, mayBeForeign, referencesOf } from "../../workbook/convert/convert";
import type { Difference, Refusal } from "../../workbook/convert/outcome";
import { reachesOutside } from "../../workbook/reaching";
import { tokenize } from "../../workbook/tokens";
import { mayBeOurs, repair, type Fault, type Hopeless } from "../../workbook/repair";
import { inBatches, type Control } from "./control";
import { cellName, scan, type MetCell } from "./scan";

/** One cell's formula as it is and as it should be. */
export interface Proposal {
  readonly area: CellArea;
  /** `B2` */
  readonly address: string;
  readonly before: string;
  readonly after: string;
  /** What is wrong with it now; none for a formula of another product. */
  readonly faults: readonly Fault[];
  /** What will differ. */
  readonly differences: readonly Difference[];
  /** Nobody can mind. */
  readonly sure: boolean;
}

/** A formula that is left to its author. */
export interface LeftAlone {
  readonly area: CellArea;
  readonly address: string;
  readonly before: string;
  readonly why: Hopeless | Refusal;
  /** The part of the formula that is the reason. */
  readonly what: string;
}

export interface Findings {
  readonly proposals: readonly Proposal[];
  readonly left: readonly LeftAlone[];
}

/** Formulas of ours that Excel has broken. */
export async function findRepairs(workbook: Workbook, scope: Scope, control: Control): Promise<Findings> {
  const found = await scan(workbook, scope, (cell) => (mayBeOurs(cell.formula) ? repaired(cell) : undefined), control);
  return sorted(found);
}

/** Formulas of other products. */
export async function findConversions(workbook: Workbook, scope: Scope, control: Control): Promise<Findings> {
  const cells = await scan(workbook, scope, (cell) => (mayBeForeign(cell.formula) ? cell : undefined), control);
  const asked = cells.flatMap((cell) =>
    [...referencesOf(cell.formula), ...filledBeside(cell)].map((reference) => ({ sheet: cell.area.sheet, reference })),
  );
  const values = await inBatches(asked, (batch) => heldBy(workbook, batch), {
    ...control,
    onProgress: () => undefined,
  });
  const known = new Map(asked.map(({ sheet, reference }, at) => [`${sheet.id} ${reference}`, values[at]]));
  return sorted(
    cells.flatMap((cell) => converted(cell, (reference) => known.get(`${cell.area.sheet.id} ${reference}`)) ?? []),
  );
}

/** Functions of other products that write values into the cells beside their formula, where ours gives one table. */
const FILLS_CELLS = /\b(?:BD[HS]|WS[DIT]|THS_HQ|THS_HISTORYQUOTES)\s*\(/i;

/** The first of the cells that a formula of another product fills beside itself: below it, and to its right. */
function filledBeside({ area: { row, column }, formula }: MetCell): readonly string[] {
  return FILLS_CELLS.test(formula) ? [cellName(row + 1, column), cellName(row, column + 1)] : [];
}

function isFilled(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}

/** A reference to a sheet that is not there tells nothing, and must not keep the others from telling. */
async function heldBy(
  workbook: Workbook,
  references: Parameters<Workbook["valuesAt"]>[0],
): Promise<readonly unknown[]> {
  try {
    return await workbook.valuesAt(references);
  } catch {
    if (references.length <= 1) return references.map(() => undefined);
    const half = Math.ceil(references.length / 2);
    return [
      ...(await heldBy(workbook, references.slice(0, half))),
      ...(await heldBy(workbook, references.slice(half))),
    ];
  }
}

function repaired({ area, formula, value }: MetCell): Proposal | LeftAlone | undefined {
  const result = repair({ formula, value });
  const place = { area, address: cellName(area.row, area.column), before: formula };
  switch (result.kind) {
    case "fine":
      return undefined;
    case "hopeless":
      return { ...place, why: result.why, what: result.what };
    case "repaired":
      return { ...place, after: result.after, faults: result.faults, differences: [], sure: result.sure };
  }
}

function converted(cell: MetCell, valueOf: (reference: string) => unknown): Proposal | LeftAlone | undefined {
  const { area, formula } = cell;
  const result = convert(formula, valueOf);
  const place = { area, address: cellName(area.row, area.column), before: formula };
  switch (result.kind) {
    case "ours":
      return undefined;
    case "left":
      return { ...place, why: result.why, what: result.what };
    case "converted": {
      const { after } = result;
      const blocked = filledBeside(cell).some((reference) => isFilled(valueOf(reference)));
      const differences = blocked ? [...result.differences, "neighbours" as const] : result.differences;
      const sure = differences.length === 0 && !reachesOutside(tokenize(after));
      return { ...place, after, faults: [], differences, sure };
    }
  }
}

function sorted(found: readonly (Proposal | LeftAlone)[]): Findings {
  return {
    proposals: found.filter((each): each is Proposal => "after" in each),
    left: found.filter((each): each is LeftAlone => "why" in each),
  };
}
