import type { Snippet } from "../../src/taskpane/insert/snippets/snippet";
import { translator } from "../../src/taskpane/languages/translate";
import type { SheetInNode } from "./sheetInNode";

const cellName = (row: number, column: number): string => `${String.fromCharCode(65 + column)}${row + 1}`;

/** Writes the contents of a snippet from A1 on. */
export function placeSnippet(sheet: SheetInNode, snippet: Snippet): void {
  const { pieces } = snippet.sketch({ t: translator("en"), nameField: "name_en", code: "HK:700" })(cellName);
  for (const { row, column, contents } of pieces)
    contents.forEach((line, down) =>
      line.forEach((content, across) => {
        if (content !== "") sheet.set(cellName(row + down, column + across), content);
      }),
    );
}
