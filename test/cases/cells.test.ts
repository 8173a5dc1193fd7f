import { appStage } from "../support/cases/appStage";
import { caseTests } from "../support/cases/caseTests";
import type { Stage } from "../support/cases/stage";
import { CASES } from "./cases";

jest.mock("../../src/runtime/current", () => jest.requireActual<object>("../support/cases/currentApp"));

let stage: Stage | undefined;

function current(): Stage {
  if (stage === undefined) throw new Error("the stage is set only inside tests");
  return stage;
}

beforeAll(async () => {
  stage = await appStage();
});
afterAll(() => stage?.end());

describe.each(Object.keys(CASES) as (keyof typeof CASES)[])("%s", (formula) => caseTests(formula, current));
