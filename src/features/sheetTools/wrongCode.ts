import type { Scope, Workbook } from "../../host/workbookCells";
import { parseCodeList } from "../../market/codeList";
import { readSpelling } from "../../market/readSpelling";
import { reachesOutside } from "../../workbook/reaching";
import { mayBeOurs } from "../../workbook/repair";
import { textOf, tokenize } from "../../workbook/tokens";
import type { Control } from "./control";
import type { Proposal } from "./proposals";
import { cellName, scan, type MetCell } from "./scan";

/** A code that no instrument has, and the one that is meant. */
export interface Meant {
  readonly wrong: string;
  readonly code: string;
}

/**
 * The cells that hold a wrong code, alone or as a text of one of our formulas, with the right one in its place. Of a list
 * of codes only an entry that names its market itself is changed: another may depend on it.
 */
export function findWrongCode(workbook: Workbook, scope: Scope, meant: Meant, control: Control): Promise<Proposal[]> {
  return scan(workbook, scope, (cell) => corrected(cell, meant), control);
}

function corrected({ area, formula }: MetCell, meant: Meant): Proposal | undefined {
  const after = formula.startsWith("=")
    ? inFormula(formula, meant)
    : isCode(formula, meant.wrong)
      ? meant.code
      : formula;
  if (after === formula) return undefined;
  const address = cellName(area.row, area.column);
  return { area, address, before: formula, after, faults: ["code"], differences: [], sure: false };
}

function inFormula(formula: string, meant: Meant): string {
  if (!mayBeOurs(formula) || reachesOutside(tokenize(formula))) return formula;
  const tokens = tokenize(formula).map((token) => {
    if (token.kind !== "string") return token;
    const text = token.text.slice(1, -1);
    const right = inList(text, meant);
    return right === text ? token : { ...token, text: `"${right}"` };
  });
  return textOf(tokens);
}

function inList(text: string, { wrong, code }: Meant): string {
  if (isCode(text, wrong)) return code;
  const entries = text.split(/[,;]/);
  const sameMarket = wrong.split(":")[0] === code.split(":")[0];
  if (entries.length < 2 || !sameMarket || !parseCodeList(text).some((each) => each.ok && each.value.code === wrong))
    return text;
  return text.replace(/[^,;]+/g, (entry) => (entry.includes(":") && isCode(entry, wrong) ? code : entry));
}

function isCode(text: string, wrong: string): boolean {
  const read = readSpelling(text);
  return read.ok && read.value === wrong;
}
