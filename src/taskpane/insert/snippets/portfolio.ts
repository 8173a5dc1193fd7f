import { CHANGE, fixed, head, MONEY, PRICE, RATE, SIGNED, WHOLE, WIDTHS, type Snippet } from "./snippet";

/** Code, shares held and price paid for each, in the currency it trades in. */
const HOLDINGS = [
  ["US:AAPL", 50, 180],
  ["US:NVDA", 100, 110],
  ["HK:700", 300, 395.8],
  ["SH:600519", 100, 1702],
] as const;

/** A currency, and how much of it one US dollar is: a number or a formula, which may be typed over. */
const CURRENCIES = [
  ["USD", 1],
  ["HKD", '=QOS.PRICE("FX:USDHKD")'],
  // The mainland's yuan is quoted by its offshore twin.
  ["CNY", '=QOS.PRICE("FX:USDCNH")'],
] as const;

/** Columns, in order. */
const [CODE, NAME, CURRENCY, SHARES, COST, LAST, VALUE, PROFIT, PERCENT, BASE_VALUE, BASE_PROFIT] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
] as const;

/**
 * Holdings with their live value, profit and loss; the sums of each currency, and of all in one currency. Money of
 * different currencies is never added up, and a currency without a rate makes the sum of all #N/A instead of smaller.
 */
export const portfolio: Snippet = {
  name: "portfolio",
  ofCode: false,
  sketch:
    ({ t, nameField }) =>
    (address) => {
      // The blank row below the holdings belongs to the sums: a row that is inserted above it counts.
      const [first, blank] = [1, HOLDINGS.length + 1];
      const [rates, total] = [blank + 2, blank + 2 + CURRENCIES.length];
      const holdings = (column: number) => `${fixed(address(first, column))}:${fixed(address(blank, column))}`;
      const rated = (column: number) => `${fixed(address(rates, column))}:${fixed(address(total - 1, column))}`;
      const base = fixed(address(total, CURRENCY));
      const each = (formula: (at: (column: number) => string) => string) =>
        HOLDINGS.map((_holding, at) => [formula((column) => address(first + at, column))]);
      const perCurrency = (formula: (at: (column: number) => string) => string) =>
        CURRENCIES.map((_currency, at) => [formula((column) => address(rates + at, column))]);
      const rate = (currency: string) => `INDEX(${rated(LAST)},MATCH(${currency},${rated(CURRENCY)},0))`;
      const perDollar = (currency: string) => `INDEX(${rated(COST)},MATCH(${currency},${rated(CURRENCY)},0))`;
      const percent = (at: (column: number) => string) =>
        `=IF(${at(VALUE)}=${at(PROFIT)},0,${at(PROFIT)}/(${at(VALUE)}-${at(PROFIT)}))`;
      const sum = (column: number) => [[`=SUM(${holdings(column)})`]];
      const sumOf = (column: number) =>
        perCurrency((at) => `=SUMPRODUCT((${holdings(CURRENCY)}=${at(CURRENCY)})*${holdings(column)})`);
      return {
        rows: total + 1,
        columns: BASE_PROFIT + 1,
        widths: [
          [CODE, WIDTHS.code],
          [NAME, WIDTHS.name],
          ...[VALUE, PROFIT, BASE_VALUE, BASE_PROFIT].map((column) => [column, WIDTHS.large] as const),
        ],
        pieces: [
          head(0, CODE, t, [
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
            column: BASE_VALUE,
            contents: [[`="${t("snippet.value")}, "&${base}`, `="${t("snippet.profit")}, "&${base}`]],
            look: "head",
          },
          { row: first, column: CODE, contents: HOLDINGS.map(([code]) => [code]), look: "input" },
          { row: first, column: NAME, contents: each((at) => `=QOS.INFO(${at(CODE)},"${nameField}",FALSE)`) },
          { row: first, column: CURRENCY, contents: each((at) => `=QOS.INFO(${at(CODE)},"currency",FALSE)`) },
          {
            row: first,
            column: SHARES,
            contents: HOLDINGS.map(([, shares]) => [shares]),
            look: "input",
            format: WHOLE,
          },
          { row: first, column: COST, contents: HOLDINGS.map(([, , cost]) => [cost]), look: "input", format: PRICE },
          { row: first, column: LAST, contents: each((at) => `=QOS.LIVE(${at(CODE)})`), format: PRICE },
          { row: first, column: VALUE, contents: each((at) => `=${at(SHARES)}*${at(LAST)}`), format: MONEY },
          {
            row: first,
            column: PROFIT,
            contents: each((at) => `=${at(VALUE)}-${at(SHARES)}*${at(COST)}`),
            format: SIGNED,
          },
          { row: first, column: PERCENT, contents: each((at) => `=${at(LAST)}/${at(COST)}-1`), format: CHANGE },
          {
            row: first,
            column: BASE_VALUE,
            contents: each((at) => `=${at(VALUE)}*${rate(at(CURRENCY))}`),
            format: MONEY,
          },
          {
            row: first,
            column: BASE_PROFIT,
            contents: each((at) => `=${at(PROFIT)}*${rate(at(CURRENCY))}`),
            format: SIGNED,
          },
          {
            row: blank + 1,
            column: CODE,
            contents: [
              [
                t("snippet.totals"),
                "",
                t("snippet.currency"),
                "",
                t("snippet.perDollar"),
                `="${t("snippet.rateIn")} "&${base}`,
                t("snippet.value"),
                t("snippet.profit"),
                t("snippet.profitpct"),
              ],
            ],
            look: "head",
          },
          { row: rates, column: CURRENCY, contents: CURRENCIES.map(([currency]) => [currency]), look: "input" },
          {
            row: rates,
            column: COST,
            contents: CURRENCIES.map(([, perUsd]) => [perUsd]),
            look: "input",
            format: RATE,
          },
          {
            row: rates,
            column: LAST,
            contents: perCurrency((at) => `=${perDollar(base)}/${at(COST)}`),
            format: RATE,
          },
          { row: rates, column: VALUE, contents: sumOf(VALUE), format: MONEY },
          { row: rates, column: PROFIT, contents: sumOf(PROFIT), format: SIGNED },
          { row: rates, column: PERCENT, contents: perCurrency(percent), format: CHANGE },
          { row: total, column: CODE, contents: [[t("snippet.total"), ""]], look: "head" },
          { row: total, column: CURRENCY, contents: [["USD"]], look: "input" },
          { row: total, column: SHARES, contents: [["", "", ""]], look: "head" },
          { row: total, column: VALUE, contents: sum(BASE_VALUE), look: "head", format: MONEY },
          { row: total, column: PROFIT, contents: sum(BASE_PROFIT), look: "head", format: SIGNED },
          {
            row: total,
            column: PERCENT,
            contents: [[percent((column) => address(total, column))]],
            look: "head",
            format: CHANGE,
          },
        ],
      };
    },
};
