import { decodeSeries } from "../../../../src/qos/endpoints/seriesAnswer";
import { seriesKey } from "../../../../src/qos/endpoints/series";
import type { Interval } from "../../../../src/market/periods";
import { code } from "../../../support/builders";

const bar = (c: string, ts: number, kt: number, close = "1"): object => ({
  c,
  o: "1",
  cl: close,
  h: "1",
  l: "1",
  v: "1",
  ts,
  kt,
});

const series = (text: string, interval: Interval) => ({ code: code(text), interval });
const key = (text: string, interval: Interval): string => seriesKey(series(text, interval));
const MINUTES = [bar("US:AAPL", 60, 1), bar("US:AAPL", 120, 1), bar("US:AAPL", 180, 1)];

/** The series of an answer by key: the times and closes of its bars, or the words of its failure. */
function told(data: unknown, asked?: Parameters<typeof decodeSeries>[1]): Record<string, unknown> {
  const { rows } = decodeSeries(data, asked);
  return Object.fromEntries(
    [...rows].map(([name, row]) => [
      name,
      row.ok ? row.value.map(({ time, close }) => [time, close]) : `${row.error.id}: ${row.error.message}`,
    ]),
  );
}

test("bars are put in order, and one that is said again alike counts once", () => {
  const { rows, strange } = decodeSeries([
    { c: "HK:00700", k: [bar("HK:00700", 300, 1), bar("HK:00700", 100, 1)] },
    { c: "US:AAPL", k: [bar("US:AAPL", 86_400, 1001)] },
    { c: "HK:700", k: [bar("HK:700", 200, 1), bar("HK:700", 300, 1)] },
  ]);
  expect(strange).toBe(0);
  expect([...rows.keys()].sort()).toEqual([key("HK:700", "1m"), key("US:AAPL", "1d")].sort());
  const minutes = rows.get(key("HK:700", "1m"));
  expect(minutes?.ok === true ? minutes.value.map(({ time }) => time) : minutes).toEqual([100, 200, 300]);
});

test.each<[string, object | null | string, string]>([
  ["has kt x", bar("US:AAPL", 120, "x" as never), 'data[0].k[1].kt should be a number, but is string "x"'],
  ["has no kt", bar("US:AAPL", 120, null as never), "data[0].k[1].kt should be a K-line type, but is null"],
  ["has a kt that does not exist", bar("US:AAPL", 120, 3), "data[0].k[1].kt should be a K-line type"],
  ["is of another period", bar("US:AAPL", 120, 1001), "data[0] holds bars of another period"],
  ["is of another instrument", bar("US:TSLA", 120, 1), "data[0] of US:AAPL holds bars of another instrument"],
  ["has no readable code", bar("AAPL", 120, 1), "data[0].k[1].c should be an instrument code"],
  ["has no time", bar("US:AAPL", 0, 1), "data[0].k[1].ts should be a time in seconds"],
  ["has a time that cannot be read", bar("US:AAPL", "noon" as never, 1), "data[0].k[1].ts should be a number"],
  ["is null", null, "data[0].k[1] should be an object, but is null"],
  ["is a text", "120", "data[0].k[1] should be an object"],
  ["is of a time that came with another close", bar("US:AAPL", 60, 1, "2"), "two bars of ts 60 differ"],
])("a series in whose middle a bar %s is not whole, and no other suffers", (_what, odd, words) => {
  const data = [
    { c: "US:AAPL", k: [MINUTES[0], odd, MINUTES[2]] },
    { c: "US:TSLA", k: [bar("US:TSLA", 60, 1)] },
  ];
  const asked = [series("US:AAPL", "1m"), series("US:TSLA", "1m"), series("US:AAPL", "1d")];
  for (const answer of [told(data, asked.slice(0, 2)), told(data)]) {
    expect(answer[key("US:AAPL", "1m")]).toContain("notWhole: The bars of US:AAPL came with one that does not fit");
    expect(answer[key("US:AAPL", "1m")]).toContain(words);
    expect(answer[key("US:TSLA", "1m")]).toEqual([[60, 1]]);
  }
});

