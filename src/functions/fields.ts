import { answerOnce } from "./_answer";

/**
 * Every field name that the formulas know, with its meaning.
 * @customfunction FIELDS
 * @param [family] quote, info, kline, live or indicator. Default: all.
 * @param invocation Excel's handle on this call.
 * @returns One row a field: family, name, Chinese name, wire key, unit, meaning.
 * @cancelable
 */
export function fields(family: unknown, invocation: CustomFunctions.CancelableInvocation): Promise<unknown[][]> {
  return answerOnce("fields", [family, invocation]);
}
