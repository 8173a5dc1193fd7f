import { placing, type CellContent, type Contents, type Place, type Placing } from "./cells";
import { placed, spotsOf } from "./placing/placed";
import { remember } from "./placing/remember";

/** Cells of a block, from a place in it on (rows and columns from its upper left corner). */
export interface Piece {
  readonly row: number;
  readonly column: number;
  readonly contents: Contents;
  /** Excel's number format, in English. */
  readonly format?: string;
  readonly look?: "title" | "head" | "input" | "total";
  /** Columns of the piece whose texts stand at the right, above numbers. */
  readonly right?: "all" | readonly number[];
  /** Gains and losses are told apart by their colours. */
  readonly signed?: boolean;
}

/** A chart over an area of the block that formulas fill. */
export interface BlockChart {
  /** Excel's name of the kind: candles of one instrument, or a line each of several. */
  readonly kind: "StockOHLC" | "Line";
  /** The cell of the block that holds its title; the title follows it. */
  readonly title: { readonly row: number; readonly column: number };
  /** Header row, then one row a bar: time, and open, high, low, close or a column a line. */
  readonly data: BlockArea;
  /** Cells that it covers. */
  readonly over: BlockArea;
}

interface BlockArea {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A part of a sheet, ready to be put somewhere. */
export interface Block {
  /** Its size, with what its formulas fill; all of it has to be free. */
  readonly rows: number;
  readonly columns: number;
  readonly pieces: readonly Piece[];
  /** Columns with their widths in points: on a sheet of its own, since elsewhere columns are the user's. */
  readonly widths?: readonly (readonly [column: number, width: number])[];
  readonly chart?: BlockChart;
}

/** Draws a block for the place where it will stand: its formulas name their neighbours by address. */
export type Sketch = (address: (row: number, column: number) => string) => Block;

export interface PlaceBlockOptions {
  readonly sketch: Sketch;
  readonly where: { readonly kind: "active" } | { readonly kind: "newSheet"; readonly name: string };
  /** What stands there may go. */
  readonly replace: boolean;
  /** Fonts of what has risen and of what has fallen, `#RRGGBB`. */
  readonly colours: RiseColours;
}

export interface RiseColours {
  readonly rising: string;
  readonly falling: string;
}

const HEAD_COLOUR = "#FFFFFF";
/** Grounds of cells, by their look: what may be typed over is yellow, as modellers have it. */
const FILLS = { title: undefined, head: "#1F6F5C", input: "#FFF8E1", total: "#EEF5F2" } as const;
/** The chart waits so long for its data: Excel draws no chart over empty cells. */
const DATA_TRIES = 40;
const DATA_PAUSE = 250;

/** Puts a block at the active cell or on a sheet of its own, whose name is changed if there is one already. */
export function placeBlock({ sketch, where, replace, colours }: PlaceBlockOptions): Promise<Placing> {
  return placing(async (context) => {
    const corner = await findCorner(context, where);
    const block = sketch((row, column) => cellName(corner.row + row, corner.column + column));
    const sheet = context.workbook.worksheets.getItem(corner.sheet);
    const area = sheet.getRangeByIndexes(corner.row, corner.column, block.rows, block.columns);
    const looked = block.pieces.filter(({ look }) => look !== undefined);
    const cellsOf = ({ row, column, contents }: Piece) =>
      contents.flatMap((line, down) => line.map((_, across) => ({ row: row + down, column: column + across })));
    const before = await remember(context, area, looked.flatMap(cellsOf));
    const { address, filled } = before;
    if (filled > 0 && !replace) return { kind: "occupied", address, filled };
    if (filled > 0) {
      area.clear("Contents");
      area.numberFormat = before.formats.map((line) => line.map(() => "General"));
    }
    const added = block.pieces.flatMap((piece) => put({ sheet, corner, colours }, piece));
    if (where.kind === "newSheet")
      for (const [column, width] of block.widths ?? [])
        sheet.getRangeByIndexes(0, corner.column + column, 1, 1).format.columnWidth = width;
    sheet.activate();
    await context.sync();
    const chart = block.chart && (await draw(context, { sheet, corner, chart: block.chart }));
    sheet.getRangeByIndexes(corner.row, corner.column, 1, 1).select();
    await context.sync();
    const spots = block.pieces.flatMap((piece) => spotsOf(piece.contents, piece));
    const rules = added.map(({ id }) => id);
    return placed(context, before, { spots, chart, rules, onNewSheet: where.kind === "newSheet" });
  });
}

async function findCorner(context: Excel.RequestContext, where: PlaceBlockOptions["where"]): Promise<Place> {
  if (where.kind === "newSheet") {
    const { worksheets } = context.workbook;
    worksheets.load("items/name");
    await context.sync();
    const taken = new Set(worksheets.items.map(({ name }) => name.toLowerCase()));
    const names = Array.from({ length: taken.size + 1 }, (_blank, at) =>
      at === 0 ? where.name : `${where.name} ${at + 1}`,
    );
    const name = names.find((free) => !taken.has(free.toLowerCase())) ?? where.name;
    worksheets.add(name);
    return { sheet: name, row: 0, column: 0 };
  }
  const cell = context.workbook.getActiveCell();
  cell.load(["rowIndex", "columnIndex"]);
  const { worksheet } = cell;
  worksheet.load("name");
  await context.sync();
  return { sheet: worksheet.name, row: cell.rowIndex, column: cell.columnIndex };
}

interface PutOptions {
  readonly sheet: Excel.Worksheet;
  readonly corner: Place;
  readonly colours: RiseColours;
}

/** Gives the rules that colour the piece. */
function put({ sheet, corner, colours }: PutOptions, piece: Piece): readonly Excel.ConditionalFormat[] {
  const { row, column, contents, format, look } = piece;
  const [rows, columns] = [contents.length, contents[0]?.length ?? 0];
  const range = sheet.getRangeByIndexes(corner.row + row, corner.column + column, rows, columns);
  if (contents.some((line) => line.some((content) => content !== "")))
    range.formulas = contents.map((line): CellContent[] => [...line]);
  if (format !== undefined) range.numberFormat = contents.map((line) => line.map(() => format));
  const rules = piece.signed === true ? tellApart(range, colours) : [];
  if (look === undefined) return rules;
  range.format.font.bold = look !== "input";
  for (const at of atRight(piece))
    sheet.getRangeByIndexes(corner.row + row, corner.column + column + at, rows, 1).format.horizontalAlignment =
      "Right";
  if (look === "title") range.format.font.size = 14;
  if (look === "head") range.format.font.color = HEAD_COLOUR;
  const fill = FILLS[look];
  if (fill !== undefined) range.format.fill.color = fill;
  return rules;
}

function atRight({ right = [], contents }: Piece): readonly number[] {
  return right === "all" ? (contents[0] ?? []).map((_content, at) => at) : right;
}

function tellApart(
  { conditionalFormats }: Excel.Range,
  { rising, falling }: RiseColours,
): readonly Excel.ConditionalFormat[] {
  const above = { operator: "GreaterThan", colour: rising } as const;
  const below = { operator: "LessThan", colour: falling } as const;
  return [above, below].map(({ operator, colour }) => {
    const rule = conditionalFormats.add("CellValue");
    rule.cellValue.format.font.color = colour;
    rule.cellValue.rule = { formula1: "=0", operator };
    rule.load("id");
    return rule;
  });
}

interface DrawOptions {
  readonly sheet: Excel.Worksheet;
  readonly corner: Place;
  readonly chart: BlockChart;
}

/**
 * Gives the chart's name. A chart that cannot be drawn takes nothing else with it: the bars stand in their cells all the
 * same.
 */
async function draw(context: Excel.RequestContext, { sheet, corner, chart }: DrawOptions): Promise<string | undefined> {
  const at = ({ row, column, rows, columns }: BlockArea): Excel.Range =>
    sheet.getRangeByIndexes(corner.row + row, corner.column + column, rows, columns);
  const { row, column } = chart.data;
  try {
    await waitForNumber(context, at({ row: row + 1, column: column + 1, rows: 1, columns: 1 }), DATA_TRIES);
    const drawn = sheet.charts.add(chart.kind, at(chart.data), "Columns");
    const { title } = chart;
    const titleCell = cellName(corner.row + title.row, corner.column + title.column);
    drawn.title.setFormula(`='${corner.sheet.replaceAll("'", "''")}'!${titleCell.replace(/^[A-Z]+/, "$$$&$$")}`);
    drawn.legend.visible = chart.kind === "Line";
    const { over } = chart;
    drawn.setPosition(
      at({ ...over, rows: 1, columns: 1 }),
      at({ row: over.row + over.rows - 1, column: over.column + over.columns - 1, rows: 1, columns: 1 }),
    );
    drawn.load("name");
    await context.sync();
    return drawn.name;
  } catch {
    return undefined;
  }
}

/** Each look is a conversation of its own: between two of them Excel calculates. */
async function waitForNumber(context: Excel.RequestContext, cell: Excel.Range, tries: number): Promise<void> {
  cell.load("values");
  await context.sync();
  if (tries <= 1 || typeof cell.values[0]?.[0] === "number") return;
  await new Promise((resolve) => setTimeout(resolve, DATA_PAUSE));
  await waitForNumber(context, cell, tries - 1);
}

/** `B5` for row 4, column 1. */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  const letter = String.fromCharCode(65 + (column % 26));
  return rest === 0 ? letter : columnName(rest - 1) + letter;
}
