/* eslint-disable office-addins/load-object-before-read -- answers of methods are there after a sync, unasked */
import path from "node:path";
import { MemorySheet } from "../../src/workbench/excel/memorySheet";
import { startAddin, type RunningAddin } from "../support/excelInJsdom";

const distDir = path.join(__dirname, "../support/fixtureAddin");

let addin: RunningAddin;
let sheet: MemorySheet;

beforeEach(async () => {
  sheet = new MemorySheet();
  addin = await startAddin({ distDir, sheet });
});

afterEach(() => addin.close());

type Step = (context: Excel.RequestContext) => Promise<unknown>;

/** Runs `step` in the add-in's page, with Microsoft's own Excel.run; what it returns has passed through JSON. */
async function run(step: Step): Promise<unknown> {
  const answer = (await addin.window.eval(`Excel.run(${step.toString()}).then(JSON.stringify)`)) as string;
  return JSON.parse(answer ?? "null") as unknown;
}

test("formulas, values, formats and types of a range are written and read", async () => {
  const read = await run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange("B2:C3");
    range.formulas = [
      ["code", '=QOS.PRICE("US:AAPL")'],
      [12.5, true],
    ];
    range.numberFormat = [
      ["@", "0.00"],
      ["0.0", "General"],
    ];
    range.load("address,formulas,values,text,numberFormat,valueTypes,rowIndex,columnCount,hasSpill");
    await context.sync();
    const { address, formulas, text, numberFormat, valueTypes, rowIndex, columnCount, hasSpill } = range;
    return { address, formulas, text, numberFormat, valueTypes, rowIndex, columnCount, hasSpill };
  });
  expect(read).toEqual({
    address: "Sheet1!B2:C3",
    formulas: [
      ["code", '=QOS.PRICE("US:AAPL")'],
      [12.5, true],
    ],
    text: [
      ["code", '=QOS.PRICE("US:AAPL")'],
      ["12.5", "true"],
    ],
    numberFormat: [
      ["@", "0.00"],
      ["0.0", "General"],
    ],
    valueTypes: [
      ["String", "String"],
      ["Double", "Boolean"],
    ],
    rowIndex: 1,
    columnCount: 2,
    hasSpill: false,
  });
});

test("ranges lead to their neighbours, and are found again by used cells", async () => {
  const addresses = await run(async (context) => {
    const active = context.workbook.worksheets.getActiveWorksheet();
    active.getRange("C3:D5").values = [
      [1, 2],
      [3, 4],
      [5, 6],
    ];
    const cell = active.getCell(2, 2);
    const all = [
      cell,
      cell.getOffsetRange(1, 1),
      cell.getResizedRange(4, 0),
      active.getRange("A1:Z90").getUsedRange(),
      active.getUsedRange(),
      active.getRange("C:C").getUsedRange(),
      active.getRange("D4").getEntireColumn(),
      active.getRange("D4:D6").getLastCell(),
      active.getRange("A1:D4").getIntersection("C3:F9"),
      active.getRange("A1").getBoundingRect("B7"),
    ];
    for (const range of all) range.load("address");
    await context.sync();
    return all.map(({ address }) => address.replace("Sheet1!", ""));
  });
  expect(addresses).toEqual(["C3", "D4", "C3:C7", "C3:D5", "C3:D5", "C3:C5", "D:D", "D6", "C3:D4", "A1:B7"]);
});

test("what is not there is null where the method says so, and refused where not", async () => {
  const nothing = await run(async (context) => {
    const active = context.workbook.worksheets.getActiveWorksheet();
    const all = [
      active.getUsedRangeOrNullObject(),
      active.getRange("A1").getSpillingToRangeOrNullObject(),
      context.workbook.names.getItemOrNullObject("missing"),
      context.workbook.names.getItemOrNullObject("missing").getRangeOrNullObject(),
      context.workbook.worksheets.getItemOrNullObject("missing"),
      context.workbook.settings.getItemOrNullObject("missing"),
      active.charts.getItemOrNullObject("missing"),
      active.tables.getItemOrNullObject("missing"),
    ];
    for (const each of all) each.load();
    await context.sync();
    return all.map(({ isNullObject }) => isNullObject);
  });
  expect(nothing).toEqual(Array.from({ length: 8 }, () => true));
  const refused = run(async (context) => {
    context.workbook.worksheets.getItem("missing").load("name");
    await context.sync();
  });
  await expect(refused).rejects.toMatchObject({ code: "ItemNotFound" });
});

