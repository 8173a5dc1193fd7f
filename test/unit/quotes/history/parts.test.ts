import { epochSeconds } from "../../../../src/kernel/time";
import type { Interval } from "../../../../src/market/periods";
import type { Bar } from "../../../../src/qos/bar";
import { isClosed, longestBar, mostBarsBetween } from "../../../../src/quotes/history/barLength";
import { inOrder, meets, readKeptBlock, type SeriesBlock } from "../../../../src/quotes/history/seriesBlock";
import { cutShort, SeriesStarts, type SeriesName } from "../../../../src/quotes/history/seriesStart";
import { QosError } from "../../../../src/qos/errors";
import { code } from "../../../support/builders";

const DAY = 86_400;

test.each<[Interval, number]>([
  ["1m", 60],
  ["4h", 14_400],
  ["1d", DAY],
  ["1w", 7 * DAY],
  ["1mo", 31 * DAY],
  ["1y", 366 * DAY],
])("a bar of %s lasts %d seconds at most, and moves no more after that", (interval, seconds) => {
  const one = bar(1_000_000, 1);
  expect(longestBar(interval)).toBe(seconds);
  expect(isClosed(one, interval, epochSeconds(1_000_000 + seconds - 1))).toBe(false);
  expect(isClosed(one, interval, epochSeconds(1_000_000 + seconds))).toBe(true);
});

test.each<[Interval, number, number]>([
  ["1d", 10 * DAY, 11],
  ["1d", 0, 1],
  ["1d", -5 * DAY, 1],
  ["1w", 14 * DAY, 3],
  ["1mo", 28 * DAY, 2],
  ["1mo", 29 * DAY, 3],
  ["1y", 365 * DAY, 2],
  ["1y", 366 * DAY, 3],
  ["1h", 7_200, 3],
])("of bars of %s there may be, in %d seconds, %d: never fewer than there are", (interval, seconds, most) => {
  expect(mostBarsBetween(500, 500 + seconds, interval)).toBe(most);
});

function bar(time: number, close: number, volume = 1): Bar {
  return { time: epochSeconds(time), open: close, high: close, low: close, close, volume };
}

describe("bars that are kept beside bars that have come", () => {
  const kept: SeriesBlock = {
    first: epochSeconds(100),
    last: epochSeconds(300),
    bars: [bar(100, 1), bar(200, 2), bar(300, 3)],
  };

  test.each<[string, Bar[], boolean]>([
    ["share a bar and agree", [bar(300, 3), bar(400, 4)], true],
    ["share several and agree", [bar(200, 2), bar(300, 3), bar(400, 4)], true],
    ["differ in volume alone, which may still have grown", [bar(300, 3, 9), bar(400, 4)], true],
    ["share none: nobody knows what lies between", [bar(400, 4)], false],
    ["are none", [], false],
    ["differ in one price, as after a split", [bar(200, 2), bar(300, 0.75), bar(400, 1)], false],
    ["differ in the first that they share", [bar(200, 0.5), bar(300, 3)], false],
  ])("that %s", (_what, fetched, expected) => {
    expect(meets(kept, fetched)).toBe(expected);
  });

  test("are put in order, each time once, the later in the list", () => {
    expect(inOrder([bar(300, 3), bar(100, 1), bar(300, 4)])).toEqual([bar(100, 1), bar(300, 4)]);
  });

  test.each<[string, unknown, SeriesBlock | undefined]>([
    ["a series", kept.bars, kept],
    ["one bar", [bar(100, 1)], { first: epochSeconds(100), last: epochSeconds(100), bars: [bar(100, 1)] }],
    ["no bar", [], undefined],
    ["no list", { 0: bar(100, 1) }, undefined],
    ["a series out of order", [bar(200, 2), bar(100, 1)], undefined],
    ["one time twice", [bar(100, 1), bar(100, 1)], undefined],
    ["something that is no bar", [bar(100, 1), { time: 200 }, "x"], undefined],
  ])("%s that was kept is read, or is nothing", (_what, value, block) => {
    expect(readKeptBlock(value)).toEqual(block);
  });
});

describe("where a series begins", () => {
  const asked: string[] = [];
  const starts = (answer: () => Promise<readonly Bar[]>) =>
    new SeriesStarts({
      query({ interval, count, adjustment, code: name }) {
        asked.push(`${name} ${interval} ${adjustment} ${count}`);
        return answer();
      },
    });
  const series = (interval: Interval, name = "HK:700"): SeriesName => ({
    code: code(name),
    interval,
    adjustment: "none",
  });
  const first = epochSeconds(150);

  beforeEach(() => asked.splice(0));

  test.each<[Interval, string[]]>([
    ["5m", ["HK:700 1d none 1000"]],
    ["1d", ["HK:700 1mo none 1000"]],
    ["1w", ["HK:700 1mo none 1000"]],
    ["1mo", ["HK:700 1y none 1000"]],
    ["1y", []],
  ])("the beginning of bars of %s is told by longer ones: %j", async (interval, questions) => {
    const begins = await starts(() => Promise.resolve([bar(100, 1), bar(200, 2)])).beginsAt(series(interval), first);
    expect([begins, asked]).toEqual([true, questions]);
  });

  test.each<[string, Bar[], boolean]>([
    ["in the first of the longer bars", [bar(100, 1), bar(151, 2)], true],
    ["in the only longer bar", [bar(100, 1)], true],
    ["in the second: something was left out", [bar(100, 1), bar(150, 2)], false],
    ["after the second", [bar(100, 1), bar(120, 2)], false],
  ])("a first bar that lies %s", async (_where, longer, expected) => {
    expect(await starts(() => Promise.resolve(longer)).beginsAt(series("1d"), first)).toBe(expected);
  });

  test("is remembered for this series alone, until the server may be another", async () => {
    const known = starts(() => Promise.resolve([bar(100, 1)]));
    await known.beginsAt(series("1d"), first);
    await known.beginsAt(series("1d"), first);
    expect(asked).toHaveLength(1);
    expect(known.isKnown(series("1d"), epochSeconds(151))).toBe(false);
    expect(known.isKnown(series("1d", "HK:5"), first)).toBe(false);
    expect(known.isKnown(series("1w"), first)).toBe(false);
    expect(known.isKnown({ ...series("1d"), adjustment: "forward" }, first)).toBe(false);
    known.forget();
    expect(known.isKnown(series("1d"), first)).toBe(false);
  });

  test("cannot be told where there are no longer bars; another failure is passed on", async () => {
    const failing = (id: "notFound" | "unreachable") =>
      starts(() => Promise.reject(new QosError(id, { code: "HK:700" })));
    expect(await failing("notFound").beginsAt(series("1d"), first)).toBe(false);
    await expect(failing("unreachable").beginsAt(series("1d"), first)).rejects.toMatchObject({
      id: "unreachable",
    });
  });

  test("is told in the exchange's own date, of bars within a day with the time", () => {
    const moment = epochSeconds(Date.parse("2024-08-06T09:35:00+08:00") / 1_000);
    expect(cutShort(series("1d"), moment).details).toEqual({ code: "HK:700", first: "2024-08-06" });
    expect(cutShort(series("5m"), moment).details).toEqual({ code: "HK:700", first: "2024-08-06 09:35" });
    expect(cutShort(series("5m", "US:AAPL"), moment).details).toEqual({ code: "US:AAPL", first: "2024-08-05 21:35" });
  });
});
