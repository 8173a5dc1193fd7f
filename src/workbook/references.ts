import { tokenize, type Token } from "./tokens";

/** One corner of a reference, without dollar signs; a whole column has no row, a whole row no column. */
export interface Corner {
  readonly column: string;
  readonly row: string;
}

/** Cells as a name of the workbook stands for them, wherever it is read. */
export interface AbsoluteArea {
  /** Title of the sheet. */
  readonly sheet: string;
  readonly first: Corner;
  /** The same as `first` where it is one cell, column or row. */
  readonly last: Corner;
}

/** A reference to cells of this workbook, as a formula writes it. */
export interface Reference {
  /** Title of the sheet it names; undefined: the formula's own. */
  readonly sheet: string | undefined;
  /** `A5`, `A2:B20`, `A:A`, `2:3`: without dollar signs. */
  readonly cells: string;
  readonly first: Corner;
  /** The same as `first` where it is one cell. */
  readonly last: Corner;
}

/** Where cells lie: rows and columns counted from 0. */
export interface Rectangle {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

interface Found extends Reference {
  /** Place of its first token, and the one after its last. */
  readonly from: number;
  readonly to: number;
  /** One or two, as written. */
  readonly corners: readonly string[];
}

const CELL = /^\$?[A-Z]{1,3}\$?[1-9]\d{0,6}$/i;
const COLUMN = /^\$?[A-Z]{1,3}$/i;
const ROW = /^\$?[1-9]\d{0,6}$/;

/** A sheet called like this needs quotes too: Excel's other way of writing cells, and its two truths. */
const WORD = /^(?:R\d*(?:C\d*)?|C\d*|TRUE|FALSE)$/i;

/** Size of a sheet: what is further out is a name. */
const LAST_COLUMN = "XFD";
const LAST_ROW = 1_048_576;

/** The references of a formula, in the order of its text. Those into other files or through several sheets are not. */
export function referencesIn(formula: string): readonly Reference[] {
  return find(tokenize(formula));
}

/**
 * The formula with each of its references pointing to where its cells are now, dollar signs kept. `nowOf` is given the
 * place of a reference in `referencesIn`.
 */
export function withReferences(formula: string, nowOf: (place: number) => AbsoluteArea): string {
  const tokens = tokenize(formula);
  const texts = tokens.map(({ text }) => text);
  find(tokens).forEach(({ from, to, sheet, corners }, place) => {
    const now = nowOf(place);
    const cells = corners.map((written, end) => moved(written, end === 0 ? now.first : now.last)).join(":");
    texts.fill("", from, to);
    texts[from] = sheet === undefined ? cells : `${quoted(now.sheet)}!${cells}`;
  });
  return texts.join("");
}

/** Reads the formula of a name, `='My sheet'!$A$5:$B$9`. Undefined where its cells, or their sheet, were deleted. */
export function readAbsolute(formula: string): AbsoluteArea | undefined {
  const at = formula.lastIndexOf("!");
  const [first = "", last = first, ...more] = formula.slice(at + 1).split(":");
  const title = formula.slice(1, at);
  if (at < 2 || !isArea(first, last) || more.length > 0 || (title.includes("#") && !title.startsWith("'")))
    return undefined;
  return { sheet: unquoted(title), first: cornerOf(first), last: cornerOf(last) };
}

/** The formula of a name that stands for these cells. */
export function absoluteFormula(title: string, cells: string): string {
  return `=${quoted(title)}!${cells.replace(/[A-Z]+|\d+/gi, (part) => `$${part}`)}`;
}

/** The rectangle between two corners; undefined for whole rows and columns, and where the last lies before the first. */
export function rectangleOf({ first, last }: Pick<AbsoluteArea, "first" | "last">): Rectangle | undefined {
  const [row, column] = [Number(first.row) - 1, columnOf(first.column)];
  const [rows, columns] = [Number(last.row) - row, columnOf(last.column) - column + 1];
  return row < 0 || column < 0 || rows < 1 || columns < 1 ? undefined : { row, column, rows, columns };
}

/** `A` is 0. */
function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function find(tokens: readonly Token[]): readonly Found[] {
  const found: Found[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const one = sheetAndCells(tokens, at) ?? cellsAt(tokens, at, undefined);
    if (one === undefined) continue;
    found.push(one);
    at = one.to - 1;
  }
  return found;
}

/** `Sheet2!A5` or `'My sheet'!A5:B9`. What is before an exclamation mark and not understood is passed over with it. */
function sheetAndCells(tokens: readonly Token[], at: number): Found | undefined {
  const [sheet, mark] = [tokens[at], tokens[at + 1]];
  if (sheet === undefined || mark?.text !== "!") return undefined;
  const cells = cellsAt(tokens, at + 2, at);
  const before = tokens[at - 1];
  const elsewhere = before?.kind === "bracket" || before?.text === ":" || /[:[]/.test(sheet.text);
  if (cells === undefined || elsewhere || (sheet.kind !== "name" && sheet.kind !== "quoted")) return undefined;
  return { ...cells, from: at, sheet: unquoted(sheet.text) };
}

/** `A5`, `A5:B9`, `A:B` or `2:3`. `sheetAt`: place of the sheet's name before it. */
function cellsAt(tokens: readonly Token[], at: number, sheetAt: number | undefined): Found | undefined {
  const [first, colon, last, after] = tokens.slice(at, at + 4);
  if (first === undefined || (sheetAt === undefined && tokens[at - 1]?.text === "!")) return undefined;
  const pair = colon?.text === ":" && last !== undefined && after?.text !== "(" && after?.text !== "!";
  if (pair && isArea(first.text, last.text)) return foundAt(at, [first.text, last.text]);
  const alone = colon?.text !== "(" && colon?.text !== "!" && CELL.test(first.text) && isOnSheet(first.text);
  return alone ? foundAt(at, [first.text]) : undefined;
}

function isArea(first: string, last: string): boolean {
  const alike = [CELL, COLUMN, ROW].some((shape) => shape.test(first) && shape.test(last));
  return alike && isOnSheet(first) && isOnSheet(last);
}

function isOnSheet(written: string): boolean {
  const { column, row } = cornerOf(written);
  return column.padStart(LAST_COLUMN.length) <= LAST_COLUMN && Number(row) <= LAST_ROW;
}

function foundAt(from: number, corners: readonly string[]): Found {
  const to = from + corners.length * 2 - 1;
  const [first = "", last = first] = corners;
  const ends = { first: cornerOf(first), last: cornerOf(last) };
  return { from, to, corners, ...ends, sheet: undefined, cells: corners.join(":").replaceAll("$", "").toUpperCase() };
}

function moved(written: string, { column, row }: Corner): string {
  const [, dollars = "", , more = ""] = /^(\$?)([A-Z]*)(\$?)/i.exec(written) ?? [];
  // Of a whole row the first dollar sign is the row's.
  return column === "" ? `${dollars}${row}` : `${dollars}${column}${row === "" ? "" : more}${row}`;
}

function cornerOf(written: string): Corner {
  const [, column = "", row = ""] = /^\$?([A-Z]*)\$?(\d*)$/i.exec(written) ?? [];
  return { column: column.toUpperCase(), row };
}

function quoted(title: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(title) && !CELL.test(title) && !WORD.test(title);
  return plain ? title : `'${title.replaceAll("'", "''")}'`;
}

function unquoted(title: string): string {
  return title.startsWith("'") ? title.slice(1, -1).replaceAll("''", "'") : title;
}
