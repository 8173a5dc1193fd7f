import { epochSeconds } from "../../../../src/kernel/time";
import type { Bar } from "../../../../src/qos/bar";
import { mergeBars } from "../../../../src/quotes/live/mergeBars";

const bar = (time: number, close: number, volume?: number): Bar => ({
  time: epochSeconds(time),
  open: close,
  high: close,
  low: close,
  close,
  volume,
});

const shown = (bars: readonly Bar[] | undefined): unknown => bars?.map(({ time, close }) => [time, close]);
const KNOWN = [bar(60, 1, 10), bar(120, 2, 20)];

test.each<[string, Bar, unknown]>([
  [
    "of the next minute follows",
    bar(180, 3, 1),
    [
      [60, 1],
      [120, 2],
      [180, 3],
    ],
  ],
  [
    "of the same minute with more volume replaces it",
    bar(120, 3, 21),
    [
      [60, 1],
      [120, 3],
    ],
  ],
  [
    "of the same minute and volume replaces it",
    bar(120, 3, 20),
    [
      [60, 1],
      [120, 3],
    ],
  ],
  ["of the same minute with less volume was said earlier", bar(120, 3, 19), undefined],
  [
    "of the same minute without a volume replaces it",
    bar(120, 3),
    [
      [60, 1],
      [120, 3],
    ],
  ],
  ["of the minute before came too late", bar(60, 3, 99), undefined],
])("a pushed bar %s", (_what, pushed, expected) => {
  expect(shown(mergeBars(KNOWN, pushed))).toEqual(expected);
});

test("a pushed bar after one without a volume replaces it", () => {
  expect(shown(mergeBars([bar(120, 2)], bar(120, 3, 1)))).toEqual([[120, 3]]);
});

test("the first bar begins a series, whether pushed or told in a list", () => {
  expect(shown(mergeBars(undefined, bar(60, 1)))).toEqual([[60, 1]]);
  expect(shown(mergeBars(undefined, KNOWN))).toEqual([
    [60, 1],
    [120, 2],
  ]);
  expect(shown(mergeBars([], bar(60, 1)))).toEqual([[60, 1]]);
});

test("a list corrects what is known, but not a bar under way that pushes have carried further", () => {
  expect(shown(mergeBars(KNOWN, [bar(60, 9, 11), bar(120, 9, 19)]))).toEqual([
    [60, 9],
    [120, 2],
  ]);
  expect(shown(mergeBars(KNOWN, [bar(60, 9, 1), bar(120, 9, 20)]))).toEqual([
    [60, 9],
    [120, 9],
  ]);
  expect(shown(mergeBars(KNOWN, [bar(0, 9, 1), bar(120, 9)]))).toEqual([
    [0, 9],
    [60, 1],
    [120, 9],
  ]);
});

test("a thousand bars are kept, the latest", () => {
  const many = Array.from({ length: 1_000 }, (_, at) => bar(60 * (at + 1), at));
  const followed = mergeBars(many, bar(60_060, 1_000));
  expect([followed?.length, followed?.[0]?.close, followed?.at(-1)?.close]).toEqual([1_000, 1, 1_000]);
  const listed = mergeBars(many, [bar(60_060, 1_000), bar(60_120, 1_001)]);
  expect([listed?.length, listed?.[0]?.close, listed?.at(-1)?.close]).toEqual([1_000, 2, 1_001]);
});
