import type { Piece } from "../../../host/blocks";
import { COLUMN, CURRENCIES, RATES, SUMS_HEAD, TOTAL, type PortfolioPlaces, type RowFormula } from "./portfolioPlaces";
import { CHANGE, GAIN, head, MONEY, RATE, type SnippetWords } from "./snippet";

const { code, currency, shares, last, value, profit, percent, today, baseValue, baseProfit, baseToday } = COLUMN;

/** A sum of each currency with its rate, and one of all in the currency that the user names. */
export function portfolioSums(places: PortfolioPlaces, words: SnippetWords): readonly Piece[] {
  return [sumsHead(places, words), ...currencyRows(places), ...totalRow(places, words)];
}

function sumsHead({ base }: PortfolioPlaces, { t }: SnippetWords): Piece {
  const figures = ["snippet.value", "snippet.profit", "snippet.profitpct", "snippet.today"] as const;
  const names = [t("snippet.totals"), "", t("snippet.currency"), "", ""];
  const rate = `="${t("snippet.rateIn")} "&${base}`;
  return head(
    SUMS_HEAD,
    code,
    [...names, rate, ...figures.map((word) => t(word))],
    [last, value, profit, percent, today],
  );
}

function currencyRows({ base, holdings, perCurrency }: PortfolioPlaces): readonly Piece[] {
  const row = RATES;
  const sumOf = (column: number) =>
    perCurrency((at) => `=SUMPRODUCT((${holdings(currency)}=${at(currency)})*${holdings(column)})`);
  return [
    { row, column: currency, contents: CURRENCIES.map((name) => [name]), look: "input" },
    { row, column: last, contents: perCurrency((at) => `=QOS.LIVEFXRATE(${at(currency)},${base})`), format: RATE },
    { row, column: value, contents: sumOf(value), format: MONEY },
    { row, column: profit, contents: sumOf(profit), ...GAIN },
    { row, column: percent, contents: perCurrency(gain), ...GAIN, format: CHANGE },
    { row, column: today, contents: sumOf(today), ...GAIN },
  ];
}

function totalRow({ holdings, ofTotal }: PortfolioPlaces, { t }: SnippetWords): readonly Piece[] {
  const row = TOTAL;
  const sum = (column: number) => [[`=SUM(${holdings(column)})`]];
  return [
    { row, column: code, contents: [[t("snippet.total"), ""]], look: "total" },
    { row, column: currency, contents: [["USD"]], look: "input" },
    { row, column: shares, contents: [["", "", ""]], look: "total" },
    { row, column: value, contents: sum(baseValue), look: "total", format: MONEY },
    { row, column: profit, contents: sum(baseProfit), look: "total", ...GAIN },
    { row, column: percent, contents: ofTotal(gain), look: "total", ...GAIN, format: CHANGE },
    { row, column: today, contents: sum(baseToday), look: "total", ...GAIN },
  ];
}

/** Profit by what was paid; nothing of nothing is none. */
const gain: RowFormula = (at) => `=IF(${at(value)}=${at(profit)},0,${at(profit)}/(${at(value)}-${at(profit)}))`;
