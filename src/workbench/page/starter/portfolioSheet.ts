import type { StarterWords } from "../words";
import { SheetBuilder } from "./sheetBuilder";

const HELD = [
  ["US:AAPL", "200", "182.5"],
  ["US:TSLA", "50", "262"],
  ["HK:700", "300", "395.8"],
  ["SH:600519", "100", "1702"],
] as const;

/** The currencies of what is held. */
const CURRENCIES = ["USD", "HKD", "CNY"] as const;

/** The row of the first holding. */
const FIRST = 5;
/** The blank row below the holdings belongs to the sums: a row that is inserted above it counts. */
const BLANK = FIRST + HELD.length;
/** The row of the first currency, and that of the sum of all. */
const RATES = BLANK + 2;
const TOTAL = RATES + CURRENCIES.length;
/** The cell with the currency of the sum of all. */
const BASE = `$B$${TOTAL}`;

/**
 * Money of different currencies is never added up: sums by currency, and one of all, at live rates, in the currency
 * that stands in a cell. A currency without a rate makes that one #N/A instead of smaller.
 */
export function portfolioSheet(words: StarterWords): SheetBuilder {
  const sheet = new SheetBuilder(words.portfolio, words.colours)
    .widths(112, 80, 80, 96, 96, 112, 112, 80, 112, 112)
    .row("A1", [words.portfolioTitle], "title")
    .row("A2", [words.portfolioHelp], "help");
  addHoldings(sheet, words);
  addCurrencies(sheet, words);
  addTotal(sheet, words);
  return sheet
    .format(`D${FIRST}:E${BLANK}`, "price")
    .format(`E${RATES}:E${TOTAL}`, "rate")
    .format(`F${FIRST}:G${TOTAL}`, "money")
    .format(`I${FIRST}:J${BLANK}`, "money")
    .format(`H${FIRST}:H${TOTAL}`, "percent")
    .signed(`G${FIRST}:H${TOTAL}`)
    .signed(`J${FIRST}:J${BLANK}`);
}

/** A row each: in its own currency first, and at its rate in that of the sum. */
function addHoldings(sheet: SheetBuilder, words: StarterWords): void {
  sheet
    .row("A4", words.portfolioHeads.slice(0, 2), "head")
    .row(
      "C4",
      [...words.portfolioHeads.slice(2), `="${words.value}, "&${BASE}`, `="${words.profit}, "&${BASE}`],
      "headRight",
    );
  HELD.forEach(([code, shares, cost], at) => {
    const row = FIRST + at;
    sheet
      .row(`A${row}`, [code, `=QOS.INFO(A${row},"currency",FALSE)`, shares, cost])
      .style(`A${row}`, "input")
      .style(`C${row}:D${row}`, "input")
      .row(`E${row}`, [
        `=QOS.LIVE(A${row})`,
        `=C${row}*E${row}`,
        `=F${row}-C${row}*D${row}`,
        `=G${row}/(C${row}*D${row})`,
        `=F${row}*${found("E", `B${row}`)}`,
        `=G${row}*${found("E", `B${row}`)}`,
      ]);
  });
}

/** A row each: its rates, and the sums of what is held in it. */
function addCurrencies(sheet: SheetBuilder, words: StarterWords): void {
  sheet
    .row(`A${RATES - 1}`, [words.byCurrency, words.currency], "head")
    .row(`C${RATES - 1}`, ["", "", `="${words.rateIn} "&${BASE}`, words.value, words.profit, words.gain], "headRight");
  CURRENCIES.forEach((currency, at) => {
    const row = RATES + at;
    const sum = (column: string) => `=SUMPRODUCT((${holdings("B")}=B${row})*${holdings(column)})`;
    sheet
      .row(`B${row}`, [currency])
      .style(`B${row}`, "input")
      .row(`E${row}`, [`=QOS.LIVEFXRATE(B${row},${BASE})`, sum("F"), sum("G"), gain(row)]);
  });
}

function addTotal(sheet: SheetBuilder, words: StarterWords): void {
  sheet
    .row(`A${TOTAL}`, [words.total, "USD", "", "", "", `=SUM(${holdings("I")})`, `=SUM(${holdings("J")})`, gain(TOTAL)])
    .style(`A${TOTAL}:H${TOTAL}`, "total")
    .style(`B${TOTAL}`, "input");
}

/** A column of the holdings. */
function holdings(column: string): string {
  return `$${column}$${FIRST}:$${column}$${BLANK}`;
}

/** A column of the currencies. */
function rated(column: string): string {
  return `$${column}$${RATES}:$${column}$${TOTAL - 1}`;
}

/** What stands in a column of the row of a currency. */
function found(column: string, currency: string): string {
  return `INDEX(${rated(column)},MATCH(${currency},${rated("B")},0))`;
}

/** Profit by what was paid. */
function gain(row: number): string {
  return `=IF(F${row}=G${row},0,G${row}/(F${row}-G${row}))`;
}
