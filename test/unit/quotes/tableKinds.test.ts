import type { InstrumentCode } from "../../../src/market/instrumentCode";
import type { Table } from "../../../src/quotes/cell";
import { withHeadings, type Column } from "../../../src/quotes/headings";
import { numberKindsOf } from "../../../src/quotes/tableKinds";
import { epochSeconds } from "../../../src/kernel/time";
import type { Trade } from "../../../src/qos/trade";
import { BAR_FIELDS, barTable } from "../../../src/quotes/barTable";
import { depthTable } from "../../../src/quotes/depthTable";
import { tradeTable } from "../../../src/quotes/tradeTable";
import { code } from "../../support/builders";

const COLUMNS: readonly Column[] = [
  { name: "code", zh: "代码", unit: "text" },
  { name: "last", zh: "最新价", unit: "price" },
  { name: "avgprice", zh: "均价", unit: "price", divided: true },
  { name: "last", zh: "最新价", unit: "price", currency: "CNY" },
  { name: "volume", zh: "成交量", unit: "volume" },
  { name: "lot", zh: "每手股数", unit: "shares" },
  { name: "turnover", zh: "成交额", unit: "money" },
  { name: "changepct", zh: "涨跌幅", unit: "fraction" },
  { name: "pe", zh: "市盈率", unit: "number" },
  { name: "time", zh: "时间", unit: "time" },
  { name: "suspended", zh: "停牌", unit: "flag" },
  { name: "age", zh: "数据年龄" },
];
const BODY: Table = [["HK:700"], ["CF:BTCUSDT"], [""]];
const ROWS: readonly (InstrumentCode | undefined)[] = [code("HK:700"), code("CF:BTCUSDT"), undefined];
const PLAIN = [undefined, "price", "number", "number", "volume", "volume", "money", "fraction", "number"];

test.each([
  ["en", 1],
  ["none", 0],
] as const)(
  "with headings in %p a table tells below %d rows what its numbers are, a coin's volumes apart",
  (headings, above) => {
    const kinds = numberKindsOf(withHeadings(COLUMNS, BODY, headings, (row) => ROWS[row]));
    expect(kinds?.headings).toBe(above);
    expect(kinds?.row(0).slice(0, 9)).toEqual(PLAIN);
    expect(kinds?.row(1).slice(0, 9)).toEqual(PLAIN.map((kind, at) => (at === 4 ? "coins" : kind)));
    expect(kinds?.row(2).slice(0, 9)).toEqual(PLAIN);
    expect(kinds?.row(0).slice(9)).toEqual([undefined, undefined, undefined]);
  },
);

test("books, trades and bars tell what their numbers are, a coin's volumes apart", () => {
  const bitcoin = code("CF:BTCUSDT");
  const book = depthTable({ code: bitcoin, time: undefined, bids: [], asks: [] }, 5, "en");
  expect(numberKindsOf(book)?.row(0)).toEqual(["coins", "price", "price", "coins"]);
  const time = epochSeconds(1_731_488_000);
  const trades = [bitcoin, code("HK:700")].map((each): Trade => ({
    code: each,
    time,
    price: 1,
    volume: 2,
    side: "buy",
  }));
  const tape = tradeTable(trades, { kind: "exchange" }, "none");
  expect(numberKindsOf(tape)?.row(0)).toEqual([undefined, "price", "coins", undefined]);
  expect(numberKindsOf(tape)?.row(1)).toEqual([undefined, "price", "volume", undefined]);
  const fields = BAR_FIELDS.map((field) => ({ ...field, header: undefined }));
  const bars = barTable([], {
    code: code("HK:700"),
    interval: "1d",
    fields,
    headers: "en",
    zone: { kind: "exchange" },
  });
  expect(numberKindsOf(bars)?.row(0)).toEqual([
    undefined,
    ...["price", "price", "price", "price", "volume", "price", "price", "fraction", "fraction"],
  ]);
});

test("a column of one instrument is of it in every row", () => {
  const columns = [{ name: "CF:BTCUSDT", zh: "CF:BTCUSDT", unit: "volume", code: code("CF:BTCUSDT") }] as const;
  expect(numberKindsOf(withHeadings(columns, [[1]], "none", () => undefined))?.row(0)).toEqual(["coins"]);
});

test("a table of texts and times has no kinds, and nobody sees those of another among its cells", () => {
  expect(numberKindsOf(withHeadings(COLUMNS.slice(0, 1), BODY, "en", () => undefined))).toBeUndefined();
  expect(numberKindsOf([[1]])).toBeUndefined();
  const table = withHeadings(COLUMNS.slice(1, 2), [[1]], "none", () => undefined);
  expect(table).toStrictEqual([[1]]);
  expect(JSON.stringify(table)).toBe("[[1]]");
});
