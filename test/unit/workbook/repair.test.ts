import fc from "fast-check";
import { FORMULA_NAMES } from "../../../src/workbook/formulaNames";
import { repair, type Fault, type Hopeless } from "../../../src/workbook/repair";
import broken from "./broken.json";
import hopeless from "./hopeless.json";
import untouched from "./untouched.json";

interface Case {
  readonly is: string;
  readonly formula: string;
  readonly value: unknown;
}

const brokenCases = broken as readonly (Case & { after: string; faults: Fault[]; sure?: boolean })[];
const hopelessCases = hopeless as readonly (Case & { why: Hopeless })[];

test.each(brokenCases)("repaired: $is", ({ formula, value, after, faults, sure = true }) => {
  const result = repair({ formula, value });
  expect(result).toMatchObject({ kind: "repaired", after, sure });
  expect(result.kind === "repaired" && [...result.faults].sort()).toEqual([...faults].sort());
});

test.each(brokenCases)("once repaired there is nothing left to do: $is", ({ after }) => {
  expect(repair({ formula: after, value: 1 })).toEqual({ kind: "fine" });
});

test.each(hopelessCases)("left to its author, with the reason: $is", ({ formula, value, why }) => {
  expect(repair({ formula, value })).toMatchObject({ kind: "hopeless", why });
});

test.each(untouched as readonly Case[])("left alone: $is", ({ formula, value }) => {
  expect(repair({ formula, value })).toEqual({ kind: "fine" });
});

const argument = fc.constantFrom(
  '"US:AAPL"',
  "A1",
  "'My ''Sheet (1)'!$B$2",
  "Table1[[#This Row],[a'[b]]",
  "",
  "1.5",
  '"""x, ("',
);

/** Any right formula, ours inside others and others inside ours. */
const rightFormula = fc
  .letrec<{ call: string; value: string }>((tie) => ({
    call: fc
      .tuple(
        fc.constantFrom(...FORMULA_NAMES.map((name) => `QOS.${name}`), "SUM"),
        fc.array(tie("value"), { maxLength: 3 }),
      )
      .map(([name, args]) => `${name}(${args.join(",")})`),
    value: fc.oneof(
      { depthSize: "small" },
      argument,
      tie("call"),
      fc.tuple(tie("value"), tie("value")).map((two) => two.join("+")),
    ),
  }))
  .call.map((call) => `=${call}+QOS.PRICE(A1)`);

/** What installations do to our name; each leaves the rest of the formula as it is. */
const damage = fc.constantFrom<(name: string) => string>(
  (name) => `_xldudf_QOS_${name}`,
  (name) => `_xlfn._xldudf_QOS_${name}`,
  (name) => `'C:\\it''s (x)\\a.xlam'!_xldudf_QOS_${name}`,
  (name) => `[1]!_xldudf_QOS_${name}`,
  (name) => `tools.xlam!QOS.${name}`,
  (name) => `qos.${name.toLowerCase()}`,
  (name) => `QOS${name}`,
);

test("whatever an installation does to a formula's names, repair brings the formula back", () => {
  fc.assert(
    fc.property(rightFormula, damage, (formula, damaged) => {
      const found = formula.replaceAll(/QOS\.([A-Z]+)(?=\()/g, (_, name: string) => damaged(name));
      expect(repair({ formula: found, value: "#NAME?" })).toMatchObject({
        kind: "repaired",
        after: formula,
        sure: true,
      });
    }),
  );
});

test("no text whatever makes repair fail, and what it has repaired it repairs no further", () => {
  const scrap = fc.constantFrom(
    "=",
    "QOS",
    ".",
    "_xldudf_QOS_PRICE(",
    ")",
    "(",
    '"',
    "'",
    "[",
    "]",
    "!",
    "@",
    ";",
    "{",
    "“",
    "，",
    "#NAME?",
    "A1",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.array(scrap).map((scraps) => scraps.join("")),
      ),
      fc.boolean(),
      (text, shown) => {
        const result = repair({ formula: text, value: shown ? text : "#NAME?" });
        if (result.kind !== "repaired") return;
        const again = repair({ formula: result.after, value: 1 });
        expect(again.kind === "repaired" ? again.after : result.after).toBe(result.after);
      },
    ),
    { numRuns: 1_000 },
  );
});
