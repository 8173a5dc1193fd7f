import { rebase } from "../../../../src/features/chart/compare";
import type { ChartBar } from "../../../../src/features/chart/chartBars";
import { watchChart, readChartQuery, type ChartState } from "../../../../src/features/chart/chart";
import { loadDayPrice } from "../../../../src/features/chart/dayPrice";
import { beginningOf, rangesOf } from "../../../../src/features/chart/ranges";
import { epochSeconds } from "../../../../src/kernel/time";
import { code } from "../../../support/builders";
import { ok } from "../../../support/scriptedHttp";
import { testApp } from "../../../support/testPorts";

const at = (text: string): number => Date.parse(`${text}Z`) / 1_000;
const day = (text: string): string => new Date(beginningOf("1mo", at(text)) * 1_000).toISOString().slice(0, 10);
const closing = (time: number, close: number): ChartBar => ({
  ...{ start: epochSeconds(time), time, open: 1, high: 1, low: 1, close, volume: 1 },
});

test("a range begins where a person expects it, at the ends of months and years too", () => {
  const from = (range: Parameters<typeof beginningOf>[0], text: string) =>
    new Date(beginningOf(range, at(text)) * 1_000).toISOString().slice(0, 10);
  expect(from("1mo", "2024-11-13T14:30:00")).toBe("2024-10-13");
  expect(day("2024-03-31T00:00:00")).toBe("2024-02-29");
  expect(day("2024-01-31T00:00:00")).toBe("2023-12-31");
  expect(from("3mo", "2024-02-15T00:00:00")).toBe("2023-11-15");
  expect(from("6mo", "2024-08-31T00:00:00")).toBe("2024-02-29");
  expect(from("ytd", "2024-11-13T00:00:00")).toBe("2024-01-01");
  expect(from("1y", "2024-02-29T00:00:00")).toBe("2023-02-28");
  expect(from("5y", "2024-11-13T00:00:00")).toBe("2019-11-13");
  expect(from("5d", "2024-11-13T15:00:00")).toBe("2024-11-07");
  expect(from("1d", "2024-11-13T15:00:00")).toBe("2024-11-13");
  expect(beginningOf("all", 0)).toBe(-Infinity);
  expect(rangesOf("1d")).toContain("all");
});

test("another instrument begins at the same price, at the first bar in sight that both have", () => {
  const own = [closing(1, 90), closing(2, 100), closing(3, 110), closing(4, 120)];
  const other = [closing(1, 1), closing(3, 20), closing(4, 25)];
  expect(rebase(own, other, 2)).toEqual({
    since: 3,
    points: [
      { time: 1, value: 5.5 },
      { time: 2, value: undefined },
      { time: 3, value: 110 },
      { time: 4, value: 137.5 },
    ],
    own: 120 / 110 - 1,
    other: 0.25,
  });
  expect(rebase(own, other, 5)).toBeUndefined();
  expect(rebase(own, [closing(3, 0)], 1)).toBeUndefined();
});

const DAYS = Array.from({ length: 30 }, (_, at) => ({
  ...{ c: "CF:BTCUSDT", o: "1", h: "3", l: "1", v: "5", kt: 1001 },
  cl: String(at + 1),
  ts: Date.UTC(2024, 9, 1 + at) / 1_000,
}));

test("the day's price and the close before it are of one answer, and one that is missing leaves no half", async () => {
  const world = testApp();
  const row = {
    c: "CF:BTCUSDT",
    lp: "105",
    yp: "100",
    o: "1",
    h: "1",
    l: "1",
    v: "1",
    ts: Date.UTC(2024, 10, 13, 14, 59) / 1_000,
  };
  world.http.answer = () => ok([row]);
  const signal = new AbortController().signal;
  const loading = loadDayPrice(world.app, code("CF:BTCUSDT"), signal);
  await world.clock.advance(5_000);
  expect(await loading).toEqual({ last: 105, prevclose: 100 });
  world.clock.jump(600_000);
  world.http.answer = () => ok([{ ...row, yp: "0" }]);
  const again = loadDayPrice(world.app, code("CF:BTCUSDT"), signal);
  await world.clock.advance(5_000);
  expect(await again).toBeUndefined();
});

test("older bars come before the first one, once each, until the series begins", async () => {
  const world = testApp();
  const latest = DAYS.slice(20);
  const earlier = DAYS.slice(0, 21);
  world.http.answer = ({ path, body }) => {
    const { kline_reqs: [asked] = [] } = body as { kline_reqs?: readonly { e?: number; co: number; kt: number }[] };
    if (path === "/kline") return ok([{ c: "CF:BTCUSDT", k: asked?.kt === 1001 ? latest : [] }]);
    const end = asked?.e ?? Infinity;
    return ok([{ c: "CF:BTCUSDT", k: earlier.filter(({ ts }) => ts <= end).slice(-(asked?.co ?? 0)) }]);
  };
  const series = readChartQuery("CF:BTCUSDT", "1d", "none");
  if (!series.ok) throw series.error;
  const states: ChartState[] = [];
  const { older, stop } = watchChart(world.app, series.value, (state) => states.push(state));
  const shown = () => {
    const state = states.at(-1);
    return state?.at === "shown" ? [state.older, state.bars.map(({ close }) => close)] : state;
  };
  await world.clock.advance(5_000);
  expect(shown()).toEqual(["more", latest.map(({ cl }) => Number(cl))]);
  older();
  older();
  await world.clock.advance(60_000);
  expect(shown()).toEqual(["more", DAYS.map(({ cl }) => Number(cl))]);
  older();
  await world.clock.advance(60_000);
  expect(shown()).toEqual(["none", DAYS.map(({ cl }) => Number(cl))]);
  stop();
});
