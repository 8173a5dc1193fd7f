import type { StarterWords } from "../words";
import { SheetBuilder } from "./sheetBuilder";

const HELD = [
  ["US:AAPL", "200", "182.5"],
  ["US:TSLA", "50", "262"],
  ["HK:700", "300", "395.8"],
  ["SH:600519", "100", "1702"],
] as const;

/** A currency, and how much of it one US dollar is. The mainland's yuan is quoted by its offshore twin. */
const CURRENCIES = [
  ["USD", "1"],
  ["HKD", '=QOS.PRICE("FX:USDHKD")'],
  ["CNY", '=QOS.PRICE("FX:USDCNH")'],
] as const;

/**
 * Money of different currencies is never added up: sums by currency, and one of all at the rates that stand in cells. A
 * currency without a rate makes that one #N/A instead of smaller.
 */
export function portfolioSheet(words: StarterWords): SheetBuilder {
  const [first, blank] = [5, 5 + HELD.length];
  const [rates, total] = [blank + 2, blank + 2 + CURRENCIES.length];
  // The blank row below the holdings belongs to the sums: a row that is inserted above it counts.
  const holdings = (column: string) => `$${column}$${first}:$${column}$${blank}`;
  const rated = (column: string) => `$${column}$${rates}:$${column}$${total - 1}`;
  const base = `$B$${total}`;
  const found = (column: string, currency: string) => `INDEX(${rated(column)},MATCH(${currency},${rated("B")},0))`;
  const gain = (row: number) => `=IF(F${row}=G${row},0,G${row}/(F${row}-G${row}))`;
  const sheet = new SheetBuilder(words.portfolio, words.colours)
    .widths(112, 80, 80, 96, 96, 112, 112, 80, 112, 112)
    .row("A1", [words.portfolioTitle], "title")
    .row("A2", [words.portfolioHelp], "help")
    .row("A4", words.portfolioHeads.slice(0, 2), "head")
    .row(
      "C4",
      [...words.portfolioHeads.slice(2), `="${words.value}, "&${base}`, `="${words.profit}, "&${base}`],
      "headRight",
    );
  HELD.forEach(([code, shares, cost], at) => {
    const row = first + at;
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
  sheet
    .row(`A${rates - 1}`, [words.byCurrency, words.currency], "head")
    .row(
      `C${rates - 1}`,
      ["", words.perDollar, `="${words.rateIn} "&${base}`, words.value, words.profit, words.gain],
      "headRight",
    );
  CURRENCIES.forEach(([currency, perDollar], at) => {
    const row = rates + at;
    const sum = (column: string) => `=SUMPRODUCT((${holdings("B")}=B${row})*${holdings(column)})`;
    sheet
      .row(`B${row}`, [currency])
      .style(`B${row}`, "input")
      .row(`D${row}`, [perDollar])
      .style(`D${row}`, "input")
      .row(`E${row}`, [`=${found("D", base)}/D${row}`, sum("F"), sum("G"), gain(row)]);
  });
  return sheet
    .row(`A${total}`, [words.total, "USD", "", "", "", `=SUM(${holdings("I")})`, `=SUM(${holdings("J")})`, gain(total)])
    .style(`A${total}:H${total}`, "total")
    .style(`B${total}`, "input")
    .format(`C${first}:C${blank}`, "whole")
    .format(`D${first}:E${blank}`, "price")
    .format(`D${rates}:E${total}`, "rate")
    .format(`F${first}:G${total}`, "money")
    .format(`I${first}:J${blank}`, "money")
    .format(`H${first}:H${total}`, "percent")
    .signed(`G${first}:H${total}`)
    .signed(`J${first}:J${blank}`);
}
