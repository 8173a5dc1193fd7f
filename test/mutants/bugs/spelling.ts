import type { PlantedBug } from "../plantedBug";

/** Bugs in what a person wrote being taken for something else: codes, dates, fields, formulas of other products. */
export const SPELLING_BUGS: readonly PlantedBug[] = [
  {
    shows: "PRICE of 000001 is a bank's in Shenzhen, though the index of Shanghai may be meant",
    file: "market/numberRanges.ts",
    find: '["share or index", ["000"]]',
    replace: '["SZ", ["000"]]',
  },
  {
    shows: "PRICE of the number 700 is Tencent's, though a share in Shenzhen may be meant",
    file: "market/spelling.ts",
    find: "if (/^0\\d{4}$/.test(digits) && Number(digits) > 0)",
    replace: "if (/^\\d{1,5}$/.test(digits) && Number(digits) > 0)",
  },
  {
    shows: "PRICE of 000001 CH Equity is that of Shanghai's index",
    file: "market/spelling.ts",
    find: 'if (owner === "share or index") return listed("SZ", symbol);',
    replace: 'if (owner === "share or index") return listed("SH", symbol);',
  },
  {
    shows: "HISTORY from 3/4/2024 begins in March, though April may be meant",
    file: "quotes/arguments/dateText.ts",
    find: "if (first === undefined || second === undefined || first.days === second.days) return first;",
    replace: "if (first !== undefined) return first; if (second === undefined) return second;",
  },
  {
    shows: "HISTORY from -1y begins a month late",
    file: "quotes/arguments/relativeDate.ts",
    find: "year * 12 + (month - 1) - count",
    replace: "year * 12 + month - count",
  },
  {
    shows: "HISTORY from -2w begins on the fifth day of the week, not the seventh",
    file: "quotes/arguments/relativeDate.ts",
    find: "today() - 7 * count",
    replace: "today() - 5 * count",
  },
  {
    shows: "现价 shows the close before",
    file: "quotes/arguments/otherFieldNames.ts",
    find: '["last", "现价 ',
    replace: '["prevclose", "现价 ',
  },
  {
    shows: "成交金额 shows the volume",
    file: "quotes/arguments/otherFieldNames.ts",
    find: '["turnover", "成交金额 ',
    replace: '["volume", "成交金额 ',
  },
  {
    shows: "买一 shows the ask",
    file: "quotes/arguments/otherFieldNames.ts",
    find: '["bid", "买一 ',
    replace: '["ask", "买一 ',
  },
  {
    shows: "a volume of Shanghai in a formula that was another product's is a hundredth",
    file: "workbook/convert/fields.ts",
    find: 'isMainland(market) ? "*100" : undefined',
    replace: 'isMainland(market) ? "*1" : undefined',
  },
  {
    shows: "a percentage in a formula that was Bloomberg's is a hundredth",
    file: "workbook/convert/fields.ts",
    find: 'live("changepct", "*100")',
    replace: 'live("changepct")',
  },
  {
    shows: "a history that was Google's goes on for a day more",
    file: "workbook/convert/googleFinance.ts",
    find: "throwDate(day) : `${day}-1`",
    replace: "throwDate(day) : day",
  },
  {
    shows: "a series of Hong Kong that was Wind's by Shanghai's days is said to be the same",
    file: "workbook/convert/wind.ts",
    find: "hasOwnDays(instrument, calendar?.[1])",
    replace: 'hasOwnDays(instrument, calendar?.[1] ?? "HKEX")',
  },
  {
    shows: "in Chinese the name of the asks stands over the bids",
    file: "quotes/depthTable.ts",
    find: '{ name: "bid", zh: "买价",',
    replace: '{ name: "bid", zh: "卖价",',
  },
];
