import { INFO_FIELDS } from "../qos/instrumentInfo";
import { ADJUSTMENTS, SESSIONS } from "../quotes/arguments/choices";
import { BAR_FIELDS } from "../quotes/barTable";
import { INDICATOR_LINES } from "../quotes/indicators/indicatorLines";
import { LIVE_FIELDS } from "../quotes/live/liveFields";
import { FAMILIES } from "../quotes/questions/fields";
import { QUOTE_FIELDS } from "../quotes/quoteFields";
import { STATUS_ITEMS } from "./status";

/** The tables by which formulas read their arguments, for who shows what can be chosen. */
export const ARGUMENT_TABLES = {
  infoFields: INFO_FIELDS,
  barFields: BAR_FIELDS,
  liveFields: LIVE_FIELDS,
  quoteFields: QUOTE_FIELDS,
  indicators: INDICATOR_LINES,
  adjustments: ADJUSTMENTS,
  sessions: SESSIONS,
  families: Object.keys(FAMILIES),
  statusItems: STATUS_ITEMS,
} as const;
