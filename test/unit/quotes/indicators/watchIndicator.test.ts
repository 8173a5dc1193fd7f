import { epochSeconds } from "../../../../src/kernel/time";
import { QosError } from "../../../../src/qos/errors";
import type { WireBar, WireKlineQuery } from "../../../../src/qos/wire";
import { INDICATORS } from "../../../../src/quotes/indicators/table";
import { QUESTIONS } from "../../../../src/runtime/questions";
import { ungroup } from "../../../support/builders";
import { Dice } from "../../../support/dice";
import { randomBars, type FullBar } from "../../../support/randomBars";
import { ok } from "../../../support/scriptedHttp";
import { testApp } from "../../../support/testPorts";

type Bench = ReturnType<typeof testApp>;

const CODE = "CF:BTCUSDT";
const NAMES = INDICATORS.map(({ name }) => name);
const HALVES = [NAMES.slice(0, 13).join(";"), NAMES.slice(13).join(";")] as const;

/** A minute's bar in the wire's words. */
function wire({ time, open, high, low, close, volume }: FullBar): WireBar {
  const [o, h, l, cl, v] = [open, high, low, close, volume].map(String) as [string, string, string, string, string];
  return { c: CODE, kt: 1, ts: time, o, h, l, cl, v };
}

/** A program whose server has these bars; the series is older than they. */
function bench(barsNow: () => readonly FullBar[]): Bench {
  const made = testApp();
  made.http.answer = ({ body }) => {
    const queries = (body as { kline_reqs?: readonly WireKlineQuery[] }).kline_reqs ?? [];
    return ok(
      queries.flatMap(({ c, co, kt }) => {
        const bars = barsNow();
        const [first] = bars;
        // Days and more of a series that is older than its minutes.
        const longer =
          first === undefined
            ? []
            : [-3, -2, -1, 0].map((day) => ({ ...first, time: epochSeconds(first.time + day * 86_400) }));
        const k = (kt === 1 ? bars : longer).slice(-co);
        return ungroup([c]).map((single) => ({ c: single, k: k.map((bar) => ({ ...wire(bar), c: single, kt })) }));
      }),
    );
  };
  return made;
}

interface Cell {
  readonly shown: unknown[];
  readonly stop: () => void;
}

function cell({ app }: Bench, raw: readonly unknown[]): Cell {
  const shown: unknown[] = [];
  const take = (value: unknown): void => void shown.push(value);
  return { shown, stop: app.liveIndicators.watch(raw, { show: take, fail: take }) };
}

/** Minutes that end with the one that the clock is in. */
function minutes(count: number, now: number, seed = 3): readonly FullBar[] {
  const last = Math.floor(now / 60_000) * 60;
  return randomBars(count, seed, 60).map((bar, at) => ({
    ...bar,
    time: epochSeconds(last - (count - 1 - at) * 60),
  }));
}

async function answer({ app, clock }: Bench, raw: readonly unknown[]): Promise<unknown> {
  const coming = app.queries.answer(QUESTIONS.indicator, raw, { preview: false });
  await clock.advance(5_000);
  return coming;
}

function farthest(left: unknown, right: unknown): number {
  const [one, other] = [left, right].map((table) => (table as readonly (readonly unknown[])[]).flat());
  expect(one).toHaveLength(other?.length ?? -1);
  return Math.max(
    ...(one ?? []).map((value, at) => {
      const mate = other?.[at];
      if (value instanceof QosError || mate instanceof QosError)
        return value instanceof QosError && mate instanceof QosError ? 0 : Infinity;
      const [a, b] = [value, mate].map((each) =>
        typeof each === "object" ? Number((each as { serial: number }).serial) : each,
      );
      if (typeof a !== "number" || typeof b !== "number") return a === b ? 0 : Infinity;
      return Math.abs(a - b) / Math.max(1, Math.abs(b));
    }),
  );
}

test.each(HALVES)(
  "after a thousand pushes over ten minutes LIVEINDICATOR shows what INDICATOR makes of the series: %s",
  async (specs) => {
    const dice = new Dice(9);
    const now = testApp().clock.now();
    let bars = [...minutes(1_000, now)];
    const made = bench(() => bars);
    const { shown } = cell(made, [CODE, specs, "1m", 3]);
    await made.clock.advance(3_000);
    expect(shown).toHaveLength(1);
    for (let push = 0; push < 1_000; push += 1) {
      await made.clock.advance(600);
      const last = bars.at(-1);
      if (last === undefined) throw new Error("no bars");
      const minute = Math.floor(made.clock.now() / 60_000) * 60;
      const close = last.close * (1 + (dice.part() - 0.5) / 100);
      const next: FullBar =
        minute > last.time
          ? { time: epochSeconds(minute), open: close, high: close, low: close, close, volume: 10 }
          : {
              ...last,
              high: Math.max(last.high, close),
              low: Math.min(last.low, close),
              close,
              volume: last.volume + 7,
            };
      bars = minute > last.time ? [...bars, next] : [...bars.slice(0, -1), next];
      made.socket.last.says({ tp: "K", ...wire(next) });
    }
    await made.clock.advance(1_000);
    expect(bars.length).toBeGreaterThanOrEqual(1_010);
    expect(shown.length).toBeGreaterThan(500);
    const asked = await answer(
      bench(() => bars),
      [CODE, specs, "1m", 3],
    );
    expect(farthest(shown.at(-1), asked)).toBeLessThan(1e-9);
  },
);

test("nothing but the series is asked, and a cell that is gone hears nothing", async () => {
  const known = minutes(1_000, testApp().clock.now());
  const made = bench(() => known);
  const cells = NAMES.slice(0, 20).map((name) => cell(made, [CODE, name, "1m", 5]));
  await made.clock.advance(3_000);
  expect(made.http.requests).toHaveLength(1);
  const [first] = cells;
  first?.stop();
  const counts = cells.map(({ shown }) => shown.length);
  const last = minutes(1_000, made.clock.now()).at(-1);
  if (last === undefined) throw new Error("no bars");
  made.socket.last.says({
    tp: "K",
    ...wire({ ...last, close: last.high * 1.02, high: last.high * 1.03, volume: last.volume + 1 }),
  });
  await made.clock.advance(1_000);
  expect(cells.map(({ shown }) => shown.length)).toEqual(counts.map((count, at) => (at === 0 ? count : count + 1)));
});

test("a series that is too short for the first row says why, with the words of INDICATOR", async () => {
  const known = minutes(1_000, testApp().clock.now());
  const made = bench(() => known);
  const { shown } = cell(made, [CODE, "ema(300)", "1m", 5]);
  await made.clock.advance(20_000);
  expect(shown.at(-1)).toMatchObject({ id: "tooFewBars" });
});

test("a wrong argument is the cell's only word", async () => {
  const made = bench(() => []);
  const { shown } = cell(made, [CODE, "rsi14"]);
  await made.clock.advance(3_000);
  expect(shown).toEqual([expect.objectContaining({ id: "choiceNear" })]);
  expect(made.http.requests).toEqual([]);
});
