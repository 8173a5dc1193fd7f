import { epochSeconds } from "../../../../src/kernel/time";
import type { Interval } from "../../../../src/market/periods";
import type { Bar } from "../../../../src/qos/bar";
import { readFields } from "../../../../src/quotes/arguments/fields";
import { BAR_FIELDS, barTable, DEFAULT_BAR_FIELDS, type BarTableOptions } from "../../../../src/quotes/barTable";
import { code } from "../../../support/builders";
import { cellsOf, moment } from "./cells";

/** Midnight in New York of 2024-11-13, and a bar whose figures are all different. */
const bar: Bar = {
  time: epochSeconds(1_731_474_000),
  open: 224.01,
  high: 226.65,
  low: 222.76,
  close: 225.12,
  volume: 48_566_217,
};
const next: Bar = {
  time: epochSeconds(1_731_560_400),
  open: 225.02,
  high: 228.87,
  low: 224.99,
  close: 228.22,
  volume: 44_923_941,
};

function options(interval: Interval, fields: string | null, parts: Partial<BarTableOptions> = {}): BarTableOptions {
  return {
    code: code("US:AAPL"),
    interval,
    fields: readFields(fields, BAR_FIELDS, DEFAULT_BAR_FIELDS),
    headers: "none",
    zone: { kind: "exchange" },
    ...parts,
  };
}

test("each row of a table of bars is time, open, high, low, close and volume, the oldest first", () => {
  expect(barTable([bar, next], options("1d", null, { headers: "en" }))).toEqual([
    ["time", "open", "high", "low", "close", "volume"],
    [moment(45_609, "date"), 224.01, 226.65, 222.76, 225.12, 48_566_217],
    [moment(45_610, "date"), 225.02, 228.87, 224.99, 228.22, 44_923_941],
  ]);
});

test.each([
  ["open", 224.01],
  ["high", 226.65],
  ["low", 222.76],
  ["close", 225.12],
  ["volume", 48_566_217],
  ["o", 224.01],
  ["h", 226.65],
  ["l", 222.76],
  ["cl", 225.12],
  ["v", 48_566_217],
  ["开盘价", 224.01],
  ["最高价", 226.65],
  ["最低价", 222.76],
  ["收盘价", 225.12],
  ["成交量", 48_566_217],
])("the column %s of a bar is that figure of the wire and no other", (field, value) => {
  expect(barTable([bar], options("1h", field))).toEqual([[value]]);
});

test.each(["time", "ts", "时间"])("the column %s of a bar is its start", (field) => {
  expect(barTable([bar], options("1d", field))).toEqual([[moment(45_609, "date")]]);
});

test("columns come in the order asked", () => {
  expect(barTable([bar], options("1d", "close,time,low"))).toEqual([[225.12, moment(45_609, "date"), 222.76]]);
});

test.each(["1m", "5m", "15m", "30m", "1h", "2h", "4h"] as const)(
  "a bar of %s tells its time of day, in the zone of choice",
  (interval) => {
    expect(barTable([bar], options(interval, "time"))).toEqual([[moment(45_609)]]);
    expect(barTable([bar], options(interval, "time", { zone: { kind: "zone", zone: "UTC" } }))).toEqual([
      [moment(expect.closeTo(45_609 + 5 / 24, 9) as number)],
    ]);
  },
);

test.each(["1d", "1w", "1mo", "1y"] as const)(
  "a bar of %s is the exchange's own day, whatever zone is chosen",
  (interval) => {
    const zone = { kind: "zone", zone: "Asia/Tokyo" } as const;
    expect(barTable([bar], options(interval, "time", { zone }))).toEqual([[moment(45_609, "date")]]);
  },
);

test("a figure that the server left out is missing in its own cell, with its own name", () => {
  const holes: Bar = { ...bar, high: undefined, volume: undefined };
  expect(cellsOf(barTable([holes], options("1h", "open,high,low,volume")))).toEqual([
    [224.01, "noValue high US:AAPL", 222.76, "noValue volume US:AAPL"],
  ]);
});
