import { readFileSync } from "node:fs";
import path from "node:path";
import type { Block } from "../../../../src/host/blocks";
import { shifted, together } from "../../../../src/taskpane/insert/snippets/snippet";
import { SNIPPETS } from "../../../../src/taskpane/insert/snippets/snippets";
import { translator } from "../../../../src/taskpane/languages/translate";
import { findCalls } from "../../../../src/workbook/calls";
import { referencesIn } from "../../../../src/workbook/references";
import { tokenize } from "../../../../src/workbook/tokens";

const FORMULAS = readFileSync(path.join(__dirname, "../../../unit/functions/metadata.promise.json"), "utf8");
const address = (row: number, column: number): string => `${String.fromCharCode(65 + column)}${row + 1}`;
const LANGUAGES = [
  ["en", "name_en"],
  ["zh", "name_zh"],
] as const;

const blocks = SNIPPETS.flatMap((snippet) =>
  LANGUAGES.map(([language, nameField]) => ({
    is: `${snippet.name} in ${language}`,
    snippet,
    block: snippet.sketch({ t: translator(language), nameField, code: "HK:700" })(address),
  })),
);

const contents = ({ pieces }: Block) => pieces.flatMap((piece) => piece.contents.flat().map(String));
const formulas = (block: Block) => contents(block).filter((text) => text.startsWith("="));

test.each(blocks)("$is keeps to its own size and fills every row of a piece alike", ({ block }) => {
  for (const { row, column, contents: rows } of block.pieces) {
    expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
    expect(row + rows.length).toBeLessThanOrEqual(block.rows);
    expect(column + (rows[0]?.length ?? 0)).toBeLessThanOrEqual(block.columns);
  }
});

test.each(blocks)("$is calls formulas that exist, and names no cell outside itself but below a table", ({ block }) => {
  // The length of a table of bars is the market's: what stands on one looks down to its end.
  const rows = block.chart?.kind === "Line" ? 5_030 : block.rows;
  expect(formulas(block).length).toBeGreaterThan(0);
  for (const formula of formulas(block)) {
    const ours = findCalls(tokenize(formula)).filter(({ name }) => name.startsWith("QOS."));
    for (const { name } of ours) expect(FORMULAS).toContain(`"${name.slice(4)}"`);
    for (const { cells } of referencesIn(formula))
      for (const cell of cells.split(":")) {
        const [, letter = "", row = ""] = /^([A-Z])(\d+)$/.exec(cell) ?? [];
        expect(letter.charCodeAt(0) - 65).toBeLessThan(block.columns);
        expect(Number(row)).toBeLessThanOrEqual(rows);
      }
  }
});

test("a snippet about one instrument shows the one that is chosen", () => {
  for (const { snippet, block } of blocks) if (snippet.ofCode) expect(contents(block)).toContain("HK:700");
});

test("the candles say code and period in the title, and no format fixes what a period's times look like", () => {
  for (const { snippet, block } of blocks) {
    if (snippet.name !== "candles") continue;
    expect(block.chart?.title).toEqual({ row: 0, column: 4 });
    expect(formulas(block)).toContain('=B1&", "&D1');
    const times = block.pieces.filter(({ column, format }) => column === 0 && format !== undefined);
    expect(times).toEqual([]);
  }
});

test("a block that is shifted names the cells where it stands then, and two stand together", () => {
  const [watch, candles] = SNIPPETS;
  if (watch === undefined || candles === undefined) throw new Error("there are snippets");
  const words = { t: translator("en"), nameField: "name_en" as const, code: "HK:700" };
  const moved = shifted(watch.sketch(words), 3, 2)(address);
  expect(formulas(moved)).toContain("=QOS.LIVE(C5)");
  expect(moved.pieces.every(({ row, column }) => row >= 3 && column >= 2)).toBe(true);
  const both = together([moved, shifted(candles.sketch(words), 0, 12)(address)]);
  expect(both.chart?.data).toMatchObject({ row: 1, column: 12 });
  // The bars' formula and the chart's title.
  expect(formulas(both)).toHaveLength(formulas(moved).length + 2);
  expect(both.chart?.title).toEqual({ row: 0, column: 16 });
  expect(formulas(both)).toContain('=N1&", "&P1');
});
