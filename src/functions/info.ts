import { answerOnce } from "./_answer";

/**
 * Reference data of instruments as a table, one row each.
 * @customfunction INFO
 * @param codes Instruments: a range, or text such as "US:AAPL,TSLA;HK:700".
 * @param [fields] Fields: a range, or text such as "name_en,shares". Default: all, from name_zh to divyield.
 * @param [headers] TRUE for a first row with the field names. Default: TRUE when there is more than one field.
 * @param invocation Excel's handle on this call.
 * @returns One row an instrument, one column a field.
 * @cancelable
 */
export function info(
  codes: unknown[][],
  fields: unknown[][],
  headers: unknown,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<unknown[][]> {
  return answerOnce("info", [codes, fields, headers, invocation]);
}
