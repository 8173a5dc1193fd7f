import { QosError } from "../../qos/errors";
import { quote, readChosen } from "../arguments/given";
import { BAR_FIELDS } from "../barTable";
import type { Cell } from "../cell";
import { INDICATOR_LINES } from "../indicators/indicatorLines";
import { LIVE_FIELDS } from "../live/liveFields";
import { QUOTE_FIELDS, REFERENCE_FIELDS } from "../quoteFields";
import { withHeadings } from "../headings";
import type { Question } from "./question";

interface FieldLine {
  readonly name: string;
  readonly zh: string;
  readonly wire: string | undefined;
  readonly unit?: string;
  readonly meaning: string;
}

const COLUMNS = [
  { name: "family", zh: "类别" },
  { name: "name", zh: "名称" },
  { name: "zh", zh: "中文名" },
  { name: "wire", zh: "接口字段" },
  { name: "unit", zh: "单位" },
  { name: "meaning", zh: "含义" },
];

/** What may stand behind a price or an amount of money. */
const CURRENCY: FieldLine = {
  name: "@",
  zh: "换算货币",
  wire: undefined,
  meaning:
    "behind a price or an amount of money the currency that it is converted to at the present rate: last@CNY, turnover@USD. CNY is CNH where QOS has only that",
};

/** Families of fields by the formula that takes them. */
export const FAMILIES: Readonly<Record<string, readonly FieldLine[]>> = {
  quote: [...QUOTE_FIELDS, CURRENCY],
  info: REFERENCE_FIELDS,
  kline: BAR_FIELDS,
  live: [...LIVE_FIELDS, CURRENCY],
  indicator: INDICATOR_LINES,
};

/** QOS.FIELDS([family]): every field that formulas know. Asks nothing. */
export const queryFields: Question = ({ headerLanguage }, [rawFamily]) => {
  const given = readChosen(rawFamily, "family");
  const name = given.kind === "blank" ? undefined : String(given.value).trim().toLowerCase();
  const families = Object.entries(FAMILIES).filter(([family]) => name === undefined || family === name);
  if (families.length === 0)
    throw new QosError("badChoice", {
      argument: "family",
      given: given.kind === "blank" ? "nothing" : quote(given.value),
      accepted: Object.keys(FAMILIES).join(", "),
    });
  const body = families.flatMap(([family, lines]) =>
    lines.map((line): Cell[] => [family, line.name, line.zh, line.wire ?? "", line.unit ?? "", line.meaning]),
  );
  return Promise.resolve(withHeadings(COLUMNS, body, headerLanguage()));
};
