import { answerOnce } from "./_answer";

/**
 * Quotes of many instruments as a table, one row each.
 * @customfunction QUOTE
 * @param codes Instruments: a range, or text such as "US:AAPL,TSLA;HK:700".
 * @param [fields] Fields: a range, or text such as "last,changepct,turnover@USD" (converted). Default: last, change, changepct, open, high, low, prevclose, volume, turnover, time.
 * @param [headers] TRUE for a first row with the field names, and for codes in front of the rows where a text lists several. Default: TRUE when there is more than one field.
 * @param invocation Excel's handle on this call.
 * @returns One row an instrument, one column a field.
 * @cancelable
 */
export function quote(
  codes: unknown[][],
  fields: unknown[][],
  headers: unknown,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<unknown[][]> {
  return answerOnce("quote", [codes, fields, headers, invocation]);
}
