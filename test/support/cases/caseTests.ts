import { NOT_YET } from "../../cases/notYet";
import { CASES } from "../../cases/cases";
import { playCase } from "./playCase";
import type { Stage } from "./stage";

/**
 * One test a case of a formula. A case that is not yet so must fail: once it is, it has to leave the list.
 */
export function caseTests(formula: keyof typeof CASES, stage: () => Stage): void {
  for (const one of CASES[formula]) {
    const title = `${formula}: ${one.title}`;
    if (!NOT_YET.has(title)) test(title, () => playCase(stage(), formula, one));
    else
      test(`${title} (not yet)`, async () => {
        const played = await playCase(stage(), formula, one).then(
          () => "as it should be: take it out of test/cases/notYet.ts",
          () => "not yet",
        );
        expect(played).toBe("not yet");
      });
  }
}
