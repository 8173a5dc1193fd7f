import { epochSeconds } from "../kernel/time";
import { marketOf } from "../market/instrumentCode";
import { marketRow } from "../market/markets";
import { SNAPSHOT_FIELDS } from "../qos/fields";
import { QosError } from "../qos/errors";
import { INFO_FIELDS } from "../qos/instrumentInfo";
import { changepct, difference, fraction, neverZero, product, ratio } from "./arithmetic";
import type { Cell } from "./cell";
import type { QuoteField, QuoteSource } from "./quoteField";
import { SESSION_FIELDS } from "./sessions/sessionFields";
import { timeCell, type TimeZoneChoice } from "./zones";

/** Fields computed from others. Percentages are fractions. A new one is one row here. */
const DERIVED: readonly QuoteField[] = [
  {
    name: "change",
    zh: "涨跌额",
    wire: undefined,
    unit: "price",
    meaning: "last - prevclose",
    needs: ["last", "prevclose"],
    read: ({ view }) => difference(view?.regular.last, view?.regular.prevclose),
  },
  {
    name: "changepct",
    zh: "涨跌幅",
    wire: undefined,
    unit: "fraction",
    meaning: "(last - prevclose) / prevclose, a fraction",
    needs: ["last", "prevclose"],
    read: ({ view }) => changepct(view?.regular.last, view?.regular.prevclose),
  },
  {
    name: "amplitude",
    zh: "振幅",
    wire: undefined,
    unit: "fraction",
    meaning: "(high - low) / prevclose, a fraction",
    needs: ["high", "low", "prevclose"],
    read: ({ view }) => fraction(difference(view?.regular.high, view?.regular.low), view?.regular.prevclose),
  },
  {
    name: "avgprice",
    zh: "均价",
    wire: undefined,
    unit: "price",
    divided: true,
    meaning: "turnover / volume, per share",
    needs: ["turnover", "volume"],
    read: ({ code, view }) =>
      neverZero(ratio(view?.regular.turnover, product(view?.regular.volume, marketRow(marketOf(code)).volumeUnit))),
  },
  {
    name: "mktcap",
    zh: "总市值",
    wire: undefined,
    unit: "money",
    meaning: "last x shares",
    needs: ["last", "info"],
    read: ({ view, info: { shares } }) => product(view?.regular.last, neverZero(number(shares))),
  },
  {
    name: "pe",
    zh: "市盈率",
    wire: undefined,
    unit: "number",
    meaning: "last / eps",
    needs: ["last", "info"],
    read: ({ view, info: { eps } }) => ratio(view?.regular.last, number(eps)),
  },
  {
    name: "pb",
    zh: "市净率",
    wire: undefined,
    unit: "number",
    meaning: "last / navps",
    needs: ["last", "info"],
    read: ({ view, info: { navps } }) => ratio(view?.regular.last, number(navps)),
  },
];

const DIVIDEND_YIELD: QuoteField = {
  name: "divyield",
  zh: "股息率",
  wire: undefined,
  unit: "fraction",
  meaning: "dps / last, a fraction",
  needs: ["last", "info"],
  read: ({ view, info: { dps } }) => fraction(number(dps), view?.regular.last),
};

/** The row's own code, for a table whose codes stand in no column beside it. */
const CODE: QuoteField = {
  name: "code",
  zh: "代码",
  wire: undefined,
  unit: "text",
  meaning: "the instrument's code",
  needs: [],
  read: ({ code }) => code,
};

const FROM_WIRE: readonly QuoteField[] = SNAPSHOT_FIELDS.map((row) => ({
  name: row.name,
  zh: row.zh,
  wire: row.wire,
  unit: row.kind,
  meaning: row.meaning,
  needs: [row.name],
  read: ({ view }) => view?.regular[row.name],
}));

const FROM_INFO: readonly QuoteField[] = INFO_FIELDS.map((row) => ({
  name: row.name,
  zh: row.zh,
  wire: row.wire,
  unit: row.kind,
  meaning: row.meaning,
  needs: ["info"],
  read: ({ info }) => info[row.name],
}));

/** Every field of a quote: of the snapshot, derived, and of the reference data. */
export const QUOTE_FIELDS: readonly QuoteField[] = [
  ...FROM_WIRE,
  ...DERIVED,
  ...SESSION_FIELDS,
  // A key may mean something else in a snapshot (`ts`), so a reference field goes by its names alone here.
  ...FROM_INFO.map((field) => ({ ...field, wire: undefined })),
  DIVIDEND_YIELD,
  CODE,
];

/** Every field of the reference data; the yield needs the price of the snapshot beside it. */
export const REFERENCE_FIELDS: readonly QuoteField[] = [...FROM_INFO, DIVIDEND_YIELD];

export const DEFAULT_QUOTE_FIELDS = "last,change,changepct,open,high,low,prevclose,volume,turnover,time";

/** One field as a cell; a value that the server did not send is #N/A, never 0. */
export function readField(source: QuoteSource, field: QuoteField, zone: TimeZoneChoice): Cell {
  const value = field.read(source);
  if (field.unit === "time" && typeof value === "number") return timeCell(epochSeconds(value), source.code, zone);
  return value ?? new QosError("noValue", { field: field.name, code: source.code });
}

function number(value: string | number | undefined): number | undefined {
  return typeof value === "number" ? value : undefined;
}
