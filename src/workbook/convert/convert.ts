import { findCalls, isOperator, type Call } from "../calls";
import { textOf, tokenize, type Token } from "../tokens";
import { readArgument, type Argument, type ValueOf } from "./argument";
import { convertBdh, convertBdp } from "./bloomberg";
import { ForeignCall } from "./call";
import { convertGoogleFinance } from "./googleFinance";
import { Refused, type Difference, type Outcome, type Refusal } from "./outcome";
import { convertThsHq, convertThsRq } from "./ifind";
import { convertStockHistory } from "./stockHistory";
import { convertDayQuote, convertWsd, convertWsq } from "./wind";

type Converter = (call: ForeignCall) => string;

/** For functions whose counterpart could mean something else. */
const refuse: Converter = () => {
  throw new Refused("function", "");
};

/** Functions of other products by their names. A new one is one row here. */
const CONVERTERS: Readonly<Record<string, Converter>> = {
  BDP: convertBdp,
  BDH: convertBdh,
  BDS: refuse,
  STOCKHISTORY: convertStockHistory,
  GOOGLEFINANCE: convertGoogleFinance,
  WSD: convertWsd,
  WSQ: convertWsq,
  WSS: refuse,
  WSI: refuse,
  WST: refuse,
  // From which day they count where the given one is none of trading, and by which exchange, is a setting of theirs.
  TDAYS: refuse,
  TDAYSOFFSET: refuse,
  TDAYSCOUNT: refuse,
  S_DQ_OPEN: convertDayQuote("open"),
  S_DQ_HIGH: convertDayQuote("high"),
  S_DQ_LOW: convertDayQuote("low"),
  S_DQ_CLOSE: convertDayQuote("close"),
  THS_RQ: convertThsRq,
  THS_REALTIMEQUOTES: convertThsRq,
  THS_HQ: convertThsHq,
  THS_HISTORYQUOTES: convertThsHq,
  THSIFIND: refuse,
};

/** Functions that only Google Sheets has; a formula with one has no meaning in Excel. */
const SHEETS_ONLY: ReadonlySet<string> = new Set(
  (
    "SPARKLINE QUERY ARRAYFORMULA ARRAY_CONSTRAIN IMPORTRANGE IMPORTXML IMPORTHTML IMPORTDATA IMPORTFEED SPLIT FLATTEN " +
    "GOOGLETRANSLATE DETECTLANGUAGE REGEXMATCH REGEXEXTRACT REGEXREPLACE JOIN COUNTUNIQUE TO_DATE TO_TEXT ISDATE"
  ).split(" "),
);

/** Excel's own bound of a formula, in characters. */
const LONGEST = 8_192;

export type Conversion =
  /** Nothing of another product in it. */
  | { readonly kind: "ours" }
  | {
      readonly kind: "converted";
      readonly after: string;
      /** Empty where it means the same. */
      readonly differences: readonly Difference[];
    }
  | { readonly kind: "left"; readonly name: string; readonly why: Refusal; readonly what: string };

