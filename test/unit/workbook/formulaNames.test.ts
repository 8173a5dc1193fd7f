import { answersTable, FORMULA_NAMES } from "../../../src/workbook/formulaNames";
import { functionMetadata } from "../../support/functionMetadata";

test("the formulas that repair knows are those that there are, and it knows which answer with a table", async () => {
  const known = Object.fromEntries(FORMULA_NAMES.map((name) => [name, answersTable(name)]));
  const { functions } = await functionMetadata();
  expect(known).toEqual(
    Object.fromEntries(functions.map(({ name, result }) => [name, result?.dimensionality === "matrix"])),
  );
});
