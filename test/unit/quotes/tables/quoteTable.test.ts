import { epochSeconds } from "../../../../src/kernel/time";
import { failure, success, type Settled } from "../../../../src/kernel/settled";
import type { InstrumentCode } from "../../../../src/market/instrumentCode";
import { QosError } from "../../../../src/qos/errors";
import type { SnapshotFigures } from "../../../../src/qos/fields";
import type { InstrumentInfo } from "../../../../src/qos/instrumentInfo";
import { readCodes } from "../../../../src/quotes/arguments/codes";
import { readFields } from "../../../../src/quotes/arguments/fields";
import { QUOTE_FIELDS } from "../../../../src/quotes/quoteFields";
import { quoteTable, type QuoteRow, type QuoteTableOptions } from "../../../../src/quotes/quoteTable";
import { code } from "../../../support/builders";
import { cellsOf } from "./cells";

type Answers<Row> = ReadonlyMap<InstrumentCode, Settled<Row, QosError>>;

const AAPL = code("US:AAPL");
const TENCENT = code("HK:700");

function row(parts: Partial<SnapshotFigures>, rest: Partial<QuoteRow> = {}): QuoteRow {
  const regular: SnapshotFigures = {
    last: 238.03,
    prevclose: 241.84,
    open: 241.79,
    high: 244.027,
    low: 236.112,
    volume: 47_183_985,
    turnover: 11_319_574_967,
    time: epochSeconds(1_731_499_200),
    suspended: false,
    ...parts,
  };
  return { view: { regular, extended: {}, latest: undefined, wantsBars: false }, ...rest };
}

const info = (fields: Partial<InstrumentInfo["fields"]>): InstrumentInfo =>
  ({ code: AAPL, fields }) as unknown as InstrumentInfo;

function table(fields: string, parts: Partial<QuoteTableOptions>, headers = false): unknown {
  const options: QuoteTableOptions = {
    rows: readCodes([["US:AAPL"], [""], ["HK:700"]]),
    fields: readFields(fields, QUOTE_FIELDS, ""),
    headers: headers ? "en" : "none",
    codes: false,
    zone: { kind: "exchange" },
    snapshots: new Map([
      [AAPL, success(row({}))],
      [TENCENT, success(row({ last: 521.5, open: 520 }))],
    ]),
    infos: new Map([
      [AAPL, success(info({ shares: 1_000, name_en: "Apple" }))],
      [TENCENT, success(info({ shares: 3_000, name_en: "Tencent" }))],
    ]),
    ...parts,
  };
  return cellsOf(quoteTable(options));
}

test("each row shows the figures of its own instrument, in the columns asked", () => {
  expect(table("name_en,last,mktcap,open", {}, true)).toEqual([
    ["name_en", "last", "mktcap", "open"],
    ["Apple", 238.03, 238_030, 241.79],
    ["", "", "", ""],
    ["Tencent", 521.5, 1_564_500, 520],
  ]);
});

test("an instrument without a snapshot keeps what is known of it otherwise, and says of the rest why", () => {
  const snapshots: Answers<QuoteRow> = new Map<InstrumentCode, Settled<QuoteRow, QosError>>([
    [AAPL, failure(new QosError("notFound", { code: "US:AAPL" }))],
    [TENCENT, success(row({ last: 521.5 }))],
  ]);
  expect(table("name_en,last,mktcap", { snapshots })).toEqual([
    ["Apple", "notFound US:AAPL", "notFound US:AAPL"],
    ["", "", ""],
    ["Tencent", 521.5, 1_564_500],
  ]);
});

test("an instrument without reference data keeps its figures", () => {
  const infos: Answers<InstrumentInfo> = new Map<InstrumentCode, Settled<InstrumentInfo, QosError>>([
    [AAPL, failure(new QosError("timeout", { seconds: 15 }))],
    [TENCENT, success(info({ shares: 3_000, name_en: "Tencent" }))],
  ]);
  expect(table("name_en,last,mktcap", { infos })).toEqual([
    ["timeout 15", 238.03, "timeout 15"],
    ["", "", ""],
    ["Tencent", 521.5, 1_564_500],
  ]);
});

test("where the daily bars could not be had, the figures that they would have told say so, and no others", () => {
  const barsError = new QosError("timeout", { seconds: 15 });
  const snapshots: Answers<QuoteRow> = new Map([
    [AAPL, success(row({ last: undefined, turnover: undefined }, { barsError }))],
    [TENCENT, success(row({ turnover: undefined }))],
  ]);
  expect(table("last,change,open,turnover", { snapshots })).toEqual([
    ["timeout 15", "timeout 15", 241.79, "noValue turnover US:AAPL"],
    ["", "", "", ""],
    [238.03, -3.81, 241.79, "noValue turnover HK:700"],
  ]);
});
