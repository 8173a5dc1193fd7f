import type { PlantedBug } from "../plantedBug";

/** Bugs in rates and in what is converted by them: wrong money. */
export const RATE_BUGS: readonly PlantedBug[] = [
  {
    shows: "FXRATE of a pair that is listed the other way round is that pair's price",
    file: "market/ratePath.ts",
    find: "{ times: [], by: [inverse] }",
    replace: "{ times: [inverse], by: [] }",
  },
  {
    shows: "FXRATE multiplies where two pairs through the dollar are to be divided",
    file: "market/ratePath.ts",
    find: "return product(times) / product(by);",
    replace: "return product(times) * product(by);",
  },
  {
    shows: "FXRATE goes through the dollar where there is a pair of both",
    file: "market/ratePath.ts",
    find: "if (alone !== undefined) return alone;",
    replace: "if (alone !== undefined && (from === USD || to === USD)) return alone;",
  },
  {
    shows: "FXRATE takes the yuan outside the mainland where there is the mainland's own",
    file: "market/ratePath.ts",
    find: "this.#between(from, to) ?? this.#between(offshore(from), offshore(to))",
    replace: "this.#between(offshore(from), offshore(to)) ?? this.#between(from, to)",
  },
  {
    shows: "pence pass for pounds",
    file: "market/currency.ts",
    find: " && !/^[A-Z]{2}[a-z]$/.test(plain)",
    replace: "",
  },
  {
    shows: "FXRATE of a day multiplies closes of two days",
    file: "quotes/questions/fxrate.ts",
    find: "found.some((close) => close.day !== earliest)",
    replace: "found.some((close) => close.day < earliest)",
  },
  {
    shows: "a counter in yuan is converted as if it were in Hong Kong's dollars",
    file: "quotes/rates/pathOf.ts",
    find: 'if (marketOf(code) === "US") return USD;',
    replace: 'if (marketOf(code) === "US") return USD;\n  if (marketOf(code) === "HK") return "HKD" as Currency;',
  },
  {
    shows: "QUOTE divides by the rate",
    file: "quotes/quoteTable.ts",
    find: "own * rate.value",
    replace: "own / rate.value",
  },
  {
    shows: "one currency of a table passes for another",
    file: "quotes/rates/rateQuery.ts",
    find: "from.currency} ${to}`",
    replace: "from.currency}`",
  },
  {
    shows: "LIVE shows a price in its own currency where another was asked for",
    file: "quotes/live/liveQuestions.ts",
    find: "seen.value * into.value",
    replace: "seen.value",
  },
  {
    shows: "a live price in another currency stands still while the rate moves",
    file: "quotes/rates/watchRated.ts",
    find: "subjects: [...subjects, ...",
    replace: "subjects: subjects.length > 0 ? subjects : [...",
  },
  {
    shows: "a percentage is multiplied by a rate",
    file: "quotes/arguments/moneyFields.ts",
    find: 'unit === "price" || unit === "money"',
    replace: 'unit === "price" || unit === "money" || unit === "fraction"',
  },
  {
    shows: "a converted rate of Google's is the other way round",
    file: "workbook/convert/googleFinance.ts",
    find: "QOS.LIVEFXRATE(${from},${to})",
    replace: "QOS.LIVEFXRATE(${to},${from})",
  },
];
