import { readChartQuery, watchChart, type ChartQuery, type ChartState } from "../../../../src/features/chart/chart";
import type { ChartBar } from "../../../../src/features/chart/chartBars";
import { ComparedBars, rebase } from "../../../../src/features/chart/compare";
import { linesOver } from "../../../../src/features/chart/indicatorLines";
import { QosError } from "../../../../src/qos/errors";
import { QUESTIONS } from "../../../../src/runtime/questions";
import { ok, refusal } from "../../../support/scriptedHttp";
import { testApp } from "../../../support/testPorts";

const DAY = 86_400;
/** The day of the test clock. */
const TODAY = Date.UTC(2024, 10, 13) / 1_000;

type Shown = Extract<ChartState, { readonly at: "shown" }>;

/** The close of the bar so many days ago: no two neighbours are alike, and no line goes through them. */
const closeOf = (ago: number): number => 100 + ((ago * 7_919) % 1_009) / 8;

/** A market in which each instrument has a bar a day, of so many days. */
class Market {
  readonly #lengths: Readonly<Record<string, number>>;
  /** Older ones are not given. */
  gives = Infinity;
  /** A bar without a close, so many days ago. */
  hole: number | undefined;
  readonly world = testApp();
  readonly asked: string[] = [];

  constructor(lengths: Readonly<Record<string, number>>) {
    this.#lengths = lengths;
    this.world.http.answer = ({ path, body }) => {
      const { kline_reqs: lines = [] } = body as {
        kline_reqs?: readonly { c: string; e?: number; co: number; kt: number }[];
      };
      this.asked.push(...lines.map(({ c, kt }) => `${path} ${c} ${kt}`));
      return ok(lines.map(({ c, e = TODAY, co, kt }) => ({ c, k: this.#bars(c, { end: e, count: co, kt }) })));
    };
  }

  #bars(c: string, { end, count, kt }: { readonly end: number; readonly count: number; readonly kt: number }) {
    const length = this.#lengths[c] ?? 0;
    // Of longer bars there is one that holds all of the first month.
    if (kt !== 1001) return [this.#bar(c, length - 1, kt), this.#bar(c, Math.max(0, length - 32), kt)];
    const newest = Math.max(0, Math.ceil((TODAY - end) / DAY));
    const oldest = Math.min(length, this.gives, newest + count) - 1;
    return Array.from({ length: Math.max(0, oldest - newest + 1) }, (_, at) => this.#bar(c, oldest - at, kt));
  }

  #bar(c: string, ago: number, kt: number) {
    const cl = ago === this.hole ? "---" : String(closeOf(ago));
    return { c, kt, o: "100", h: "900", l: "1", v: "5", cl, ts: TODAY - ago * DAY };
  }

  /** A chart with all bars that can be had. */
  async chart(series: ChartQuery): Promise<{ readonly shown: () => Shown; readonly older: () => Promise<void> }> {
    const states: ChartState[] = [];
    const { older } = watchChart(this.world.app, series, (state) => states.push(state));
    await this.world.clock.advance(5_000);
    const shown = (): Shown => {
      const state = states.at(-1);
      if (state?.at !== "shown") throw new Error(`the chart is ${state?.at}`);
      return state;
    };
    return {
      shown,
      older: async () => {
        older();
        await this.world.clock.advance(30_000);
      },
    };
  }

  /** What the lines of these indicators show, each from the oldest bar to the newest. */
  async lines(text: string, shown: Shown) {
    const loading = this.world.app.queries.indicators(query("CF:BTCUSDT"), text);
    await this.world.clock.advance(0);
    const lines = linesOver(await loading, shown);
    for (const { points } of lines) expect(points.map(({ time }) => time)).toEqual(shown.bars.map(({ time }) => time));
    return lines.map(({ points }) => points.map(({ value }) => value));
  }
}

function query(code: string): ChartQuery {
  const read = readChartQuery(code, "1d", "none");
  if (!read.ok) throw read.error;
  return read.value;
}

/** The mean of the closes of `length` days, the last of them so many days ago. */
function meanOf(length: number, ago: number): number {
  return Array.from({ length }, (_, at) => closeOf(ago + at)).reduce((sum, close) => sum + close, 0) / length;
}

/** What an average over a whole series of `days` bars shows, worked out here. */
const meansOf = (length: number, days: number): readonly (number | undefined)[] =>
  Array.from({ length: days }, (_, at) => (at < length - 1 ? undefined : meanOf(length, days - 1 - at)));

function expectClose(shown: readonly (number | undefined)[] | undefined, right: readonly (number | undefined)[]): void {
  const rounded = (value: number | undefined) => value?.toFixed(8);
  expect(shown?.map(rounded)).toEqual(right.map(rounded));
}

test("averages stand at all of 1,500 bars, the older ones too, and move with the last one", async () => {
  const market = new Market({ "CF:BTCUSDT": 1_519 });
  const { shown, older } = await market.chart(query("CF:BTCUSDT"));
  expect(shown().bars).toHaveLength(1_000);
  await older();
  expect(shown().bars).toHaveLength(1_519);
  const [five, twenty] = await market.lines("sma(5);sma(20)", shown());
  expectClose(five, meansOf(5, 1_519));
  expectClose(twenty, meansOf(20, 1_519));
  // The oldest of the last 1,500 bars hangs on the very first one.
  expect(twenty?.slice(-1_500)[0]).toBeCloseTo(meanOf(20, 1_499), 8);
  const push = { tp: "K", c: "CF:BTCUSDT", o: "1", h: "900", l: "1", v: "6", kt: 1001, ts: TODAY, cl: "777" };
  market.world.socket.last.says(push);
  await market.world.clock.advance(1_000);
  const moved = await market.lines("sma(5)", shown());
  const four = [1, 2, 3, 4].reduce((sum, ago) => sum + closeOf(ago), 0);
  expectClose(moved[0]?.slice(-2), [meanOf(5, 1), (777 + four) / 5]);
});

test("the lines of a chart are those of QOS.INDICATOR, and begin with the series where the series begins", async () => {
  const market = new Market({ "CF:BTCUSDT": 1_519 });
  const { shown, older } = await market.chart(query("CF:BTCUSDT"));
  const TEXT = "macd(12,26,9);rsi(14)";
  const asked = ["CF:BTCUSDT", TEXT, "1d", 1_000, "none", false];
  const { app, clock } = market.world;
  const coming = app.queries.answer(QUESTIONS.indicator, asked, {
    preview: false,
    signal: new AbortController().signal,
  });
  await clock.advance(30_000);
  const table = (await coming) as readonly (readonly unknown[])[];
  const right = [1, 2, 3, 4].map((column) => table.map((row) => Number(row[column])));
  await older();
  const lines = await market.lines(TEXT, shown());
  for (const [at, column] of right.entries()) expectClose(lines[at]?.slice(-1_000), column);
  // The first bar is not known to be the first of all yet: what an average begins with has to wear off.
  expect([shown().whole, lines[0]?.findIndex((value) => value !== undefined)]).toEqual([false, 375]);
  await older();
  const begun = await market.lines(TEXT, shown());
  expect([shown().older, shown().whole, begun[0]?.findIndex((value) => value !== undefined)]).toEqual([
    "none",
    true,
    25,
  ]);
  for (const [at, column] of right.entries()) expectClose(begun[at]?.slice(-1_000), column);
});

test("a server that gives no older bars is not taken for the beginning of the series", async () => {
  const market = new Market({ "CF:BTCUSDT": 3_000 });
  market.gives = 1_000;
  const { shown, older } = await market.chart(query("CF:BTCUSDT"));
  await older();
  await older();
  expect([shown().older, shown().whole, shown().bars.length]).toEqual(["none", false, 1_000]);
  const [line, average] = await market.lines("ema(12);sma(20)", shown());
  expect(line?.findIndex((value) => value !== undefined)).toBeGreaterThan(100);
  expectClose(average, meansOf(20, 1_000));
});

test("behind a bar that cannot be drawn each value stands at its own bar, and the average begins anew", async () => {
  const market = new Market({ "CF:BTCUSDT": 40 });
  market.hole = 10;
  const { shown } = await market.chart(query("CF:BTCUSDT"));
  expect(shown().bars).toHaveLength(39);
  const [line] = await market.lines("sma(5)", shown());
  const after = Array.from({ length: 10 }, (_, at) => (at < 4 ? undefined : meanOf(5, 9 - at)));
  expectClose(line?.slice(-10), after);
  expectClose(
    line?.slice(0, 29),
    Array.from({ length: 29 }, (_, at) => (at < 4 ? undefined : meanOf(5, 39 - at))),
  );
});

describe("another instrument", () => {
  /** What is there of the other one, as far back as so many days ago. */
  async function reaching(market: Market, bars: ComparedBars, ago: number): Promise<readonly ChartBar[]> {
    let had: readonly ChartBar[] = [];
    const done = bars.reach(TODAY - ago * DAY, new AbortController().signal, (some) => (had = some));
    await market.world.clock.advance(60_000);
    await done;
    return had;
  }

  test("has older bars as far back as the chart has, and no request more once they are there", async () => {
    const market = new Market({ "CF:BTCUSDT": 3_000, "CF:ETHUSDT": 3_000 });
    const { shown, older } = await market.chart(query("CF:BTCUSDT"));
    const other = new ComparedBars(market.world.app, query("CF:ETHUSDT"));
    expect(await reaching(market, other, 999)).toHaveLength(1_000);
    await older();
    const length = shown().bars.length;
    expect(length).toBeGreaterThan(2_000);
    const reached = await reaching(market, other, length - 1);
    expect(reached.map(({ time, close }) => [time, close])).toEqual(
      shown().bars.map(({ time, close }) => [time, close]),
    );
    const before = market.asked.filter((line) => line.startsWith("/history CF:ETH")).length;
    expect(await reaching(market, other, length - 1)).toHaveLength(length);
    expect(market.asked.filter((line) => line.startsWith("/history CF:ETH"))).toHaveLength(before);
  });

  test("that is younger stands at 100 % at the first bar that both have", async () => {
    const market = new Market({ "CF:BTCUSDT": 1_500, "CF:ETHUSDT": 1_200 });
    const { shown, older } = await market.chart(query("CF:BTCUSDT"));
    await older();
    expect(shown().bars).toHaveLength(1_500);
    const other = new ComparedBars(market.world.app, query("CF:ETHUSDT"));
    const others = await reaching(market, other, 1_499);
    expect(others).toHaveLength(1_200);
    const rebased = rebase(shown().bars, others, shown().bars[0]?.time ?? 0);
    expect(rebased?.since).toBe(TODAY - 1_199 * DAY);
    expect(rebased?.points.slice(299, 301).map(({ value }) => value)).toEqual([undefined, closeOf(1_199)]);
    expect([rebased?.own, rebased?.other]).toEqual(Array(2).fill(closeOf(0) / closeOf(1_199) - 1));
    // It is not asked again whether there are older ones.
    const before = market.asked.length;
    await reaching(market, other, 1_499);
    expect(market.asked.slice(before).filter((line) => line.startsWith("/history"))).toEqual([]);
  });

  test("whose older bars cannot be had keeps the latest, and is asked again", async () => {
    const market = new Market({ "CF:ETHUSDT": 3_000 });
    const { answer } = market.world.http;
    market.world.http.answer = (asked) => (asked.path === "/history" ? refusal("wrong parameter") : answer(asked));
    const other = new ComparedBars(market.world.app, query("CF:ETHUSDT"));
    const heard: number[] = [];
    const coming = other.reach(TODAY - 2_000 * DAY, new AbortController().signal, ({ length }) => heard.push(length));
    const fault = coming.catch((thrown: unknown) => thrown);
    await market.world.clock.advance(60_000);
    expect([heard, await fault]).toEqual([[1_000], expect.any(QosError)]);
    market.world.http.answer = answer;
    expect((await reaching(market, other, 2_000)).length).toBeGreaterThan(2_000);
  });

  test("is not heard of any more by who has left", async () => {
    const market = new Market({ "CF:ETHUSDT": 3_000 });
    const other = new ComparedBars(market.world.app, query("CF:ETHUSDT"));
    const gone = new AbortController();
    const heard: number[] = [];
    const hear = ({ length }: readonly ChartBar[]): void => {
      heard.push(length);
      gone.abort();
    };
    void other.reach(TODAY - 2_000 * DAY, gone.signal, hear).catch(() => undefined);
    await market.world.clock.advance(60_000);
    expect(heard).toEqual([1_000]);
    expect(await reaching(market, other, 999)).toHaveLength(1_000);
  });
});
