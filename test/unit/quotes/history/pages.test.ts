import fc from "fast-check";
import { epochSeconds } from "../../../../src/kernel/time";
import type { Bar } from "../../../../src/qos/bar";
import { QosError } from "../../../../src/qos/errors";
import { walkBack, type Ends } from "../../../../src/quotes/history/pages";

const DAY = 86_400;
const NOW = 20_000 * DAY + 50_000;

interface Habits {
  /** Days that the series has, up to today. */
  readonly days: number;
  readonly ignoresEnds?: boolean;
  /** Bars a page at most. */
  readonly page?: number;
  /** Bars that the plan gives of any series. */
  readonly latest?: number;
  /** Whether the bar of the end itself is left out. */
  readonly endsBefore?: boolean;
}

const bar = (day: number): Bar => ({
  time: epochSeconds((20_001 - day) * DAY),
  open: day,
  high: day,
  low: day,
  close: day,
  volume: day,
});

/** Walks over a server with the habits given; days are counted back from today, which is day 1. */
async function walk(
  { days, ignoresEnds = false, page = 1_000, latest = Infinity, endsBefore = false }: Habits,
  [fromDay, toDay]: readonly [number, number],
  ends: Ends = { ignored: false },
  /** Days by which the clock is behind, of a walk that asks for no more than can have begun by then. */
  behind?: number,
) {
  const series = Array.from({ length: days }, (_, at) => bar(days - at));
  const asked: (readonly [number, number])[] = [];
  const queries: number[] = [];
  const answer = (end: number, count: number): readonly Bar[] => {
    const had = series.slice(-Math.min(days, latest));
    const within = ignoresEnds ? had : had.filter(({ time }) => (endsBefore ? time < end : time <= end));
    return within.slice(-Math.min(count, page));
  };
  const from = bar(fromDay).time;
  const to = epochSeconds(toDay === 1 ? NOW : bar(toDay).time + DAY - 1);
  try {
    const { bars, complete } = await walkBack({
      interval: "1d",
      from,
      to,
      now: epochSeconds(NOW - (behind ?? 0) * DAY),
      sparing: behind !== undefined,
      ends,
      page: (end, count) => {
        asked.push([20_001 - Math.floor(end / DAY), count]);
        return Promise.resolve(answer(end, count));
      },
      begins: (first) => {
        queries.push(first);
        return Promise.resolve(first === series[0]?.time);
      },
      cutShort: (first) => new QosError("cutShort", { code: "x", first: String(20_001 - first / DAY) }),
      onStep: () => undefined,
    });
    const shown = bars.filter(({ time }) => time >= from && time <= to).map(({ close }) => close ?? 0);
    return { first: shown[0], last: shown.at(-1), count: shown.length, complete, asked, queries };
  } catch (thrown) {
    if (!(thrown instanceof QosError)) throw thrown;
    return { failed: thrown.id, canBeHadFrom: Number(thrown.details["first"]), asked, queries };
  }
}

test("where ends are heeded, the walk takes as few pages as it needs", async () => {
  expect(await walk({ days: 5_000 }, [2_500, 1])).toMatchObject({
    first: 2_500,
    last: 1,
    count: 2_500,
    complete: false,
  });
  expect((await walk({ days: 5_000 }, [300, 200])).asked).toEqual([[200, 103]]);
});

test("a walk that is to spare asks for no more bars than there can be, and misses none where the clock is wrong", async () => {
  const right = { first: 5, last: 1, count: 5 };
  const tomorrow = -99;
  expect(await walk({ days: 5_000 }, [5, tomorrow], undefined, 0)).toMatchObject({ ...right, asked: [[-99, 7]] });
  const asked = [
    [-99, 5],
    [5, 3],
  ];
  expect(await walk({ days: 5_000 }, [6, tomorrow], undefined, 3)).toMatchObject({ first: 6, count: 6, asked });
});

test("a page cut short is not the beginning of the series: the walk goes on from its first bar", async () => {
  const { asked, ...shown } = await walk({ days: 5_000, page: 500 }, [1_200, 1]);
  expect(shown).toMatchObject({ first: 1_200, last: 1, count: 1_200, complete: false });
  expect(asked.map(([end]) => end)).toEqual([1, 500, 999]);
});

