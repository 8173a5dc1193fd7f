import type { Case } from "../support/cases/case";
import { CALENDAR } from "./calendar";
import { CLOSE } from "./close";
import { DEPTH } from "./depth";
import { FIELDS } from "./fields";
import { FXRATE } from "./fxrate";
import { HISTORY } from "./history";
import { INFO } from "./info";
import { KLINE } from "./kline";
import { LIST } from "./list";
import { LIVE } from "./live";
import { LIVEQUOTE } from "./livequote";
import { LIVEDEPTH } from "./livedepth";
import { LIVEFXRATE } from "./livefxrate";
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
  FXRATE,
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
  LIVEFXRATE,
  STATUS,
} satisfies Readonly<Record<string, readonly Case[]>>;
