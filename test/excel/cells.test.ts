import { CASES } from "../cases/cases";
import { caseTests } from "../support/cases/caseTests";
import { excelStage } from "../support/cases/excelStage";
import type { Stage } from "../support/cases/stage";

describe.each(Object.keys(CASES) as (keyof typeof CASES)[])("the built add-in's %s", (formula) => {
  let stage: Stage | undefined;
  beforeAll(async () => {
    stage = await excelStage();
  });
  afterAll(() => stage?.end());

  caseTests(formula, () => {
    if (stage === undefined) throw new Error("the stage is set only inside tests");
    return stage;
  });
});
