import { portfolioHoldings } from "./portfolioHoldings";
import { COLUMN, portfolioPlaces, TOTAL } from "./portfolioPlaces";
import { portfolioSums } from "./portfolioSums";
import { WIDTHS, type Snippet } from "./snippet";

const { code, name, value, profit, today, baseValue, baseProfit, baseToday } = COLUMN;

/**
 * Holdings with their live value, profit and loss, and the day's; the sums of each currency, and of all in the one that
 * stands in a cell, at live rates. Money of different currencies is never added up, and a currency without a rate makes
 * the sum of all #N/A instead of smaller.
 */
export const portfolio: Snippet = {
  name: "portfolio",
  ofCode: false,
  sketch: (words) => (address) => {
    const places = portfolioPlaces(address);
    return {
      rows: TOTAL + 1,
      columns: baseToday + 1,
      widths: [
        [code, WIDTHS.code],
        [name, WIDTHS.name],
        ...[value, profit, today, baseValue, baseProfit, baseToday].map((column) => [column, WIDTHS.large] as const),
      ],
      pieces: [...portfolioHoldings(places, words), ...portfolioSums(places, words)],
    };
  },
};
