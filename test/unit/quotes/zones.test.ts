import { epochSeconds } from "../../../src/kernel/time";
import { dateCell, timeCell } from "../../../src/quotes/zones";
import { code } from "../../support/builders";
import { moment } from "./tables/cells";

/** 2024-11-13 12:00:00 UTC. */
const NOON = epochSeconds(1_731_499_200);
const near = (serial: number): number => expect.closeTo(serial, 9) as number;

test.each([
  ["US:AAPL", 7],
  ["HK:700", 20],
  ["SH:600519", 20],
  ["SZ:000001", 20],
  ["CF:BTCUSDT", 12],
])("a moment of %s is shown on its exchange's clock", (name, hour) => {
  expect(timeCell(NOON, code(name), { kind: "exchange" })).toEqual(moment(near(45_609 + hour / 24)));
});

test.each([
  ["UTC", 12],
  ["Asia/Tokyo", 21],
  ["America/New_York", 7],
])("where %s is chosen, every instrument is shown on that clock", (zone, hour) => {
  for (const name of ["US:AAPL", "HK:700", "CF:BTCUSDT"])
    expect(timeCell(NOON, code(name), { kind: "zone", zone })).toEqual(moment(near(45_609 + hour / 24)));
});

test("summer time is New York's own: an hour later on the clock", () => {
  // 2024-07-03 09:46:40 UTC.
  const summer = epochSeconds(1_720_000_000);
  expect(timeCell(summer, code("US:AAPL"), { kind: "exchange" })).toEqual(moment(near(45_476 + 20_800 / 86_400)));
});

test.each([
  ["US:AAPL", 1_731_474_000, 45_609],
  ["HK:700", 1_704_038_400, 45_292],
  ["CF:BTCUSDT", 1_741_910_400, 45_730],
])("a daily bar of %s has its exchange's date, without a time of day", (name, ts, serial) => {
  expect(dateCell(epochSeconds(ts), code(name), { kind: "exchange" })).toEqual(moment(serial, "date"));
});
