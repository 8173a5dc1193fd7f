import type { Argument, CellError } from "../../../src/workbench/excel/values";
import type { Settings } from "../../../src/runtime/settings";
import type { Outcome } from "../scriptedHttp";

/** A date or a moment in a cell: the number that Excel keeps, and how the cell shows it. */
export interface Serial {
  readonly serial: number;
  readonly format: "yyyy-mm-dd" | "yyyy-mm-dd hh:mm:ss";
}

/** One cell of an answer, exactly as Excel has it. `""` is a blank cell of a table. */
export type ExpectedCell = number | string | boolean | Serial | CellError;

/** What a formula shows: one cell, or a table that spills. */
export type Cells = ExpectedCell | readonly (readonly ExpectedCell[])[];

/** A bar as the wire has it; without `kt`, of the type that is asked for. */
export interface BarRow {
  readonly ts: number;
  readonly kt?: unknown;
  readonly [member: string]: unknown;
}

/** Bars of an instrument as the server has them; `a`: those of this adjustment alone. */
export interface SeriesRow {
  readonly c: string;
  readonly a?: number;
  readonly k: readonly BarRow[];
}

/** Data of an answer, or what becomes of the request whose body this is. */
export type Answer<Data> = Data | ((body: unknown) => Outcome);

/**
 * What the server has, by endpoint, in the wire's own words. Rows of a list go out as they stand, whatever was asked;
 * of bars a server sends those of the code, type and adjustment that were asked for, the newest `co` up to `e`.
 */
export interface Answers {
  readonly "/snapshot"?: Answer<readonly object[]>;
  readonly "/instrument-info"?: Answer<readonly object[]>;
  readonly "/depth"?: Answer<readonly object[]>;
  readonly "/trade"?: Answer<readonly object[]>;
  readonly "/kline"?: Answer<readonly SeriesRow[]>;
  readonly "/history"?: Answer<readonly SeriesRow[]>;
  readonly "/market-calendar"?: Answer<object>;
  readonly "/product-list"?: Answer<object>;
}

/** Another cell of the sheet. */
export interface Formula {
  readonly formula: string;
  readonly args: readonly Argument[];
}

/** Something that happens to a live cell, and what it shows after that. */
export interface Step {
  /** In the user's words. */
  readonly when: string;
  /** What the server has from now on. */
  readonly answers?: Answers;
  /** Formulas that are entered elsewhere. */
  readonly beside?: readonly Formula[];
  /** What it pushes, in order. */
  readonly pushes?: readonly object[];
  /** The connection breaks. */
  readonly drops?: boolean;
  /** Settings that the user changes. */
  readonly settings?: Partial<Settings>;
  /** Milliseconds that pass then. Default: 2000. */
  readonly wait?: number;
  /** What the cell shows at the end; `same`: nothing new was sent to it. */
  readonly shows: Cells | "same";
  /** What it may show for a moment before that. Default: nothing. */
  readonly passing?: readonly Cells[] | "anything";
}

/** A formula on an empty sheet: what the server says, and exactly what the cells show. */
export interface Case {
  /** A sentence in the user's words. */
  readonly title: string;
  /** The moment in UTC, `2024-11-13 12:00:00`. Default: that one. */
  readonly now?: string;
  readonly settings?: Partial<Settings>;
  /** The IANA zone of this computer. Default: UTC. */
  readonly zone?: string;
  /** False: no key has been entered. */
  readonly key?: boolean;
  /** Topics that the server pushes; R: it answers queries over the socket as well. Default: S, T, D and K. */
  readonly topics?: string;
  /** REST cannot be reached. */
  readonly unreachable?: boolean;
  /** The computer is offline, as far as it knows. */
  readonly offline?: boolean;
  /** What the program did before would show: it is started for this case alone. */
  readonly fresh?: boolean;
  /** Formulas that are on the sheet already. */
  readonly beside?: readonly Formula[];
  readonly answers?: Answers;
  /** The formula's arguments, as Excel gives them. */
  readonly args: readonly Argument[];
  /** Milliseconds until the first look. Default: 3000. */
  readonly wait?: number;
  /** What the formula shows first. */
  readonly shows: Cells;
  /** What it may show for a moment before that. Default: nothing. */
  readonly passing?: readonly Cells[] | "anything";
  /** What happens to a live cell after that. */
  readonly then?: readonly Step[];
}
