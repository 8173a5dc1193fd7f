import fc from "fast-check";
import { convert, mayBeForeign, referencesOf } from "../../../src/workbook/convert/convert";
import type { Difference, Refusal } from "../../../src/workbook/convert/outcome";
import { findCalls } from "../../../src/workbook/calls";
import { repair } from "../../../src/workbook/repair";
import { textOf, tokenize } from "../../../src/workbook/tokens";
import { BAR_FIELDS } from "../../../src/quotes/barTable";
import { LIVE_FIELDS } from "../../../src/quotes/live/liveFields";
import { QUOTE_FIELDS } from "../../../src/quotes/quoteFields";
import { INFO_FIELDS } from "../../../src/qos/instrumentInfo";
import foreign from "./foreign.json";
import foreignLeft from "./foreignLeft.json";

interface Case {
  readonly is: string;
  readonly formula: string;
  readonly cells?: Readonly<Record<string, string>>;
}

const converted = foreign as readonly (Case & { after: string; differences?: Difference[] })[];
const left = foreignLeft as readonly (Case & { why: Refusal })[];

const valueOf = (cells: Case["cells"]) => (reference: string) => cells?.[reference];

test.each(converted)("converted: $is", ({ formula, cells, after, differences = [] }) => {
  const result = convert(formula, valueOf(cells));
  expect(result).toMatchObject({ kind: "converted", after });
  expect(result.kind === "converted" && [...result.differences].sort()).toEqual(differences);
});

test.each(converted)("a converted formula is right and there is nothing left to convert: $is", ({ after }) => {
  expect(repair({ formula: after, value: 1 })).toEqual({ kind: "fine" });
  expect(convert(after)).toEqual({ kind: "ours" });
});

test.each(left)("left alone with the reason: $is", ({ formula, cells, why }) => {
  expect(convert(formula, valueOf(cells))).toMatchObject({ kind: "left", why });
});

test.each(['=QOS.PRICE("US:AAPL")', "=SUM(A1:A3)", '="BDP(" & A1', "BDP(A1)", "=BDPRICE(A1)", "=MYBDP(A1)"])(
  "is nobody's that could be converted: %s",
  (formula) => {
    expect(convert(formula)).toEqual({ kind: "ours" });
  },
);

test("every field that a converted formula names exists in our formula of that name", () => {
  const known: Readonly<Record<string, readonly string[]>> = {
    "QOS.LIVE": LIVE_FIELDS.map(({ name }) => name),
    "QOS.QUOTE": QUOTE_FIELDS.map(({ name }) => name),
    "QOS.INFO": INFO_FIELDS.map(({ name }) => name),
    "QOS.HISTORY": BAR_FIELDS.map(({ name }) => name),
    "QOS.SERIES": ["", ...BAR_FIELDS.map(({ name }) => name)],
  };
  for (const { after } of converted) {
    const tokens = tokenize(after);
    for (const { name, args } of findCalls(tokens)) {
      if (known[name] === undefined) continue;
      const place = args[name === "QOS.HISTORY" ? 5 : name === "QOS.SERIES" ? 4 : 1];
      if (place === undefined) continue;
      const fields = textOf(tokens.slice(place.start, place.end)).replaceAll('"', "").split(",");
      expect(known[name]).toEqual(expect.arrayContaining(fields));
    }
  }
});

test("the cells whose content decides are named beforehand", () => {
  expect(referencesOf('=BDP($A2,"PX_LAST")+WSQ(Data!B3,"rt_last")+BDP("AAPL US Equity",C1)')).toEqual([
    "$A2",
    "Data!B3",
  ]);
});

test("no formula whatever makes conversion fail, and one that is not converted stays out of it", () => {
  const scrap = fc.constantFrom(
    "=",
    "BDP",
    "BDH",
    "WSD",
    "STOCKHISTORY",
    "GOOGLEFINANCE",
    "(",
    ")",
    ",",
    '"',
    '"AAPL US Equity"',
    '"PX_LAST"',
    "A1",
    "1",
    "IFERROR(__xludf.DUMMYFUNCTION(",
    "-",
    "{",
    " ",
  );
  fc.assert(
    fc.property(
      fc.array(scrap).map((scraps) => `=${scraps.join("")}`),
      (formula) => {
        const result = convert(formula);
        if (!mayBeForeign(formula)) expect(result).toEqual({ kind: "ours" });
        if (result.kind === "converted")
          expect(findCalls(tokenize(result.after)).some(({ name }) => name.startsWith("QOS."))).toBe(true);
      },
    ),
    { numRuns: 2_000 },
  );
});
