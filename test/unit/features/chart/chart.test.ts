import { joinBars, readBars, type ChartBar } from "../../../../src/features/chart/chartBars";
import { readChartAsk, watchChart, type ChartAsk, type ChartState } from "../../../../src/features/chart/chart";
import { excelSerial } from "../../../../src/kernel/time";
import { QosError } from "../../../../src/qos/errors";
import type { Cell } from "../../../../src/quotes/cell";
import { bars } from "../../../support/builders";
import { ok } from "../../../support/scriptedHttp";
import { testApp } from "../../../support/testPorts";

function bar(time: number, close = 1): ChartBar {
  return { time, open: 1, high: 2, low: 1, close, volume: 5 };
}

/** A row of a table as KLINE gives it; `day`: a serial. */
function row(day: number, style: "date" | "datetime" = "datetime"): Cell[] {
  return [{ kind: "time", serial: excelSerial(day), style }, 1, 2, 0.5, 1.5, 10];
}

function ask(code = "HK:700", interval = "1d", adjustment = "none"): ChartAsk {
  const read = readChartAsk(code, interval, adjustment);
  if (!read.ok) throw read.error;
  return read.value;
}

/** A program whose chart of `given` is watched. */
async function watching(given: ChartAsk) {
  const world = testApp();
  const states: ChartState[] = [];
  const stop = watchChart(world.app, given, (state) => states.push(state));
  await world.clock.advance(3_000);
  return { ...world, states, stop };
}

test("a table's times become seconds of the clock that they show", () => {
  expect(readBars([row(25_569 + 1.5)]).bars).toEqual([
    { time: 129_600, open: 1, high: 2, low: 0.5, close: 1.5, volume: 10 },
  ]);
});

test("bars of a day are dated, shorter ones are not", () => {
  expect([readBars([row(40_000, "date")]).dated, readBars([row(40_000)]).dated]).toEqual([true, false]);
});

test("an hour that comes twice a year does not turn back the axis", () => {
  const [first, second, third] = readBars([row(40_000.5), row(40_000.5), row(40_000.6)]).bars.map(({ time }) => time);
  expect((second ?? 0) - (first ?? 0)).toBe(1);
  expect(third).toBeGreaterThan(second ?? Infinity);
});

test("a bar without a price is left out, one without a volume is not", () => {
  const missing = new QosError("noValue");
  const [time] = row(40_000);
  const table = [
    [time as Cell, 1, missing, 1, 1, 1],
    [time as Cell, 1, 2, 1, 1, missing],
  ];
  expect(readBars(table).bars.map(({ volume }) => volume)).toEqual([undefined]);
});

test("an error in place of a table has no bars", () => {
  expect(readBars(new QosError("offline")).bars).toEqual([]);
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
  expect(readChartAsk("0700.hk", "day", "前复权")).toEqual({
    ok: true,
    value: { code: "HK:700", interval: "1d", adjustment: "forward" },
  });
  const wrong = readChartAsk("Tencent", "1d", "none");
  expect(wrong.ok ? undefined : wrong.error.id).toBe("badCode");
});

test("bars and live bars of one series cost one request", async () => {
  const { http, states } = await watching(ask());
  expect(http.requests.filter(({ path }) => path === "/kline")).toHaveLength(1);
  expect(states.at(-1)?.at).toBe("shown");
});

test("a push moves the last bar of the chart", async () => {
  const { socket, clock, states } = await watching(ask());
  const before = states.at(-1);
  const last = before?.at === "shown" ? before.bars.at(-1) : undefined;
  socket.last.says({ tp: "K", ...bars("HK:700", 1001, 1_000).at(-1), cl: "777" });
  await clock.advance(1_000);
  const after = states.at(-1);
  expect(after?.at === "shown" ? after.bars.at(-1) : undefined).toEqual({ ...last, close: 777 });
});

test("leaving the chart ends its subscription", async () => {
  const { app, clock, stop } = await watching(ask());
  expect(app.parts.feed.subscriptions()).toHaveLength(1);
  stop();
  await clock.advance(10_000);
  expect(app.parts.feed.subscriptions()).toEqual([]);
});

test("an instrument without bars is told in words", async () => {
  const world = testApp();
  world.http.answer = () => ok([]);
  const states: ChartState[] = [];
  watchChart(world.app, ask("HK:99999"), (state) => states.push(state));
  await world.clock.advance(3_000);
  const last = states.at(-1);
  expect(last?.at === "failed" ? last.why.id : last?.at).toBe("notFound");
});
