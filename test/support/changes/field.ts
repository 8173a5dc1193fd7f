import { after, all, before, type Change } from "./change";

/** The case of a field for formulas that fill one cell, and for those that fill a table. */
const casesOf = (title: string, field: string, answers: string, value: string): string => `
import type { Case } from "../support/cases/case";
import { ts } from "../support/cases/words";

const OIL = { c: "CM:USOIL", lp: 71.4, yp: 70.9, o: 71, h: 72, l: 70, ts: ts("2024-11-13T02:15:29Z"), v: 9, t: 8, s: 0 };

const one = (shows: Case["shows"]): Case => ({
  title: "${title}",
  now: "2024-11-13 02:15:34",
  answers: ${answers},
  args: ["CM:USOIL", "${field}"],
  shows,
});

export const CELL = one(${value});
export const TABLE = one([[${value}]]);
`;

/** Adds the case of a file to the list of a formula. */
const shownBy = (file: string, name: "CELL" | "TABLE", list: string): ((text: string) => string) =>
  all((text) => `import { ${name} as ${file} } from "../${file}";\n${text}`, after(list, ` ${file},`));

/** A figure of the wire's snapshot, in QUOTE, LIVE and LIVEQUOTE. */
export const A_FIGURE: Change = {
  row: "a figure of the snapshot",
  edits: {
    "src/qos/fields.ts": all(
      before(
        "] as const satisfies readonly FieldRow<string>[];",
        '  { name: "openinterest", wire: "oi", kind: "volume", zh: "持仓量", meaning: "open positions" },\n',
      ),
      before("  readonly suspended: boolean | undefined;", "  readonly openinterest: number | undefined;\n"),
      before("    suspended: readFlag(", '    openinterest: readFigure(row["oi"], path, "oi", notes),\n'),
      after("turnover, time, suspended", ", openinterest"),
      before("    suspended: plainFlag(", "    openinterest: plainFigure(openinterest),\n"),
    ),
    "src/quotes/sessions/regularDay.ts": all(
      before("  suspended: undefined,", "  openinterest: undefined,\n"),
      before("      suspended: byAge(", "      openinterest: sameDay?.openinterest,\n"),
    ),
    "test/cases/openPositions.ts": () =>
      casesOf("open positions", "openinterest", '{ "/snapshot": [{ ...OIL, oi: 4_711 }] }', "4_711"),
    "test/cases/quote/index.ts": shownBy("openPositions", "TABLE", "export const QUOTE = ["),
    "test/cases/live/index.ts": shownBy("openPositions", "CELL", "export const LIVE = ["),
    "test/cases/livequote/index.ts": shownBy("openPositions", "TABLE", "export const LIVEQUOTE: readonly Case[] = ["),
  },
};

/** A field of reference data, in INFO and QUOTE. */
export const A_REFERENCE_FIELD: Change = {
  row: "a field of reference data",
  edits: {
    "src/qos/instrumentInfo.ts": before(
      "] as const satisfies readonly {",
      '  { name: "sector", wire: "se", kind: "text", zh: "行业", meaning: "sector" },\n',
    ),
    "test/cases/sector.ts": () =>
      casesOf(
        "the sector",
        "sector",
        '{ "/instrument-info": [{ c: OIL.c, se: "Energy" }], "/snapshot": [OIL] }',
        '"Energy"',
      ),
    "test/cases/quote/index.ts": shownBy("sector", "TABLE", "export const QUOTE = ["),
    "test/cases/info/index.ts": shownBy("sector", "TABLE", "export const INFO: readonly Case[] = ["),
  },
};
