import { portfolioHoldings } from "./portfolioHoldings";
import { COLUMN, portfolioPlaces, TOTAL } from "./portfolioPlaces";
import { portfolioSums } from "./portfolioSums";
import { WIDTHS, type Snippet } from "./snippet";

const { code, name, value, profit, baseValue, baseProfit } = COLUMN;

/**
 * Holdings with their live value, profit and loss; the sums of each currency, and of all in one currency. Money of
 * different currencies is never added up, and a currency without a rate makes the sum of all #N/A instead of smaller.
 */
export const portfolio: Snippet = {
  name: "portfolio",
  ofCode: false,
  sketch: (words) => (address) => {
    const places = portfolioPlaces(address);
    return {
      rows: TOTAL + 1,
      columns: baseProfit + 1,
      widths: [
        [code, WIDTHS.code],
        [name, WIDTHS.name],
        ...[value, profit, baseValue, baseProfit].map((column) => [column, WIDTHS.large] as const),
      ],
      pieces: [...portfolioHoldings(places, words), ...portfolioSums(places, words)],
    };
  },
};
