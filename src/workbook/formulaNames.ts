/** The formulas of this add-in, and which of them answer with a table. */
const FORMULAS = {
  PRICE: "cell",
  QUOTE: "table",
  INFO: "table",
  DEPTH: "table",
  TRADES: "table",
  KLINE: "table",
  HISTORY: "table",
  SERIES: "table",
  CLOSE: "cell",
  FXRATE: "cell",
  INDICATOR: "table",
  CALENDAR: "table",
  LIST: "table",
  SESSION: "cell",
  TDAY: "cell",
  FIELDS: "table",
  LIVE: "cell",
  LIVEQUOTE: "table",
  LIVEDEPTH: "table",
  LIVETRADES: "table",
  LIVEKLINE: "table",
  LIVEINDICATOR: "table",
  LIVEFXRATE: "cell",
  STATUS: "cell",
} as const;

export type FormulaName = keyof typeof FORMULAS;

export const FORMULA_NAMES = Object.keys(FORMULAS) as readonly FormulaName[];

export function answersTable(name: FormulaName): boolean {
  return FORMULAS[name] === "table";
}

/** What a function's name in a cell says about this add-in. */
export type ReadName =
  | { readonly kind: "ours"; readonly name: FormulaName; readonly spelt: "right" | "wrong" }
  /** Marked as ours, but no formula that there is. */
  | { readonly kind: "unknown"; readonly given: string }
  | { readonly kind: "foreign" };

/** What Excel puts before the name of a function that it does not know at the moment; several may stand together. */
const MARKS = /^(?:_XLFN\.|_XLWS\.|_XLL\.|_XLUDF\.|_XLDUDF_)+/;

/**
 * Reads a function's name as Excel or a person may have left it: `QOS.PRICE`, `_xldudf_QOS_PRICE`, `qos.price`,
 * `QOSPRICE`, `QOS．PRICE`. `PRICE` alone is Excel's own.
 */
export function readName(written: string): ReadName {
  const plain = written.normalize("NFKC").replaceAll("。", ".").toUpperCase();
  const bare = plain.replace(MARKS, "");
  const match = /^QOS([._]*)([A-Z]\w*)$/.exec(bare);
  const name = FORMULA_NAMES.find((each) => each === match?.[2]);
  if (name !== undefined) return { kind: "ours", name, spelt: written === `QOS.${name}` ? "right" : "wrong" };
  const marked = match !== null && (match[1] !== "" || bare !== plain);
  return marked ? { kind: "unknown", given: bare.replace(/^QOS[._]*/, "QOS.") } : { kind: "foreign" };
}
