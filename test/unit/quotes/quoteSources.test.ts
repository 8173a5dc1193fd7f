import type { Interval } from "../../../src/market/periods";
import { queryKline } from "../../../src/quotes/questions/kline";
import type { Question } from "../../../src/quotes/questions/question";
import { queryTrades } from "../../../src/quotes/questions/trades";
import { bars } from "../../support/builders";
import { ok, type Asked, type Outcome } from "../../support/scriptedHttp";
import { testApp } from "../../support/testPorts";

type Bench = ReturnType<typeof testApp>;

const FIRST = 1_731_490_000;

/** Bars whose close tells their adjustment, period and place; trades whose price tells their place. */
function server({ path, body }: Asked): Outcome {
  if (path === "/trade") {
    const { count } = body as { readonly count: number };
    const trades = Array.from({ length: count }, (_, at) => ({
      c: "US:AAPL",
      p: 500 - at,
      v: 7 + at,
      ts: FIRST - at,
      d: 1,
    }));
    return ok(trades);
  }
  const lines = (body as { readonly kline_reqs: readonly { c: string; co: number; a: number; kt: number }[] })
    .kline_reqs;
  return ok(
    lines.map(({ c, co, a, kt }) => ({
      c,
      k: bars(c, kt, co, { step: kt * 60 }).map((bar, at) => ({
        ...bar,
        cl: `${a}.${String(kt)}${String(co - at).padStart(4, "0")}`,
      })),
    })),
  );
}

async function answers(bench: Bench, question: Question, raws: readonly (readonly unknown[])[]): Promise<unknown[]> {
  bench.http.answer = server;
  const coming = Promise.all(raws.map((raw) => bench.app.queries.answer(question, raw, { preview: false })));
  await bench.clock.advance(1_500);
  return coming;
}

const kline = (interval: Interval, count: number, adjust = "none"): readonly unknown[] => [
  "US:AAPL",
  interval,
  count,
  adjust,
  "close",
  false,
];

test("KLINE formulas of one series share a request, and each shows its own newest bars", async () => {
  const bench = testApp();
  expect(await answers(bench, queryKline, [kline("1h", 2), kline("1h", 3), kline("1h", 1)])).toEqual([
    [[0.600002], [0.600001]],
    [[0.600003], [0.600002], [0.600001]],
    [[0.600001]],
  ]);
  expect(bench.http.requests).toHaveLength(1);
  expect(await answers(bench, queryKline, [kline("1h", 2)])).toEqual([[[0.600002], [0.600001]]]);
  expect(bench.http.requests).toHaveLength(1);
});

test("a longer KLINE is asked for anew: the shorter answer does not pass for it", async () => {
  const bench = testApp();
  await answers(bench, queryKline, [kline("1h", 1)]);
  expect(await answers(bench, queryKline, [kline("1h", 2)])).toEqual([[[0.600002], [0.600001]]]);
  expect(bench.http.requests).toHaveLength(2);
});

test("adjusted and unadjusted bars, and those of other periods, are never shown for each other", async () => {
  const bench = testApp();
  const raws = [kline("1h", 1), kline("1h", 1, "forward"), kline("5m", 1)];
  const right = [[[0.600001]], [[1.600001]], [[0.50001]]];
  expect(await answers(bench, queryKline, raws)).toEqual(right);
  expect(await answers(bench, queryKline, raws)).toEqual(right);
});

test("TRADES of different lengths share the newest, each with as many as it wants", async () => {
  const bench = testApp();
  const trades = (count: number): readonly unknown[] => ["US:AAPL", count, false];
  const [two, three] = await answers(bench, queryTrades, [trades(2), trades(3)]);
  const prices = (table: unknown): unknown[] => (table as unknown[][]).map(([, price]) => price);
  expect([prices(two), prices(three)]).toEqual([
    [500, 499],
    [500, 499, 498],
  ]);
  expect(prices((await answers(bench, queryTrades, [trades(1)]))[0])).toEqual([500]);
  expect(bench.http.requests).toHaveLength(1);
});
