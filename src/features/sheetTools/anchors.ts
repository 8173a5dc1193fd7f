import type { CellArea, SheetName } from "../../host/workbookCells";
import { ANCHOR, anchorName, type FrozenCell, type FrozenSheet } from "../../workbook/frozen";
import { absoluteFormula, readAbsolute, rectangleOf, referencesIn, withReferences } from "../../workbook/references";
import { areaName } from "./scan";

/** Names and their formulas, as the workbook has them now. */
export type Names = ReadonlyMap<string, string>;

/** A frozen formula and the sheet it stands on. */
export interface Placed {
  readonly sheet: SheetName;
  readonly cell: FrozenCell;
}

/** What has become of a frozen formula. `unknown`: no name tells, only its record does. */
export type Whereabouts =
  | { readonly at: "place"; readonly area: CellArea; readonly formula: string }
  /** Its own cells, or some that it reads, were deleted. */
  | { readonly at: "deleted" }
  | { readonly at: "unknown" };

export interface Anchored {
  readonly placed: readonly Placed[];
  /** To be added to the workbook. */
  readonly names: readonly (readonly [name: string, formula: string])[];
}

/** Gives each formula the names that will move with its cells and with those it reads; equal ones once. */
export function anchor(placed: readonly Placed[], sheets: readonly SheetName[], known: Names): Anchored {
  let next = 1 + Math.max(0, ...[...known.keys()].map((name) => Number(name.slice(ANCHOR.length)) || 0));
  const numbers = new Map<string, number>();
  const numberOf = (title: string, cells: string): number => {
    const formula = absoluteFormula(title, cells);
    const number = numbers.get(formula) ?? next;
    if (number === next) next += 1;
    numbers.set(formula, number);
    return number;
  };
  const titles = new Map(sheets.map(({ title }) => [title.toLowerCase(), title]));
  return {
    placed: placed.map(({ sheet, cell }) => {
      const references = referencesIn(cell.formula);
      const read = references.map((reference) => ({
        title: reference.sheet === undefined ? sheet.title : titles.get(reference.sheet.toLowerCase()),
        cells: reference.cells,
      }));
      // A sheet that is not there cannot be named; such a formula shows no value, and is not frozen.
      const anchors = read.map(({ title, cells }) => (title === undefined ? 0 : numberOf(title, cells)));
      return { sheet, cell: { ...cell, anchors: [numberOf(sheet.title, areaName(cell)), ...anchors] } };
    }),
    names: [...numbers].map(([formula, number]) => [anchorName(number), formula] as const),
  };
}

/** Where a frozen formula's cells are now, and the formula as Excel would have kept it. */
export function whereIs({ anchors, formula }: FrozenCell, names: Names, sheets: readonly SheetName[]): Whereabouts {
  const formulas = anchors.map((number) => names.get(anchorName(number)));
  if (anchors.length === 0 || formulas.includes(undefined)) return { at: "unknown" };
  const areas = formulas.map((text) => readAbsolute(text ?? ""));
  const [place, ...read] = areas;
  const sheet = sheets.find(({ title }) => title.toLowerCase() === place?.sheet.toLowerCase());
  const cells = place && rectangleOf(place);
  if (place === undefined || cells === undefined || sheet === undefined || read.includes(undefined))
    return { at: "deleted" };
  const now = withReferences(formula, (at) => read[at] ?? place);
  return { at: "place", area: { sheet, ...cells }, formula: now };
}

/** The record with every formula where its cells are now; what is deleted or unknown keeps its place. */
export function relocated(frozen: readonly FrozenSheet[], names: Names, sheets: readonly SheetName[]): FrozenSheet[] {
  const placed = frozen.flatMap(({ id, title, cells }) =>
    cells.map((cell): Placed => {
      const where = whereIs(cell, names, sheets);
      if (where.at !== "place") return { sheet: { id, title }, cell };
      const { sheet, row, column } = where.area;
      return { sheet, cell: { ...cell, row, column } };
    }),
  );
  const ids = [...new Set(placed.map(({ sheet }) => sheet.id))];
  return ids.flatMap((id) => {
    const here = placed.filter(({ sheet }) => sheet.id === id);
    const title = here[0]?.sheet.title;
    return title === undefined ? [] : [{ id, title, cells: here.map(({ cell }) => cell) }];
  });
}

/** Names that no formula of the record needs. */
export function unneeded(frozen: readonly FrozenSheet[], names: Names): readonly string[] {
  const needed = new Set(frozen.flatMap(({ cells }) => cells.flatMap(({ anchors }) => anchors.map(anchorName))));
  return [...names.keys()].filter((name) => !needed.has(name));
}