test("looks are set, and are null where cells differ", async () => {
  const looks = await run(async (context) => {
    const range = context.workbook.getActiveCell().getResizedRange(0, 1);
    range.format.font.bold = true;
    range.format.fill.color = "#112233";
    range.getCell(0, 1).format.fill.color = "#445566";
    range.getEntireColumn().format.autofitColumns();
    range.format.columnWidth = 90;
    range.load("format/columnWidth");
    range.load("format/font/bold,format/fill/color");
    const first = range.getCell(0, 0);
    first.load({ format: { fill: { color: true } } });
    await context.sync();
    return [range.format.columnWidth, range.format.font.bold, range.format.fill.color, first.format.fill.color];
  });
  expect(looks).toEqual([90, true, null, "#112233"]);
});

test("cells are emptied with or without their looks, and selected", async () => {
  const left = await run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:A2");
    range.values = [[1], [2]];
    range.numberFormat = [["0.00"], ["0.00"]];
    range.clear("Contents");
    range.getCell(1, 0).clear();
    range.select();
    const selected = context.workbook.getSelectedRange();
    selected.load("address,values,numberFormat");
    await context.sync();
    return [selected.address, selected.values, selected.numberFormat];
  });
  expect(left).toEqual(["Sheet1!A1:A2", [[""], [""]], [["0.00"], ["General"]]]);
});

test("sheets are added, named, activated, listed and deleted", async () => {
  const names = await run(async (context) => {
    const { worksheets } = context.workbook;
    const added = worksheets.add("Watch list");
    worksheets.add();
    added.getRange("A1").values = [["here"]];
    added.activate();
    const active = worksheets.getActiveWorksheet();
    active.load("name");
    worksheets.load("items/name");
    await context.sync();
    worksheets.getItem("Sheet2").delete();
    added.name = "Quotes";
    const cell = worksheets.getItem("Quotes").getRange("A1");
    cell.load("values,address");
    const count = worksheets.getCount();
    await context.sync();
    return [active.name, worksheets.items.map(({ name }) => name), count.value, cell.values, cell.address];
  });
  expect(names).toEqual(["Watch list", ["Sheet1", "Watch list", "Sheet2"], 2, [["here"]], "Quotes!A1"]);
});

test("names of ranges and of values are kept, listed and deleted", async () => {
  const names = await run(async (context) => {
    const { names } = context.workbook;
    names.add("codes", context.workbook.worksheets.getActiveWorksheet().getRange("A2:A9"), "what is watched");
    names.add("rate", "=0.5");
    const range = names.getItem("codes").getRange();
    range.load("address");
    names.load("items/name,items/formula,items/comment,items/type");
    await context.sync();
    const listed = names.items.map(({ name, formula, comment, type }) => [name, formula, comment, type]);
    names.items[1]?.delete();
    names.load("items/name");
    await context.sync();
    return [range.address, listed, names.items.length];
  });
  expect(names).toEqual([
    "Sheet1!A2:A9",
    [
      ["codes", "=Sheet1!$A$2:$A$9", "what is watched", "Range"],
      ["rate", "=0.5", "", "String"],
    ],
    1,
  ]);
});

test("a table has a name, headings, columns and a body", async () => {
  const read = await run(async (context) => {
    const active = context.workbook.worksheets.getActiveWorksheet();
    active.getRange("A1:B3").values = [
      ["code", "price"],
      ["US:AAPL", 1],
      ["HK:700", 2],
    ];
    const table = active.tables.add("A1:B3", true);
    table.name = "Quotes";
    await context.sync();
    const found = context.workbook.tables.getItem("Quotes");
    found.columns.load("items/name");
    const body = found.getDataBodyRange();
    body.load("address");
    const prices = found.columns.getItem("price").getDataBodyRange();
    prices.load("values");
    await context.sync();
    return [found.columns.items.map(({ name }) => name), body.address, prices.values];
  });
  expect(read).toEqual([["code", "price"], "Sheet1!A2:B3", [[1], [2]]]);
});

