import {
  CellsError,
  type Workbook,
  type CellArea,
  type CellsFault,
  type CellWrite,
  type Scope,
  type SheetName,
} from "./workbookCells";
import { addHiddenNames, hiddenNames, removeNames } from "./hiddenNames";
import { splitReference } from "./reference";
import { run } from "./run";

/** The name under which the workbook keeps a piece of text. */
const keptName = (place: number): string => `QOS.frozen.${place}`;

/** The workbook that this runtime belongs to. */
export const hostWorkbook: Workbook = {
  areas: (scope) => run((context) => usedAreas(context, scope)),

  read: (area) =>
    run(async (context) => {
      const range = rangeOf(context, area);
      range.load(["formulas", "values"]);
      await context.sync();
      return { ...area, formulas: range.formulas as unknown[][], values: range.values as unknown[][] };
    }),

  show: (areas) =>
    run(async (context) => {
      const sheets = await sheetNames(context);
      const ranges = areas.map((area) => {
        if (!sheets.some(({ id }) => id === area.sheet.id)) return undefined;
        const range = rangeOf(context, area);
        range.load(["formulas", "values", "text", "numberFormat"]);
        return range;
      });
      await context.sync();
      return ranges.map(
        (range) =>
          range && {
            formulas: range.formulas as unknown[][],
            values: range.values as unknown[][],
            texts: range.text,
            formats: range.numberFormat as string[][],
          },
      );
    }),

  valuesAt: (references) =>
    run(async (context) => {
      const ranges = references.map(({ sheet, reference }) => {
        const { sheet: title, address } = splitReference(reference);
        const { worksheets } = context.workbook;
        const range = worksheets.getItem(title ?? sheet.id).getRange(address);
        range.load("values");
        return range;
      });
      await context.sync();
      return ranges.map((range) => (range.values as unknown[][])[0]?.[0]);
    }),

  spills: (cells) =>
    run(async (context) => {
      const ranges = cells.map((cell) => {
        const spread = rangeOf(context, cell).getSpillingToRangeOrNullObject();
        spread.load(["rowCount", "columnCount"]);
        return spread;
      });
      await context.sync();
      return cells.map((cell, at) => {
        const spread = ranges[at];
        if (spread === undefined || spread.isNullObject) return cell;
        return { ...cell, rows: spread.rowCount, columns: spread.columnCount };
      });
    }),

  write: (writes) => writeAll(writes),

  recalculate: (areas) =>
    run(async (context) => {
      for (const area of areas) rangeOf(context, area).setDirty();
      context.workbook.application.calculate(Excel.CalculationType.recalculate);
      await context.sync();
    }),

  select: (area) =>
    run(async (context) => {
      context.workbook.worksheets.getItem(area.sheet.id).activate();
      rangeOf(context, area).select();
      await context.sync();
    }),

  sheets: () => run(sheetNames),

  kept: () =>
    run(async (context) => {
      const { settings } = context.workbook;
      settings.load(["items/key", "items/value"]);
      await context.sync();
      const values = new Map(settings.items.map(({ key, value }) => [key, value as unknown]));
      const texts: unknown[] = [];
      while (values.has(keptName(texts.length))) texts.push(values.get(keptName(texts.length)));
      return texts;
    }),

  keep: (texts) =>
    run(async (context) => {
      const { settings } = context.workbook;
      settings.load("items/key");
      await context.sync();
      texts.forEach((text, at) => settings.add(keptName(at), text));
      const names = new Set(texts.map((_, at) => keptName(at)));
      for (const setting of settings.items)
        if (setting.key.startsWith(keptName(0).slice(0, -1)) && !names.has(setting.key)) setting.delete();
      await context.sync();
    }),

  names: (beginning) => run((context) => hiddenNames(context, beginning)),
  addNames: (names) => run((context) => addHiddenNames(context, names)),
  removeNames: (names) => run((context) => removeNames(context, names)),
};

/** Writes all at once, and where that fails the halves, so that one protected cell does not hold up the others. */
async function writeAll(writes: readonly CellWrite[]): Promise<readonly (CellsFault | undefined)[]> {
  try {
    await run(async (context) => {
      for (const write of writes) put(context, write);
      await context.sync();
    });
    return writes.map(() => undefined);
  } catch (thrown) {
    if (writes.length <= 1) return writes.map(() => (thrown instanceof CellsError ? thrown.fault : "refused"));
    const half = Math.ceil(writes.length / 2);
    return [...(await writeAll(writes.slice(0, half))), ...(await writeAll(writes.slice(half)))];
  }
}

function put(context: Excel.RequestContext, { area, contents, formats }: CellWrite): void {
  const range = rangeOf(context, area);
  // Before the contents: in a cell that is formatted as text a formula stays a text.
  if (formats !== undefined) range.numberFormat = formats.map((row) => [...row]);
  if ("values" in contents) {
    range.formulas = contents.values.map((row) => [...row]);
    return;
  }
  if (area.rows > 1 || area.columns > 1) range.clear(Excel.ClearApplyTo.contents);
  rangeOf(context, { ...area, rows: 1, columns: 1 }).formulas = [[contents.formula]];
}

async function usedAreas(context: Excel.RequestContext, scope: Scope): Promise<readonly CellArea[]> {
  const { worksheets } = context.workbook;
  if (scope === "workbook") {
    const sheets = await sheetNames(context);
    const used = sheets.map(({ id }) => worksheets.getItem(id).getUsedRangeOrNullObject());
    return areasOf(context, used);
  }
  if (scope === "sheet") return areasOf(context, [worksheets.getActiveWorksheet().getUsedRangeOrNullObject()]);
  if (scope === "cell") return areasOf(context, [context.workbook.getActiveCell()]);
  const selected = await selectedRanges(context);
  return areasOf(
    context,
    selected.map((range) => range.getIntersectionOrNullObject(range.worksheet.getUsedRange())),
  );
}

/** Excel refuses to name one range where several are selected. */
async function selectedRanges(context: Excel.RequestContext): Promise<readonly Excel.Range[]> {
  try {
    const range = context.workbook.getSelectedRange();
    range.load("address");
    await context.sync();
    return [range];
  } catch {
    const { areas } = context.workbook.getSelectedRanges();
    areas.load("items/address");
    await context.sync();
    return areas.items;
  }
}

async function areasOf(context: Excel.RequestContext, ranges: readonly Excel.Range[]): Promise<readonly CellArea[]> {
  for (const range of ranges) range.load(["rowIndex", "columnIndex", "rowCount", "columnCount"]);
  for (const range of ranges) range.worksheet.load(["id", "name"]);
  await context.sync();
  return ranges
    .filter((range) => !range.isNullObject)
    .map(({ worksheet, rowIndex, columnIndex, rowCount, columnCount }) => ({
      sheet: { id: worksheet.id, title: worksheet.name },
      row: rowIndex,
      column: columnIndex,
      rows: rowCount,
      columns: columnCount,
    }));
}

async function sheetNames(context: Excel.RequestContext): Promise<readonly SheetName[]> {
  const { worksheets } = context.workbook;
  worksheets.load(["items/id", "items/name"]);
  await context.sync();
  return worksheets.items.map(({ id, name }) => ({ id, title: name }));
}

function rangeOf(context: Excel.RequestContext, { sheet, row, column, rows, columns }: CellArea): Excel.Range {
  return context.workbook.worksheets.getItem(sheet.id).getRangeByIndexes(row, column, rows, columns);
}
