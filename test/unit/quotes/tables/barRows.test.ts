import { epochSeconds } from "../../../../src/kernel/time";
import type { Bar } from "../../../../src/qos/bar";
import { readFields } from "../../../../src/quotes/arguments/fields";
import { BarRows } from "../../../../src/quotes/barRows";
import { BAR_FIELDS, barTable, type BarTableOptions } from "../../../../src/quotes/barTable";
import type { Table } from "../../../../src/quotes/cell";
import type { TimeZoneChoice } from "../../../../src/quotes/zones";
import { code } from "../../../support/builders";

const MINUTE = 60;
const bar = (minute: number, close: number): Bar => ({
  time: epochSeconds(1_731_510_000 + minute * MINUTE),
  open: 100,
  high: 110,
  low: 90,
  close,
  volume: 5,
});

/** A live table of the last three bars, and the same made without any memory. */
function bench() {
  const made = new BarRows();
  const table = (bars: readonly Bar[], zone: TimeZoneChoice = { kind: "exchange" }, memory?: BarRows): Table => {
    const options: BarTableOptions = {
      code: code("US:AAPL"),
      interval: "1m",
      fields: readFields("time,close,prevclose", BAR_FIELDS, ""),
      headers: "none",
      zone,
      first: Math.max(0, bars.length - 3),
    };
    return barTable(bars, memory === undefined ? options : { ...options, made: memory });
  };
  return {
    shows: (bars: readonly Bar[], zone?: TimeZoneChoice) => table(bars, zone, made),
    anew: (bars: readonly Bar[], zone?: TimeZoneChoice) => table(bars, zone),
  };
}

const closes = (table: Table) => table.map(([, close, before]) => [close, before]);
const [a, b, c, d] = [bar(0, 101), bar(1, 102), bar(2, 103), bar(3, 104)];

test("rows of bars that are closed are kept while the last one moves, and when a new one begins", () => {
  const { shows } = bench();
  const first = shows([a, b, c, d]);
  const moved = shows([a, b, c, bar(3, 104.5)]);
  expect(closes(moved)).toEqual([
    [102, 101],
    [103, 102],
    [104.5, 103],
  ]);
  expect([moved[0] === first[0], moved[1] === first[1], moved[2] === first[2]]).toEqual([true, true, false]);
  const begun = shows([a, b, c, bar(3, 104.7), bar(4, 105)]);
  expect(closes(begun)).toEqual([
    [103, 102],
    [104.7, 103],
    [105, 104.7],
  ]);
  expect(begun[0]).toBe(first[1]);
});

test("a closed bar that was corrected shows its new close, and the bar after it is read against that", () => {
  const { shows, anew } = bench();
  shows([a, b, c, d]);
  const corrected = [a, b, bar(2, 99.5), d];
  expect(closes(shows(corrected))).toEqual([
    [102, 101],
    [99.5, 102],
    [104, 99.5],
  ]);
  // Before the first row, too.
  const before = [bar(0, 55), b, bar(2, 99.5), d];
  expect(closes(shows(before))[0]).toEqual([102, 55]);
  expect(shows(before)).toEqual(anew(before));
});

test("whatever follows, a table is as it would be made anew", () => {
  const { shows, anew } = bench();
  const series = [[a], [a, b], [a, b, c, d], [d], [a, c, d], [b, c, d], [c, d, b], [], [a, b, c, d, bar(9, 1)]];
  const zones: readonly TimeZoneChoice[] = [{ kind: "exchange" }, { kind: "zone", zone: "UTC" }];
  for (const bars of series)
    for (const zone of [...zones, ...zones]) expect(shows(bars, zone)).toEqual(anew(bars, zone));
});

test("rows are kept also when the oldest bars have left, as they do of a series that is full", () => {
  const { shows, anew } = bench();
  const first = shows([a, b, c, d]);
  const e = bar(4, 105);
  const later = shows([b, c, d, e]);
  expect(later).toEqual(anew([b, c, d, e]));
  expect([later[0] === first[1], later[1] === first[2]]).toEqual([true, true]);
  const much = shows([d, e]);
  expect(much).toEqual(anew([d, e]));
  expect(shows([b, c, d, e])).toEqual(anew([b, c, d, e]));
});
