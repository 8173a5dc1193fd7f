import { CASES } from "../cases/cases";
import { caseTests } from "../support/cases/caseTests";
import { ExcelStage } from "../support/cases/excelStage";

describe.each(Object.keys(CASES) as (keyof typeof CASES)[])("the built add-in's %s", (formula) => {
  const stage = new ExcelStage();
  afterAll(() => stage.end());
  caseTests(formula, () => stage);
});
