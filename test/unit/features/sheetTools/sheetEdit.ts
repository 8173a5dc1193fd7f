/** Rows or columns that come or go on one sheet; counted from 0. */
export interface SheetEdit {
  readonly sheet: string;
  readonly kind: "insert" | "delete";
  readonly of: "rows" | "columns";
  readonly at: number;
  readonly count: number;
}

/** Where a row or column is after the edit; undefined: deleted. */
export function moved({ kind, at, count }: SheetEdit, place: number): number | undefined {
  if (place < at) return place;
  if (kind === "insert") return place + count;
  return place < at + count ? undefined : place - count;
}

const REFERENCE = /(?:('[^']+'|[A-Za-z]\w*)!)?(\$?)([A-Z]{1,2})(\$?)(\d+)(?::(\$?)([A-Z]{1,2})(\$?)(\d+))?/g;

/** A formula, or a name's, as Excel has it after the edit. `sheet`: where it stands. Texts in it must hold no cells. */
export function adjusted(formula: string, sheet: string, edit: SheetEdit): string {
  return formula.replace(REFERENCE, (text, ...parts: (string | undefined)[]) => {
    const [named, d1 = "", c1 = "", d2 = "", r1 = "", d3 = "", c2 = c1, d4 = "", r2 = r1] = parts;
    if ((named?.replaceAll("'", "") ?? sheet) !== edit.sheet) return text;
    const rows = edit.of === "rows";
    const [from, to] = rows ? [Number(r1) - 1, Number(r2) - 1] : [numberOf(c1), numberOf(c2)];
    const [first, last] = stretched(edit, from, to);
    const before = named === undefined ? "" : `${named}!`;
    if (last < first) return `${before}#REF!`;
    const corner = (dollar: string, column: string, more: string, row: string, place: number): string =>
      rows ? `${dollar}${column}${more}${place + 1}` : `${dollar}${lettersOf(place)}${more}${row}`;
    const start = before + corner(d1, c1, d2, r1, first);
    return text.includes(":") ? `${start}:${corner(d3, c2, d4, r2, last)}` : start;
  });
}

/** The first and last of what is left of a stretch; the last before the first where nothing is. */
function stretched(edit: SheetEdit, from: number, to: number): readonly [number, number] {
  return [moved(edit, from) ?? edit.at, moved(edit, to) ?? edit.at - 1];
}

function numberOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function lettersOf(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : lettersOf(Math.floor(column / 26) - 1) + letter;
}
