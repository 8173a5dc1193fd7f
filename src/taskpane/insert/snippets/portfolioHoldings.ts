import type { Piece } from "../../../host/blocks";
import { COLUMN, FIRST, HOLDINGS, type PortfolioPlaces } from "./portfolioPlaces";
import { CHANGE, head, MONEY, PRICE, SIGNED, WHOLE, type SnippetWords } from "./snippet";

const { code, name, currency, shares, cost, last, value, profit, percent, baseValue, baseProfit } = COLUMN;

/** What is held, a row each: in its own currency, and at its rate in the one of the sum of all. */
export function portfolioHoldings(places: PortfolioPlaces, words: SnippetWords): readonly Piece[] {
  return [...heads(places, words), ...rows(places, words)];
}

function heads({ base }: PortfolioPlaces, { t }: SnippetWords): readonly Piece[] {
  return [
    head(0, code, t, [
      "snippet.code",
      "snippet.name",
      "snippet.currency",
      "snippet.shares",
      "snippet.cost",
      "snippet.last",
      "snippet.value",
      "snippet.profit",
      "snippet.profitpct",
    ]),
    {
      row: 0,
      column: baseValue,
      contents: [[`="${t("snippet.value")}, "&${base}`, `="${t("snippet.profit")}, "&${base}`]],
      look: "head",
    },
  ];
}

function rows({ perHolding, ofCurrency }: PortfolioPlaces, { nameField }: SnippetWords): readonly Piece[] {
  const row = FIRST;
  const rate = (of: string) => ofCurrency(last, of);
  return [
    { row, column: code, contents: HOLDINGS.map(([held]) => [held]), look: "input" },
    { row, column: name, contents: perHolding((at) => `=QOS.INFO(${at(code)},"${nameField}",FALSE)`) },
    { row, column: currency, contents: perHolding((at) => `=QOS.INFO(${at(code)},"currency",FALSE)`) },
    { row, column: shares, contents: HOLDINGS.map(([, count]) => [count]), look: "input", format: WHOLE },
    { row, column: cost, contents: HOLDINGS.map(([, , paid]) => [paid]), look: "input", format: PRICE },
    { row, column: last, contents: perHolding((at) => `=QOS.LIVE(${at(code)})`), format: PRICE },
    { row, column: value, contents: perHolding((at) => `=${at(shares)}*${at(last)}`), format: MONEY },
    { row, column: profit, contents: perHolding((at) => `=${at(value)}-${at(shares)}*${at(cost)}`), format: SIGNED },
    { row, column: percent, contents: perHolding((at) => `=${at(last)}/${at(cost)}-1`), format: CHANGE },
    { row, column: baseValue, contents: perHolding((at) => `=${at(value)}*${rate(at(currency))}`), format: MONEY },
    { row, column: baseProfit, contents: perHolding((at) => `=${at(profit)}*${rate(at(currency))}`), format: SIGNED },
  ];
}
