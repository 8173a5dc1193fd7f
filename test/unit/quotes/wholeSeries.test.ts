import { queryHistory } from "../../../src/quotes/questions/history";
import { queryKline } from "../../../src/quotes/questions/kline";
import type { Question } from "../../../src/quotes/questions/question";
import { QosError } from "../../../src/qos/errors";
import type { WireBar, WireKlineQuery } from "../../../src/qos/wire";
import { ok } from "../../support/scriptedHttp";
import { testApp } from "../../support/testPorts";

/** Midnight in Hong Kong of 2024-11-13, the day of the test clock. */
const TODAY = 1_731_427_200;
const DAY = 86_400;

interface Habits {
  /** Days since the instrument was listed, today among them. */
  readonly days: number;
  /** Bars in an answer at most. */
  readonly page?: number;
  /** Changes what would be answered. */
  readonly spoil?: (bars: WireBar[]) => unknown[];
}

const bar = (ts: number, kt: number): WireBar => ({
  c: "HK:700",
  o: "10",
  h: "12",
  l: "9",
  cl: String(ts),
  v: "7",
  ts,
  kt,
});

/** A server that ignores ends and has a bar every day and every 30 days of the month, newest last. */
function bench({ days, page = 1_000, spoil = (bars) => bars }: Habits) {
  const world = testApp();
  world.http.answer = ({ body }) => {
    const lines = (body as { kline_reqs: WireKlineQuery[] }).kline_reqs;
    return ok(
      lines.map(({ c, co, kt }) => {
        const step = kt === 1001 ? 1 : 30;
        const had = Math.ceil(days / step);
        const count = Math.min(co, page, had);
        const bars = Array.from({ length: count }, (_, at) => bar(TODAY - (count - 1 - at) * step * DAY, kt));
        return { c, k: spoil(bars) };
      }),
    );
  };
  return world;
}

async function answer(world: ReturnType<typeof testApp>, question: Question, raw: readonly unknown[], preview = false) {
  const coming = world.app.queries.answer(question, raw, { preview }).catch((thrown: unknown) => thrown);
  await world.clock.advance(3_000);
  return (await coming) as QosError | readonly (readonly unknown[])[];
}

const rowsOf = (table: Awaited<ReturnType<typeof answer>>): unknown =>
  table instanceof QosError ? `${table.cell} ${table.message}` : table.length;

const kline = (count: number): readonly unknown[] => ["HK:700", "1d", count, null, "time,close", false];
const history = (start: string, end?: string): readonly unknown[] => [
  "HK:700",
  start,
  end,
  "1d",
  null,
  "time,close",
  false,
];

const FROM_THE_14TH =
  "#N/A QOS gives the bars of HK:700 from 2024-08-06 on, not as far back as asked. Ask for a later start or fewer bars";

test("as many bars as were asked for are the answer, without another question", async () => {
  const world = bench({ days: 900 });
  expect(rowsOf(await answer(world, queryKline, kline(250)))).toBe(250);
  expect(world.http.requests).toHaveLength(1);
});

test("fewer bars than asked are all of a young series, which its months tell once", async () => {
  const world = bench({ days: 25 });
  expect(rowsOf(await answer(world, queryKline, kline(250)))).toBe(25);
  expect(world.http.requests.map(({ body }) => (body as { kline_reqs: WireKlineQuery[] }).kline_reqs[0]?.kt)).toEqual([
    1001, 1030,
  ]);
  await world.clock.advance(600_000);
  expect(rowsOf(await answer(world, queryKline, kline(250)))).toBe(25);
  expect(world.http.requests).toHaveLength(3);
});

test("fewer bars than asked of a series that goes back further are no shorter table", async () => {
  expect(rowsOf(await answer(bench({ days: 900, page: 100 }), queryKline, kline(250)))).toBe(FROM_THE_14TH);
  expect(rowsOf(await answer(bench({ days: 900, page: 100 }), queryKline, kline(100)))).toBe(100);
});

test("in a preview nothing is asked to find out", async () => {
  const world = bench({ days: 25 });
  expect(await answer(world, queryKline, kline(250), true)).toMatchObject({ id: "preview" });
  expect(world.http.requests).toEqual([]);
  await answer(world, queryKline, kline(250));
  expect(rowsOf(await answer(world, queryKline, kline(250), true))).toBe(25);
});

test("a history from a server without ends has every day of its range, the last one too", async () => {
  const table = await answer(bench({ days: 900 }), queryHistory, history("2024-10-01", "2024-11-11"));
  expect(table).toHaveLength(42);
  const day = (row: unknown): unknown => (row as [{ serial: number }])[0].serial;
  expect(table instanceof QosError ? table : [day(table[0]), day(table.at(-1))]).toEqual([45_566, 45_607]);
});

test("a history that begins before what can be had is no shorter table, and names the first day of it", async () => {
  const world = bench({ days: 900, page: 100 });
  expect(rowsOf(await answer(world, queryHistory, history("2024-06-01")))).toBe(FROM_THE_14TH);
  expect(rowsOf(await answer(world, queryHistory, history("2024-06-01", "2024-07-01")))).toBe(FROM_THE_14TH);
  expect(rowsOf(await answer(world, queryHistory, history("2024-08-06")))).toBe(100);
});

test("a history that begins before the instrument was listed has all its days", async () => {
  expect(rowsOf(await answer(bench({ days: 25 }), queryHistory, history("2020-01-01")))).toBe(25);
});

test.each<[string, (bars: WireBar[]) => unknown[], string]>([
  ["a kt that is none", ([one, two, ...more]) => [one, { ...two, kt: "x" }, ...more], ".k[1].kt should be a number"],
  ["another instrument", ([one, two, ...more]) => [one, { ...two, c: "HK:5" }, ...more], "bars of another instrument"],
  ["another period", ([one, two, ...more]) => [one, { ...two, kt: 1030 }, ...more], "bars of another period"],
])("bars among which one is of %s are not shown with a hole", async (_what, spoil, words) => {
  for (const [question, raw] of [
    [queryKline, kline(5)],
    [queryHistory, history("2024-11-10")],
  ] as const)
    expect(rowsOf(await answer(bench({ days: 900, spoil }), question, raw))).toContain(words);
});

test("a figure of a bar that cannot be read is missing in its own cell", async () => {
  const spoil = ([one, two, ...more]: WireBar[]): unknown[] => [one, { ...two, cl: {} }, ...more];
  const world = bench({ days: 900, spoil });
  const table = await answer(world, queryKline, ["HK:700", "1d", 3, null, "close,high", false]);
  expect(table).toEqual([
    [TODAY - 2 * DAY, 12],
    [expect.objectContaining({ id: "noValue" }), 12],
    [TODAY, 12],
  ]);
  expect(world.app.problems.latest?.error.message).toContain("data[0].k[1].cl should be a number");
});
