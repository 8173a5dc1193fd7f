import { MARKETS } from "../../market/markets";
import { PERIODS } from "../../market/periods";
import { ARGUMENT_TABLES } from "../../runtime/argumentTables";

const { infoFields, barFields, liveFields, quoteFields } = ARGUMENT_TABLES;

/** One value that an argument takes, with its name in both languages as far as it has one. */
export interface Choice {
  readonly value: string;
  readonly en: string;
  readonly zh: string;
}

/** What a person enters for an argument. */
export type ArgumentKind =
  | { readonly kind: "code" | "codes" | "date" | "number" | "text" }
  | { readonly kind: "choice" | "choices" | "truth"; readonly choices: readonly Choice[] };

/** The kind of a formula's argument, from the tables that the formula itself reads it by. */
export function argumentKind(formula: string, argument: string): ArgumentKind {
  switch (argument) {
    case "code":
    case "code_or_market":
      return { kind: "code" };
    case "codes":
      return { kind: "codes" };
    case "start":
    case "end":
    case "time":
    case "date":
      return { kind: "date" };
    case "count":
    case "levels":
    case "rows":
    case "offset":
      return { kind: "number" };
    case "headers":
      return { kind: "truth", choices: plain(["TRUE", "FALSE"]) };
    case "field":
      return { kind: "choice", choices: fields(FIELDS_OF[formula] ?? liveFields) };
    case "fields":
      return { kind: "choices", choices: fields(FIELDS_OF[formula] ?? quoteFields) };
    default:
      return CHOICES[argument] === undefined ? { kind: "text" } : { kind: "choice", choices: CHOICES[argument] };
  }
}

interface Named {
  readonly name: string;
  readonly zh: string;
  readonly meaning?: string;
}

const FIELDS_OF: Readonly<Record<string, readonly Named[]>> = {
  INFO: infoFields,
  KLINE: barFields,
  HISTORY: barFields,
  SERIES: barFields,
  LIVEKLINE: barFields,
  LIVEQUOTE: liveFields,
};

/** The usual currencies; any other that the FX market has may be typed. */
const CURRENCIES: readonly Choice[] = [
  { value: "USD", en: "US dollar", zh: "美元" },
  { value: "CNY", en: "yuan; the offshore one (CNH) where QOS has only that", zh: "人民币；QOS 只有离岸汇率时为 CNH" },
  { value: "HKD", en: "Hong Kong dollar", zh: "港元" },
  { value: "EUR", en: "euro", zh: "欧元" },
  { value: "JPY", en: "yen", zh: "日元" },
  { value: "GBP", en: "pound sterling", zh: "英镑" },
  { value: "AUD", en: "Australian dollar", zh: "澳元" },
  { value: "CAD", en: "Canadian dollar", zh: "加元" },
  { value: "CHF", en: "Swiss franc", zh: "瑞士法郎" },
  { value: "SGD", en: "Singapore dollar", zh: "新加坡元" },
];

const CHOICES: Readonly<Record<string, readonly Choice[]>> = {
  market: MARKETS.map(({ market, nameEn, nameZh }) => ({ value: market, en: nameEn, zh: nameZh })),
  interval: PERIODS.map(({ interval, aliases }) => ({ value: interval, en: "", zh: aliases.at(-1) ?? "" })),
  adjust: spellings(ARGUMENT_TABLES.adjustments),
  session: spellings(ARGUMENT_TABLES.sessions),
  family: plain(ARGUMENT_TABLES.families),
  item: plain(ARGUMENT_TABLES.statusItems),
  indicator: fields(ARGUMENT_TABLES.indicators),
  from: CURRENCIES,
  to: CURRENCIES,
};

function fields(table: readonly Named[]): readonly Choice[] {
  return table.map(({ name, zh, meaning = "" }) => ({ value: name, en: meaning, zh }));
}

function plain(values: readonly string[]): readonly Choice[] {
  return values.map((value) => ({ value, en: "", zh: "" }));
}

/** Of several spellings the first is the name, and the one in Chinese its Chinese name. */
function spellings(table: ReadonlyMap<string, string>): readonly Choice[] {
  return [...new Set(table.values())].map((value) => ({
    value,
    en: "",
    zh: [...table].find(([name, meant]) => meant === value && /\p{Script=Han}/u.test(name))?.[0] ?? "",
  }));
}
