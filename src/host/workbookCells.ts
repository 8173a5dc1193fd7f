/** Where work on the formulas of a workbook is done. */
export type Scope = "cell" | "selection" | "sheet" | "workbook";

/** A sheet by the name that Excel knows it by, whatever its title, and its title. */
export interface SheetName {
  readonly id: string;
  readonly title: string;
}

/** A rectangle of cells; rows and columns count from 0. */
export interface CellArea {
  readonly sheet: SheetName;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

type Table = readonly (readonly unknown[])[];

export interface CellBlock extends CellArea {
  /** Formula texts, or contents where there is no formula. */
  readonly formulas: Table;
  readonly values: Table;
}

/** What cells hold, what they show, and how. */
export interface ShownCells {
  readonly formulas: Table;
  readonly values: Table;
  readonly texts: readonly (readonly string[])[];
  readonly formats: readonly (readonly string[])[];
}

/** A formula or contents for an area; `General` takes the format away that keeps a formula a text. */
export interface CellWrite {
  readonly area: CellArea;
  /** Of the first cell alone, with the rest of the area emptied, or of all. */
  readonly contents: { readonly formula: string } | { readonly values: Table };
  /** Number formats to be set, `null` where one stays. */
  readonly formats?: readonly (readonly (string | null)[])[];
}

/** Why Excel did not do something. */
export type CellsFault = "protected" | "editing" | "gone" | "tooLarge" | "refused";

/** What a method of `Workbook` rejects with. */
export class CellsError extends Error {
  constructor(readonly fault: CellsFault) {
    super(fault);
  }
}

/** The open workbook, for work on many of its formulas. Every method rejects with a `CellsError`. */
export interface Workbook {
  /** The used part of a scope, an area a sheet; none where it is empty. */
  areas(scope: Scope): Promise<readonly CellArea[]>;
  read(area: CellArea): Promise<CellBlock>;
  /** What each area holds and shows; undefined for one that is not there any more. */
  show(areas: readonly CellArea[]): Promise<readonly (ShownCells | undefined)[]>;
  /** What single cells hold, each given by a sheet and a reference as a formula there writes it. */
  valuesAt(
    references: readonly { readonly sheet: SheetName; readonly reference: string }[],
  ): Promise<readonly unknown[]>;
  /** How far the formula of each cell spreads. */
  spills(cells: readonly CellArea[]): Promise<readonly CellArea[]>;
  /** Writes; says for each what was in the way. */
  write(writes: readonly CellWrite[]): Promise<readonly (CellsFault | undefined)[]>;
  /** Has Excel call the formulas of these areas anew. */
  recalculate(areas: readonly CellArea[]): Promise<void>;
  /** Selects an area and brings it into view. */
  select(area: CellArea): Promise<void>;
  sheets(): Promise<readonly SheetName[]>;
  /** Texts that the workbook keeps for the add-in, in order. */
  kept(): Promise<readonly unknown[]>;
  keep(texts: readonly string[]): Promise<void>;
  /**
   * The workbook's names that begin so, and their formulas, `='My sheet'!$A$5`. Excel moves them with the cells;
   * `#REF!` stands in those whose cells were deleted.
   */
  names(beginning: string): Promise<ReadonlyMap<string, string>>;
  /** Adds names that no list shows. */
  addNames(names: readonly (readonly [name: string, formula: string])[]): Promise<void>;
  removeNames(names: readonly string[]): Promise<void>;
}
