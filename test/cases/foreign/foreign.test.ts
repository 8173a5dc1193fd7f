import { convert } from "../../../src/workbook/convert/convert";
import met from "./met.json";
import further from "./further.json";

/** `left`: not converted, and told why; `untouched`: nothing of another product. Else the formula that is right. */
interface Case {
  readonly formula: string;
  readonly right: string;
  readonly cells?: Readonly<Record<string, string>>;
}

const cases: readonly Case[] = [...met, ...further];

function outcome({ formula, cells }: Case): string {
  const result = convert(formula, (reference) => cells?.[reference.replaceAll("$", "")]);
  return result.kind === "converted" ? result.after : result.kind === "left" ? "left" : "untouched";
}

test("fifty formulas as people write them and a hundred further ones are here", () => {
  expect(met.length).toBeGreaterThanOrEqual(50);
  expect(further.length).toBeGreaterThanOrEqual(100);
});

test.each(cases)("$formula", (each) => {
  expect(outcome(each)).toBe(each.right);
});

test("a conversion that is not exactly equal says how it differs", () => {
  for (const { formula } of cases) {
    const result = convert(formula);
    if (result.kind === "converted" && /GOOGLEFINANCE|STOCKHISTORY|WSD|THS_RQ/.test(formula))
      expect(result.differences.length).toBeGreaterThan(0);
  }
});
