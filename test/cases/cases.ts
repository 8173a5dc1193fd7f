import type { Case } from "../support/cases/case";
import { CALENDAR } from "./calendar";
import { CLOSE } from "./close";
import { DEPTH } from "./depth";
import { FIELDS } from "./fields";
import { HISTORY } from "./history";
import { INFO } from "./info";
import { KLINE } from "./kline";
import { LIST } from "./list";
import { LIVE } from "./live";
import { LIVEQUOTE } from "./livequote";
import { LIVEDEPTH } from "./livedepth";
import { LIVEINDICATOR } from "./liveindicator";
import { LIVETRADES } from "./livetrades";
import { LIVEKLINE } from "./livekline";
import { PRICE } from "./price";
import { QUOTE } from "./quote";
import { SERIES } from "./series";
import { SESSION } from "./session";
import { STATUS } from "./status";
import { TDAY } from "./tday";
import { INDICATOR } from "./indicator";
import { TRADES } from "./trades";

/** Every case, by formula. */
export const CASES = {
  PRICE,
  QUOTE,
  INFO,
  DEPTH,
  TRADES,
  KLINE,
  HISTORY,
  SERIES,
  CLOSE,
  INDICATOR,
  CALENDAR,
  LIST,
  SESSION,
  TDAY,
  FIELDS,
  LIVE,
  LIVEQUOTE,
  LIVEDEPTH,
  LIVETRADES,
  LIVEKLINE,
  LIVEINDICATOR,
  STATUS,
} satisfies Readonly<Record<string, readonly Case[]>>;
