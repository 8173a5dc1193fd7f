import { all, before, type Change } from "./change";

const FORMULA = `import { answerOnce } from "./_answer";

/**
 * Market of an instrument, as text.
 * @customfunction MARKETOF
 * @param code Instrument, for example "US:AAPL", "HK:700" or "SH:600519".
 * @param invocation Excel's handle on this call.
 * @returns The market, for example US.
 * @cancelable
 */
export function marketof(code: unknown, invocation: CustomFunctions.CancelableInvocation): Promise<string> {
  return answerOnce("marketof", [code, invocation]);
}
`;

const QUESTION = `import { marketOf } from "../../market/instrumentCode";
import { readCode } from "../arguments/codes";
import type { Question } from "./question";

/** QOS.MARKETOF(code) */
export const askMarketOf: Question = async (_context, [rawCode]) => marketOf(readCode(rawCode));
`;

const CASES = `import type { Case } from "../../support/cases/case";

export const MARKETOF: readonly Case[] = [{ title: "the market of a share", args: ["700 HK Equity"], shows: "HK" }];
`;

/** QOS.MARKETOF(code), which answers once. */
export const A_FORMULA: Change = {
  row: "a formula",
  edits: {
    "src/functions/marketof.ts": () => FORMULA,
    "src/quotes/questions/marketof.ts": () => QUESTION,
    "src/runtime/questions.ts": all(
      before("import { queryPrice }", 'import { askMarketOf } from "../quotes/questions/marketof";\n'),
      before("  price: queryPrice,", "  marketof: askMarketOf,\n"),
    ),
    "src/functions/_words.zh-CN.json": before(
      '  "PRICE": {',
      '  "MARKETOF": { "description": "一个代码所属的市场。", "parameters": { "code": "代码，如 US:AAPL。" } },\n',
    ),
    "src/workbook/formulaNames.ts": before('  PRICE: "cell",', '  MARKETOF: "cell",\n'),
    "test/unit/functions/metadata.promise.json": before('  "PRICE":', '  "MARKETOF": ["code"],\n'),
    "test/cases/marketof/index.ts": () => CASES,
    "test/cases/cases.ts": all(
      before("import { PRICE }", 'import { MARKETOF } from "./marketof";\n'),
      before("  PRICE,", "  MARKETOF,\n"),
    ),
  },
};