test("an empty page and one that repeats the first bar say that the series begins there", async () => {
  for (const endsBefore of [false, true])
    expect(await walk({ days: 700, page: 500, endsBefore }, [3_000, 1])).toMatchObject({
      first: 700,
      count: 700,
      complete: true,
      queries: [],
    });
});

test("a series that is as long as a plan's last thousand bars is believed to begin there only when longer bars say so", async () => {
  expect(await walk({ days: 1_000 }, [3_000, 1])).toMatchObject({ first: 1_000, complete: true });
  expect(await walk({ days: 5_000, latest: 1_000 }, [3_000, 1])).toMatchObject({
    failed: "cutShort",
    canBeHadFrom: 1_000,
  });
});

test("an end that was ignored is noticed, and the question put again from now back", async () => {
  const ends = { ignored: false };
  const { asked, ...shown } = await walk({ days: 5_000, ignoresEnds: true }, [300, 200], ends);
  expect(shown).toMatchObject({ first: 300, last: 200, count: 101 });
  expect(asked).toEqual([
    [200, 103],
    [200, 302],
  ]);
  expect(ends.ignored).toBe(true);
});

test("once that is known, the next question is the right one at once", async () => {
  const { asked, ...shown } = await walk({ days: 5_000, ignoresEnds: true }, [300, 200], { ignored: true });
  expect(shown).toMatchObject({ first: 300, last: 200, count: 101 });
  expect(asked).toEqual([[200, 302]]);
});

test.each([
  [[3_000, 1], false],
  [[3_000, 1], true],
  [[3_000, 2_000], false],
  [[3_000, 2_000], true],
  [[1_001, 500], false],
] as const)("what a server without ends cannot reach is no shorter table: %j", async (range, ignored) => {
  expect(await walk({ days: 5_000, ignoresEnds: true }, range, { ignored })).toMatchObject({
    failed: "cutShort",
    canBeHadFrom: 1_000,
  });
});

test("nor is what a small page of such a server leaves out", async () => {
  const habits = { days: 5_000, ignoresEnds: true, page: 500 };
  expect(await walk(habits, [800, 1])).toMatchObject({ failed: "cutShort", canBeHadFrom: 500 });
  expect(await walk(habits, [500, 1])).toMatchObject({ first: 500, last: 1, count: 500 });
});

test("a young series of such a server is whole where longer bars begin with it", async () => {
  expect(await walk({ days: 120, ignoresEnds: true }, [3_000, 1])).toMatchObject({
    first: 120,
    last: 1,
    count: 120,
    complete: true,
  });
});

test("ends that are heeded again are found out", async () => {
  const ends = { ignored: true };
  expect(await walk({ days: 5_000 }, [3_000, 2_000], ends)).toMatchObject({ first: 3_000, last: 2_000, count: 1_001 });
  expect(ends.ignored).toBe(false);
});

test("more rows than a formula may have are refused in words", async () => {
  expect(await walk({ days: 30_000 }, [25_000, 1])).toMatchObject({ failed: "tooLarge" });
});

test("whatever the server's habits, an answer holds every bar of the range, or fails and names what can be had", async () => {
  const habits = fc.record({
    days: fc.integer({ min: 1, max: 2_600 }),
    ignoresEnds: fc.boolean(),
    page: fc.constantFrom(1_000, 500, 37),
    latest: fc.constantFrom(Infinity, 1_000),
    endsBefore: fc.boolean(),
  });
  const range = fc.tuple(fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 1, max: 3_000 }));
  await fc.assert(
    fc.asyncProperty(habits, range, fc.boolean(), async (habit, [one, other], ignored) => {
      const [from, to] = [Math.max(one, other), Math.min(one, other)];
      const walked = await walk(habit, [from, to], { ignored });
      const all = Math.max(0, Math.min(from, habit.days) - to + 1);
      if (walked.failed === undefined) {
        // No bar at all reaches the cell as a failure, too.
        if (walked.count > 0 || habit.latest === Infinity) expect(walked.count).toBe(all);
        if (walked.count > 0) expect(walked.last).toBe(to);
      } else {
        expect(walked.failed).toBe("cutShort");
        expect(walked.canBeHadFrom).toBeLessThan(Math.min(from, habit.days + 1));
      }
    }),
    { numRuns: 300 },
  );
});
