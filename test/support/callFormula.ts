/**
 * Calls a formula as Excel's dispatcher does. It answers with a value, a promise of one, or by throwing; one that streams
 * returns nothing.
 */
export function callFormula(
  formula: (...all: unknown[]) => unknown,
  all: readonly unknown[],
  tell: (answer: unknown) => void,
): void {
  try {
    const answer = formula(...all);
    if (answer instanceof Promise) answer.then(tell, tell);
    else if (answer !== undefined) tell(answer);
  } catch (thrown) {
    tell(thrown);
  }
}