test("a chart has a kind, a source, a title and a place", async () => {
  await run(async (context) => {
    const active = context.workbook.worksheets.getActiveWorksheet();
    const chart = active.charts.add("StockOHLC", active.getRange("A1:E21"), "Columns");
    chart.name = "Candles";
    chart.title.text = "US:AAPL";
    chart.legend.visible = false;
    chart.setPosition("G2", "N18");
    await context.sync();
  });
  expect(sheet.charts.all()).toMatchObject([
    {
      name: "Candles",
      type: "StockOHLC",
      source: { row: 0, column: 0, rows: 21, columns: 5 },
      place: { row: 1, column: 6, rows: 17, columns: 8 },
      details: { "title.text": "US:AAPL", "legend.visible": false },
    },
  ]);
  const titles = await run(async (context) => {
    const { charts } = context.workbook.worksheets.getActiveWorksheet();
    charts.load("items/name,items/title/text");
    await context.sync();
    const titles = charts.items.map(({ name, title }) => `${name}: ${title.text}`);
    charts.getItem("Candles").delete();
    await context.sync();
    return titles;
  });
  expect(titles).toEqual(["Candles: US:AAPL"]);
  expect(sheet.charts.all()).toEqual([]);
});

test("a chart's title follows the cell it is linked to, until it is given a text of its own", async () => {
  const titles = await run(async (context) => {
    const active = context.workbook.worksheets.getActiveWorksheet();
    const cell = active.getRange("G1");
    const { title } = active.charts.add("StockOHLC", active.getRange("A1:E21"), "Columns");
    const said = async (): Promise<string> => {
      title.load("text");
      await context.sync();
      return title.text;
    };
    cell.values = [["US:TSLA, 1w"]];
    title.setFormula("=Sheet1!$G$1");
    const linked = await said();
    cell.values = [["HK:700, 5m"]];
    const followed = await said();
    title.text = "mine";
    return [linked, followed, await said()];
  });
  expect(titles).toEqual(["US:TSLA, 1w", "HK:700, 5m", "mine"]);
});

test("settings and XML parts travel with the workbook", async () => {
  const read = await run(async (context) => {
    const { settings, customXmlParts } = context.workbook;
    settings.add("frozen", { "Sheet1!A1": "=QOS.PRICE(1)" });
    const part = customXmlParts.add('<frozen xmlns="urn:qos"><cell/></frozen>');
    await context.sync();
    const setting = settings.getItem("frozen");
    setting.load("value");
    const found = customXmlParts.getByNamespace("urn:qos").getOnlyItem();
    const xml = found.getXml();
    part.load("id");
    await context.sync();
    setting.delete();
    const gone = settings.getItemOrNullObject("frozen");
    await context.sync();
    return [setting.value, xml.value, gone.isNullObject];
  });
  expect(read).toEqual([{ "Sheet1!A1": "=QOS.PRICE(1)" }, '<frozen xmlns="urn:qos"><cell/></frozen>', true]);
  expect(sheet.settings.size).toBe(0);
});

test("a recalculation is asked for, of the workbook and of a sheet", async () => {
  await run(async (context) => {
    context.workbook.application.suspendApiCalculationUntilNextSync();
    context.workbook.application.suspendScreenUpdatingUntilNextSync();
    context.workbook.application.calculate("Full");
    context.workbook.worksheets.getActiveWorksheet().calculate(true);
    await context.sync();
  });
  expect(sheet.calculations).toEqual(["Full", "Full"]);
});

test("the add-in is told which sheet is shown and on which cells change, whoever does it", async () => {
  await run(async (context) => {
    const told: string[] = [];
    Object.assign(globalThis, { told });
    const { worksheets } = context.workbook;
    worksheets.onActivated.add(async ({ worksheetId }) => void told.push(`shown ${worksheetId}`));
    worksheets.onChanged.add(async ({ worksheetId }) => void told.push(`changed ${worksheetId}`));
    await context.sync();
  });
  addin.excel.sheet.addSheet("Two");
  addin.excel.sheet.activate("Two");
  addin.excel.sheet.activate("Two");
  await run(async (context) => {
    context.workbook.worksheets.getItem("Sheet1").getRange("A1").values = [[1]];
    await context.sync();
  });
  expect(JSON.parse(addin.window.eval("JSON.stringify(told)") as string)).toEqual(["shown Two", "changed Sheet1"]);
});

test("a font's colour follows the cell's sign, as a rule of the range", async () => {
  await run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange("D1:D3");
    const { cellValue } = range.conditionalFormats.add("CellValue");
    cellValue.format.font.color = "#c4314b";
    cellValue.rule = { formula1: "=0", operator: "LessThan" };
    await context.sync();
  });
  expect(sheet.rules).toEqual([
    {
      area: { sheet: "Sheet1", row: 0, column: 3, rows: 3, columns: 1 },
      value: { name: "rule 1", operator: "LessThan", than: 0, fontColor: "#c4314b" },
    },
  ]);
});
