import type { Area } from "./area";
import type { ChartItem, NameItem, ItemStore, TableItem } from "./workbookItems";
import type { Scalar } from "./values";

/** `Full` calls every function anew, the others those whose inputs changed. */
export type Calculation = "Recalculate" | "Full" | "FullRebuild";

/** How a cell looks; what is not said is as Excel has it by itself. */
export interface Look {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly fontSize?: number;
  /** `#RRGGBB`. */
  readonly fontColor?: string;
  readonly fillColor?: string;
  readonly align?: "general" | "left" | "center" | "right";
  readonly wrap?: boolean;
}

/** Colours the font of cells whose number is above or below another. */
export interface ColourRule {
  readonly operator: "GreaterThan" | "LessThan";
  readonly than: number;
  readonly fontColor: string;
}

export type Clearing = "All" | "Contents" | "Formats";

/** Cells of the workbook that pane and ribbon may read and write. */
export interface CellsPort {
  /** Formula text beginning with `=`, or the plain content. */
  formulas(area: Area): Scalar[][];
  /** A null leaves its cell as it is. A formula written anew is called anew, whatever was there. */
  setFormulas(area: Area, formulas: readonly (readonly Scalar[])[]): void;
  values(area: Area): Scalar[][];
  text(area: Area): string[][];
  /** Number formats; `General` where none was set. */
  formats(area: Area): string[][];
  setFormats(area: Area, formats: readonly (readonly string[])[]): void;
  looks(area: Area): Look[][];
  setLook(area: Area, look: Look): void;
  /** Gives the rule's name. */
  addRule(area: Area, rule: ColourRule): string;
  removeRule(sheet: string, name: string): void;
  clear(area: Area, what: Clearing): void;
  /** Where the formula of a cell spreads to; undefined where it has but one value. */
  spill(cell: Area): Area | undefined;
  /** The cell whose formula spreads to this one. */
  spillParent(cell: Area): Area | undefined;
  /** The smallest area with everything that is not empty. */
  used(sheet: string): Area | undefined;
  fitColumns(area: Area): void;
  /** Points. */
  columnWidth(area: Area): number;
  setColumnWidth(area: Area, points: number): void;
}

/** Sheets of the workbook, by name. */
export interface SheetsPort {
  sheets(): readonly string[];
  addSheet(name: string): void;
  renameSheet(name: string, to: string): void;
  deleteSheet(name: string): void;
  activate(name: string): void;
  selection(): Area;
  select(area: Area): void;
}

/** The workbook as far as a pane or a ribbon button asks for it. */
export interface SheetPort extends CellsPort, SheetsPort {
  readonly names: ItemStore<NameItem>;
  readonly tables: ItemStore<TableItem>;
  readonly charts: ItemStore<ChartItem>;
  /** Values of the add-in that travel with the workbook, as JSON. */
  readonly settings: Map<string, string>;
  /** Custom XML parts, by identity. */
  readonly xmlParts: Map<string, string>;
  /** Of the whole workbook, or of one sheet. */
  calculate(type: Calculation, sheet?: string): void;
}