/** A cheap look: whether a formula may call a function of another product. */
export function mayBeForeign(formula: string): boolean {
  return (
    formula.startsWith("=") &&
    /\b(?:BD[PHS]|STOCKHISTORY|GOOGLEFINANCE|WS[DQSIT]|TDAYS\w*|S_DQ_\w+|THS_\w+|THSIFIND)["( ]/i.test(formula)
  );
}

/**
 * A formula of another product with ours in the place of theirs. All of it or nothing: where one call has no
 * counterpart the whole formula is left alone, with the reason. `valueOf` says what the cells hold that it refers to.
 */
export function convert(formula: string, valueOf: ValueOf = () => undefined): Conversion {
  if (!mayBeForeign(formula)) return { kind: "ours" };
  if (formula.length > LONGEST) return { kind: "ours" };
  const sheets = asSheetsWroteIt(formula);
  const tokens = [...tokenize(sheets)];
  const calls = findCalls(tokens);
  const fromSheets = sheets === formula ? undefined : calls.find(({ name }) => SHEETS_ONLY.has(name.toUpperCase()));
  if (fromSheets !== undefined) return { kind: "left", name: fromSheets.name, why: "function", what: fromSheets.name };
  const differences = new Set<Difference>();
  let found = false;
  // Inner calls first: what an outer one is given is then ours already.
  for (const call of calls.reverse()) {
    const converter = converterOf(call.name);
    if (converter === undefined) continue;
    found = true;
    const outcome = run(converter, argumentsOf(tokens, call), valueOf);
    if (!outcome.ok) return { kind: "left", name: plainName(call.name), why: outcome.why, what: outcome.what };
    for (const difference of outcome.differences) differences.add(difference);
    replace(tokens, call, outcome.text);
  }
  if (!found) return { kind: "ours" };
  return { kind: "converted", after: simplified(textOf(tokens)), differences: [...differences] };
}

/** Cells whose values `convert` needs to know. */
export function referencesOf(formula: string): readonly string[] {
  if (!mayBeForeign(formula) || formula.length > LONGEST) return [];
  const tokens = tokenize(asSheetsWroteIt(formula));
  return findCalls(tokens)
    .filter(({ name }) => converterOf(name) !== undefined)
    .flatMap((call) => argumentsOf(tokens, call).slice(0, 1))
    .filter(({ reference }) => reference)
    .map(({ text }) => text);
}

function run(converter: Converter, args: readonly Argument[], valueOf: ValueOf): Outcome {
  const call = new ForeignCall(args, valueOf);
  try {
    const text = converter(call);
    return { ok: true, text, differences: [...call.differences] };
  } catch (thrown) {
    if (thrown instanceof Refused) return { ok: false, why: thrown.why, what: thrown.what };
    throw thrown;
  }
}

function argumentsOf(tokens: readonly Token[], { args }: Call): readonly Argument[] {
  return args.map(({ start, end }) => readArgument(tokens.slice(start, end)));
}

/** Puts a text in a call's place; the other tokens become empty, so that places stay. */
function replace(tokens: Token[], { start, end }: Call, text: string): void {
  tokens.fill({ kind: "space", text: "" }, start, end);
  tokens[start] = { kind: "other", text };
}

function converterOf(name: string): Converter | undefined {
  const plain = plainName(name);
  if (Object.hasOwn(CONVERTERS, plain)) return CONVERTERS[plain];
  // iFinD has a function for each of its thousands of indicators.
  return /^THS_\w+$/.test(plain) ? refuse : undefined;
}

function plainName(name: string): string {
  return name.toUpperCase().replace(/^(?:_XLFN\.|_XLL\.|_XLWS\.)+/, "");
}

/** `(QOS.LIVE(…)*100)` alone in a formula needs no brackets. */
function simplified(formula: string): string {
  const inner = /^=\((QOS\.[A-Z]+\([^()]*\)[*/]\d+)\)$/.exec(formula)?.[1];
  return inner === undefined ? formula : `=${inner}`;
}

/**
 * Google Sheets saves its own functions for Excel as `IFERROR(__xludf.DUMMYFUNCTION("GOOGLEFINANCE(…)"),229.35)`: the
 * formula as a text, and the value it had.
 */
function asSheetsWroteIt(formula: string): string {
  const tokens = tokenize(formula);
  const calls = findCalls(tokens);
  const outer = new Map(
    calls.flatMap((call) => {
      const [first] = call.args;
      if (first === undefined || !/^IFERROR$/i.test(call.name)) return [];
      // `IFERROR(@__xludf…`: newer Excels put the sign of a single value before it.
      let start = first.start;
      while (isOperator(tokens[start], "@") || tokens[start]?.kind === "space") start += 1;
      return [[start, { call, end: first.end }] as const];
    }),
  );
  for (const call of calls) {
    if (!/^__xludf\.DUMMYFUNCTION$/i.test(call.name)) continue;
    const [argument] = argumentsOf(tokens, call);
    const around = outer.get(call.start);
    if (typeof argument?.literal === "string" && around?.end === call.end)
      replace(tokens, around.call, argument.literal);
  }
  return textOf(tokens);
}
