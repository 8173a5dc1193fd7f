import { argumentKind } from "../../../../src/features/formulaBuilder/argumentKinds";
import { parseCurrency } from "../../../../src/market/currency";

test.each([
  ["FXRATE", "from"],
  ["FXRATE", "to"],
  ["LIVEFXRATE", "from"],
  ["LIVEFXRATE", "to"],
])("%s offers currencies for %s, each with its name in both languages", (formula, argument) => {
  const kind = argumentKind(formula, argument);
  const choices = kind.kind === "choice" ? kind.choices : [];
  expect(choices.map(({ value }) => value).slice(0, 3)).toEqual(["USD", "CNY", "HKD"]);
  expect(choices.filter(({ value, en, zh }) => parseCurrency(value) !== value || en === "" || zh === "")).toEqual([]);
});

test("the date of a rate is a date", () => {
  expect(argumentKind("FXRATE", "date")).toEqual({ kind: "date" });
});
