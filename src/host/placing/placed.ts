import { run } from "../run";
import { isFilled, restoreLooks, type Remembered, type Spot } from "./remember";

/** How a writing was taken back. `changed`: somebody has been there since, and nothing was touched. */
export type Undone = "undone" | "changed" | "failed";

/** What the formulas that were written show. `blocked`: one has no room for its table; it stands at `address`. */
export type Showing =
  { readonly kind: "waiting" } | { readonly kind: "shown" } | { readonly kind: "blocked"; readonly address: string };

/** Something that was written, and what can be done about it. */
export interface Placed {
  readonly kind: "placed";
  readonly address: string;
  /** Puts everything back as it was, where nobody has changed what was written. Never rejects. */
  readonly undo: () => Promise<Undone>;
  /** Looks at the formulas. Never rejects: where Excel cannot tell, they show something. */
  readonly look: () => Promise<Showing>;
}

interface Written {
  readonly before: Remembered;
  /** Cells that got a content of their own, and the content as Excel has it now. */
  readonly cells: readonly (Spot & { readonly content: unknown })[];
  /** The sheet was made for it. */
  readonly onNewSheet?: boolean;
  /** Name of the chart that was drawn with it. */
  readonly chart?: string | undefined;
  /** Rules that colour what was written, by their names. */
  readonly rules?: readonly string[];
}

/** What was written over `before`; `spots` are the cells that got a content. */
export async function placed(
  context: Excel.RequestContext,
  before: Remembered,
  { spots, ...more }: { readonly spots: readonly Spot[] } & Omit<Written, "before" | "cells">,
): Promise<Placed> {
  const range = rangeOf(context.workbook.worksheets.getItem(before.sheet), before);
  range.load("formulas");
  await context.sync();
  const formulas = range.formulas as readonly (readonly unknown[])[];
  const written: Written = {
    ...more,
    before,
    cells: spots.map((spot) => ({ ...spot, content: formulas[spot.row]?.[spot.column] })),
  };
  return { kind: "placed", address: before.address, undo: () => undo(written), look: () => look(written) };
}

/** The cells of a table that have a content. */
export function spotsOf(contents: readonly (readonly unknown[])[], from: Spot = { row: 0, column: 0 }): Spot[] {
  return contents.flatMap((line, row) =>
    line.flatMap((content, column) =>
      isFilled(content) ? [{ row: from.row + row, column: from.column + column }] : [],
    ),
  );
}

async function undo(written: Written): Promise<Undone> {
  const { before, cells, onNewSheet, chart } = written;
  try {
    return await run(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(before.sheet);
      sheet.load("id");
      await context.sync();
      if (sheet.isNullObject) return "changed";
      const range = rangeOf(sheet, before);
      const used = sheet.getUsedRangeOrNullObject(true);
      range.load("formulas");
      used.load(["rowIndex", "columnIndex", "rowCount", "columnCount"]);
      await context.sync();
      const now = range.formulas as readonly (readonly unknown[])[];
      if (cells.some(({ row, column, content }) => now[row]?.[column] !== content)) return "changed";
      if (onNewSheet === true) {
        if (!used.isNullObject && !isWithin(used, before)) return "changed";
        sheet.delete();
        await context.sync();
        return "undone";
      }
      await putBack(context, range, written);
      if (chart !== undefined) {
        sheet.charts.getItemOrNullObject(chart).delete();
        await context.sync();
      }
      return "undone";
    });
  } catch {
    return "failed";
  }
}

/** First the formulas go, and with them what they have spread; then what stood there comes back. */
async function putBack(
  context: Excel.RequestContext,
  range: Excel.Range,
  { before, cells, rules }: Written,
): Promise<void> {
  const mine = new Set(cells.map(({ row, column }) => `${row} ${column}`));
  // Null leaves a cell as it is.
  range.formulas = before.formulas.map((line, row) =>
    line.map((_content, column) => (mine.has(`${row} ${column}`) ? "" : null)),
  );
  range.load("formulas");
  await context.sync();
  const now = range.formulas as readonly (readonly unknown[])[];
  range.numberFormat = before.formats.map((line) => [...line]);
  range.formulas = before.formulas.map((line, row) =>
    line.map((content, column) => (isFilled(content) && !isFilled(now[row]?.[column]) ? content : null)),
  );
  restoreLooks(range, before.looks);
  await context.sync();
  for (const rule of rules ?? []) range.conditionalFormats.getItem(rule).delete();
  // One that the person has taken away is away.
  await context.sync().catch(() => undefined);
}

/** What a formula shows while Excel waits for it, by version. */
const WAITING: readonly unknown[] = ["#BUSY!", "#GETTING_DATA", "#CONNECT!"];

async function look({ before, cells }: Written): Promise<Showing> {
  try {
    return await run(async (context) => {
      const range = rangeOf(context.workbook.worksheets.getItem(before.sheet), before);
      range.load("values");
      await context.sync();
      const values = range.values as readonly (readonly unknown[])[];
      const shown = cells
        .filter(({ content }) => typeof content === "string" && content.startsWith("="))
        .map(({ row, column }) => ({ row, column, value: values[row]?.[column] }));
      const blocked = shown.find(({ value }) => value === "#SPILL!");
      if (blocked !== undefined) {
        const cell = range.getCell(blocked.row, blocked.column);
        cell.load("address");
        await context.sync();
        return { kind: "blocked", address: cell.address };
      }
      return shown.some(({ value }) => WAITING.includes(value)) ? { kind: "waiting" } : { kind: "shown" };
    });
  } catch {
    return { kind: "shown" };
  }
}

function rangeOf(sheet: Excel.Worksheet, { row, column, formulas }: Remembered): Excel.Range {
  return sheet.getRangeByIndexes(row, column, formulas.length, formulas[0]?.length ?? 1);
}

function isWithin(used: Excel.Range, { row, column, formulas }: Remembered): boolean {
  return (
    used.rowIndex >= row &&
    used.columnIndex >= column &&
    used.rowIndex + used.rowCount <= row + formulas.length &&
    used.columnIndex + used.columnCount <= column + (formulas[0]?.length ?? 1)
  );
}