test.each<[string, object]>([
  ["first", bar("US:AAPL", 120, 1001)],
  ["last", bar("US:AAPL", 120, 1001)],
])("a bar of a period that nobody asked for is in no place harmless: %s", (place, odd) => {
  const k = place === "first" ? [odd, ...MINUTES] : [...MINUTES, odd];
  expect(told([{ c: "US:AAPL", k }], [series("US:AAPL", "1m")])[key("US:AAPL", "1m")]).toContain("another period");
});

test("two series of one code may share an entry, one after the other", () => {
  const k = [...MINUTES, bar("US:AAPL", 86_400, 1001), bar("US:AAPL", 172_800, 1001)];
  const asked = [series("US:AAPL", "1m"), series("US:AAPL", "1d")];
  expect(told([{ c: "US:AAPL", k }], asked)).toEqual({
    [key("US:AAPL", "1m")]: [
      [60, 1],
      [120, 1],
      [180, 1],
    ],
    [key("US:AAPL", "1d")]: [
      [86_400, 1],
      [172_800, 1],
    ],
  });
  expect(told([{ c: "US:AAPL", k: [...k, bar("US:AAPL", 240, 1)] }], asked)[key("US:AAPL", "1d")]).toContain(
    "notWhole",
  );
});

test("a series that stands alone and has a bar among another's too is not whole, nor is the other", () => {
  const data = [
    { c: "US:AAPL", k: [...MINUTES, bar("US:AAPL", 172_800, 1001)] },
    { c: "US:AAPL", k: [bar("US:AAPL", 86_400, 1001)] },
  ];
  const answer = told(data, [series("US:AAPL", "1m"), series("US:AAPL", "1d")]);
  expect(answer[key("US:AAPL", "1d")]).toContain("it came in two places");
});

test("where no bar of an entry tells its period, every series asked of its code fails", () => {
  const data = [{ c: "HK:00700", k: [bar("HK:700", 60, "x" as never)] }];
  const asked = [series("HK:700", "1m"), series("HK:700", "1d"), series("US:AAPL", "1d")];
  const answer = told(data, asked);
  expect(Object.keys(answer)).toEqual([key("HK:700", "1m"), key("HK:700", "1d")]);
  expect(answer[key("HK:700", "1d")]).toContain("notWhole");
  expect(decodeSeries(data).strange).toBe(1);
});

test("an entry without a list of bars fails what was asked of its code", () => {
  expect(told([{ c: "US:AAPL", k: "none" }], [series("US:AAPL", "1d")])).toEqual({
    [key("US:AAPL", "1d")]: expect.stringContaining("data[0] has no list of bars"),
  });
});

test("a figure of a bar that cannot be read is missing alone, and is told", () => {
  const { rows, unread } = decodeSeries([
    { c: "US:AAPL", k: [bar("US:AAPL", 60, 1), { ...bar("US:AAPL", 120, 1), h: "dear" }] },
  ]);
  const minutes = rows.get(key("US:AAPL", "1m"));
  expect(minutes?.ok === true ? minutes.value.map(({ high, low }) => [high, low]) : minutes).toEqual([
    [1, 1],
    [undefined, 1],
  ]);
  expect(unread?.first.message).toContain("data[0].k[1].h should be a number");
});

test.each<[string, unknown, number]>([
  ["no list of bars", [{ c: "US:AAPL" }], 0],
  ["an entry that is no object", ["US:AAPL"], 1],
  ["a bar without a readable code", [{ c: "US:AAPL", k: [bar("AAPL", 60, 1)] }], 1],
  ["a bar of a period that does not exist", [{ c: "US:AAPL", k: [bar("US:AAPL", 60, 3)] }], 1],
  ["an empty list of bars", [{ c: "US:AAPL", k: [] }], 0],
  ["null for a list of bars", [{ c: "US:AAPL", k: null }], 0],
  ["null for an answer", null, 0],
])("%s answers no question", (_name, data, strange) => {
  expect(decodeSeries(data)).toEqual({ rows: new Map(), strange, unread: undefined });
});

test("a kind of bar given as text is understood", () => {
  expect([...decodeSeries([{ c: "US:AAPL", k: [{ ...bar("US:AAPL", 60, 1), kt: "1001" }] }]).rows.keys()]).toEqual([
    key("US:AAPL", "1d"),
  ]);
});

test("an answer that is no list at all is an error of the whole", () => {
  expect(() => decodeSeries({ c: "US:AAPL" })).toThrow("data should be a list, but is an object");
});
