import { chartBars, joinBars, type ChartBar } from "../../../../src/features/chart/chartBars";
import {
  chartSubscription,
  nameOf,
  readChartQuery,
  watchChart,
  type ChartQuery,
  type ChartState,
} from "../../../../src/features/chart/chart";
import { epochSeconds } from "../../../../src/kernel/time";
import type { Bar } from "../../../../src/qos/bar";
import { bars, code as instrument } from "../../../support/builders";
import { ok } from "../../../support/scriptedHttp";
import { testApp } from "../../../support/testPorts";

function bar(time: number, close = 1): ChartBar {
  return { start: epochSeconds(time), time, open: 1, high: 2, low: 1, close, volume: 5 };
}

/** A bar that starts at a moment (seconds since 1970). */
function told(time: number, figures: Partial<Bar> = {}): Bar {
  return { time: epochSeconds(time), open: 1, high: 2, low: 0.5, close: 1.5, volume: 10, ...figures };
}

/** A clock that is so many seconds ahead of UTC. */
const ahead = (seconds: number) => (start: number) => start + seconds;

function query(code = "HK:700", interval = "1d", adjustment = "none"): ChartQuery {
  const read = readChartQuery(code, interval, adjustment);
  if (!read.ok) throw read.error;
  return read.value;
}

/** A program whose chart of `given` is watched. */
async function watching(given: ChartQuery) {
  const world = testApp();
  const states: ChartState[] = [];
  const { stop, older } = watchChart(world.app, given, (state) => states.push(state));
  await world.clock.advance(3_000);
  return { ...world, states, stop, older };
}

test("bars stand at the seconds that the clock of the zone shows", () => {
  expect(chartBars([told(129_600)], ahead(28_800))).toEqual([
    { start: 129_600, time: 158_400, open: 1, high: 2, low: 0.5, close: 1.5, volume: 10 },
  ]);
});

test("bars of a day stand at their exchange's date, shorter ones at the time in the zone of choice", () => {
  const { app } = testApp({ "qos.settings": { timeZone: "exchange" } });
  const [daily, hourly] = (["1d", "1h"] as const).map((interval) =>
    app.queries.barClock({ code: instrument("US:AAPL"), interval, adjustment: "none" }),
  );
  // Midnight, and four in the afternoon, of 2024-07-01 in New York.
  const [midnight, close] = [1_719_806_400, 1_719_864_000];
  const date = Date.UTC(2024, 6, 1) / 1_000;
  expect([daily?.dated, daily?.shows(epochSeconds(midnight))]).toEqual([true, date]);
  expect([hourly?.dated, hourly?.shows(epochSeconds(close))]).toEqual([false, date + 16 * 3_600]);
  app.settings.change({ timeZone: "utc" });
  const [utcDaily, utcHourly] = (["1d", "1h"] as const).map((interval) =>
    app.queries.barClock({ code: instrument("US:AAPL"), interval, adjustment: "none" }),
  );
  expect(utcDaily?.shows(epochSeconds(midnight))).toBe(date);
  expect(utcHourly?.shows(epochSeconds(close))).toBe(date + 20 * 3_600);
});

test("an hour that comes twice a year does not turn back the axis", () => {
  const twice = (start: number): number => (start < 3_600 ? start : start - 3_600);
  const [first, second, third] = chartBars([told(0), told(3_600), told(7_200)], twice).map(({ time }) => time);
  expect((second ?? 0) - (first ?? 0)).toBe(1);
  expect(third).toBeGreaterThan(second ?? Infinity);
});

test("a bar without a price is left out, one without a volume is not", () => {
  const series = [told(0, { high: undefined }), told(60, { volume: undefined })];
  expect(chartBars(series, ahead(0)).map(({ time, volume }) => [time, volume])).toEqual([[60, undefined]]);
});

test("live bars move the last bar and add what follows it", () => {
  const joined = joinBars([bar(1), bar(2)], [bar(1, 9), bar(2, 8), bar(3, 7)]);
  expect(joined.map(({ time, close }) => [time, close])).toEqual([
    [1, 1],
    [2, 8],
    [3, 7],
  ]);
});

test("what a person enters is read as a formula would read it", () => {
  expect(readChartQuery("0700.hk", "day", "前复权")).toEqual({
    ok: true,
    value: { code: "HK:700", interval: "1d", adjustment: "forward" },
  });
  const wrong = readChartQuery("Tencent", "1d", "none");
  expect(wrong.ok ? undefined : wrong.error.id).toBe("badCode");
});

test("bars and live bars of one series cost one request", async () => {
  const { http, states } = await watching(query());
  expect(http.requests.filter(({ path }) => path === "/kline")).toHaveLength(1);
  expect(states.at(-1)?.at).toBe("shown");
});

test("a push moves the last bar of the chart", async () => {
  const { socket, clock, states } = await watching(query());
  const before = states.at(-1);
  const last = before?.at === "shown" ? before.bars.at(-1) : undefined;
  socket.last.says({ tp: "K", ...bars("HK:700", 1001, 1_000).at(-1), cl: "777" });
  await clock.advance(1_000);
  const after = states.at(-1);
  expect(after?.at === "shown" ? after.bars.at(-1) : undefined).toEqual({ ...last, close: 777 });
});

test("while live cells are paused the chart stands still, and it catches up when they go on", async () => {
  const { app, socket, clock, states } = await watching(query());
  const close = (): number | undefined => {
    const last = states.at(-1);
    return last?.at === "shown" ? last.bars.at(-1)?.close : undefined;
  };
  const before = close();
  app.pace.toggle();
  socket.last.says({ tp: "K", ...bars("HK:700", 1001, 1_000).at(-1), cl: "777" });
  await clock.advance(5_000);
  expect(close()).toBe(before);
  app.pace.toggle();
  await clock.advance(1_000);
  expect(close()).toBe(777);
});

test("where live bars end, the chart keeps its history and tells why the last bar does not move", async () => {
  const { app, clock, states } = await watching(query());
  const before = states.at(-1);
  app.subscriptions.release(chartSubscription(query()));
  await clock.advance(1_000);
  const after = states.at(-1);
  expect(after?.at === "shown" ? [after.bars, after.liveFault?.id] : after).toEqual([
    before?.at === "shown" ? before.bars : [],
    "released",
  ]);
});

test("the chart tells the name in the user's language, and none where the server tells none", async () => {
  const named = async (locale: "en" | "zh", rows: readonly object[]): Promise<string> => {
    const { app, clock, http } = testApp(undefined, { locale: () => locale });
    http.answer = () => ok(rows);
    const name = nameOf(app, instrument("HK:700"));
    await clock.advance(1_000);
    return name;
  };
  const tencent = { c: "HK:700", nc: "腾讯控股", ne: "TENCENT" };
  expect(await named("zh", [tencent])).toBe("腾讯控股");
  expect(await named("en", [tencent])).toBe("TENCENT");
  expect(await named("en", [])).toBe("");
});

test("leaving the chart ends its subscription", async () => {
  const { app, clock, stop } = await watching(query());
  expect(app.parts.feed.subscriptions()).toHaveLength(1);
  stop();
  await clock.advance(10_000);
  expect(app.parts.feed.subscriptions()).toEqual([]);
});

test("an instrument without bars is told in words", async () => {
  const world = testApp();
  world.http.answer = () => ok([]);
  const states: ChartState[] = [];
  watchChart(world.app, query("HK:99999"), (state) => states.push(state));
  await world.clock.advance(3_000);
  const last = states.at(-1);
  expect(last?.at === "failed" ? last.why.id : last?.at).toBe("notFound");
});
