import type { Piece } from "../../../host/blocks";
import { COLUMN, FIRST, HOLDINGS, type PortfolioPlaces } from "./portfolioPlaces";
import { CHANGE, GAIN, head, MONEY, PRICE, type SnippetWords } from "./snippet";

const { code, name, currency, shares, cost, last, value, profit, percent, today } = COLUMN;
const { baseValue, baseProfit, baseToday } = COLUMN;

/** What is held, a row each: in its own currency, and at its rate in the one of the sum of all. */
export function portfolioHoldings(places: PortfolioPlaces, words: SnippetWords): readonly Piece[] {
  return [...heads(places, words), ...rows(places, words)];
}

/** What is told of each holding in its own currency, from its shares on. */
const FIGURES = [
  "snippet.shares",
  "snippet.cost",
  "snippet.last",
  "snippet.value",
  "snippet.profit",
  "snippet.profitpct",
  "snippet.today",
] as const;
/** What is told of each holding in the currency of the sum of all. */
const BASE = ["snippet.value", "snippet.profit", "snippet.today"] as const;

function heads({ base }: PortfolioPlaces, { t }: SnippetWords): readonly Piece[] {
  return [
    head(0, code, [t("snippet.code"), t("snippet.name"), t("snippet.currency")]),
    head(
      0,
      shares,
      FIGURES.map((word) => t(word)),
      "all",
    ),
    head(
      0,
      baseValue,
      BASE.map((word) => `="${t(word)}, "&${base}`),
      "all",
    ),
  ];
}

function rows({ perHolding, ofCurrency }: PortfolioPlaces, { nameField }: SnippetWords): readonly Piece[] {
  const row = FIRST;
  const inBase = (column: number) => perHolding((at) => `=${at(column)}*${ofCurrency(last, at(currency))}`);
  return [
    { row, column: code, contents: HOLDINGS.map(([held]) => [held]), look: "input" },
    { row, column: name, contents: perHolding((at) => `=QOS.INFO(${at(code)},"${nameField}",FALSE)`) },
    { row, column: currency, contents: perHolding((at) => `=QOS.INFO(${at(code)},"currency",FALSE)`) },
    { row, column: shares, contents: HOLDINGS.map(([, count]) => [count]), look: "input" },
    { row, column: cost, contents: HOLDINGS.map(([, , paid]) => [paid]), look: "input", format: PRICE },
    { row, column: last, contents: perHolding((at) => `=QOS.LIVE(${at(code)})`), format: PRICE },
    { row, column: value, contents: perHolding((at) => `=${at(shares)}*${at(last)}`), format: MONEY },
    { row, column: profit, contents: perHolding((at) => `=${at(value)}-${at(shares)}*${at(cost)}`), ...GAIN },
    { row, column: percent, contents: perHolding((at) => `=${at(last)}/${at(cost)}-1`), ...GAIN, format: CHANGE },
    {
      row,
      column: today,
      contents: perHolding((at) => `=${at(shares)}*QOS.LIVE(${at(code)},"change")`),
      ...GAIN,
    },
    { row, column: baseValue, contents: inBase(value), format: MONEY },
    { row, column: baseProfit, contents: inBase(profit), ...GAIN },
    { row, column: baseToday, contents: inBase(today), ...GAIN },
  ];
}
