import { QosError } from "../../../../src/qos/errors";
import type { WireBar, WireKlineQuery } from "../../../../src/qos/wire";
import { INDICATORS } from "../../../../src/quotes/indicators/table";
import { QUESTIONS } from "../../../../src/runtime/questions";
import { codes, ungroup } from "../../../support/builders";
import { randomBars } from "../../../support/randomBars";
import { ok } from "../../../support/scriptedHttp";
import { testApp } from "../../../support/testPorts";

type Bench = ReturnType<typeof testApp>;

/** A series of 3,000 days, of which an answer holds the newest thousand. */
const WIRE = randomBars(3_000, 11).map(({ time, open, high, low, close, volume }): Omit<WireBar, "c" | "kt"> => ({
  ts: time,
  o: String(open),
  h: String(high),
  l: String(low),
  cl: String(close),
  v: String(volume),
}));
const CLOSES = WIRE.map(({ cl }) => Number(cl));

interface HistoryQuery extends WireKlineQuery {
  readonly e?: number;
}

/** A server that has so many of the days; `past`: its history goes back behind the newest thousand. */
function bench({ past = true } = {}): Bench {
  const made = testApp();
  made.http.answer = ({ path, body }) => {
    const queries = ((body as { kline_reqs?: HistoryQuery[]; history_reqs?: HistoryQuery[] }).kline_reqs ??
      (body as { history_reqs?: HistoryQuery[] }).history_reqs ??
      []) as readonly HistoryQuery[];
    return ok(
      queries.flatMap(({ c, co, kt, e }) =>
        ungroup([c]).map((single) => {
          const known = past || path !== "/history" ? WIRE : WIRE.slice(-1_000);
          const ended = known.filter(({ ts }) => e === undefined || ts <= e);
          const step = kt === 1001 ? 1 : kt === 1030 ? 30 : 365;
          const rows = ended.filter((_row, at) => at % step === 0).slice(-Math.min(co, 1_000));
          return { c: single, k: rows.map((row) => ({ c: single, kt, ...row })) };
        }),
      ),
    );
  };
  return made;
}

async function answer({ app, clock }: Bench, raw: readonly unknown[], preview = false): Promise<unknown> {
  try {
    const coming = app.queries.answer(QUESTIONS.indicator, raw, { preview }).catch((thrown: unknown) => thrown);
    await clock.advance(20_000);
    return await coming;
  } catch (thrown) {
    return thrown;
  }
}

test("a thousand cells of all kinds over fifty shares ask what fifty KLINE cells ask, and then nothing", async () => {
  const shares = codes(50);
  const kinds = INDICATORS.map(({ name }) => name);
  const made = bench();
  const put = async (): Promise<readonly unknown[]> => {
    const cells = Array.from({ length: 1_000 }, (_, at) =>
      made.app.queries.answer(QUESTIONS.indicator, [shares[at % 50], kinds[Math.floor(at / 40)], "1d", 1], {
        preview: false,
      }),
    );
    await made.clock.advance(2_000);
    return Promise.all(cells);
  };
  const first = await put();
  const asked = made.http.requests.length;
  const second = await put();
  expect(second).toEqual(first);
  expect(made.http.requests.length).toBe(asked);

  const bars = bench();
  const klines = shares.map((share) =>
    bars.app.queries.answer(QUESTIONS.kline, [share, "1d", 1_000], { preview: false }),
  );
  await bars.clock.advance(2_000);
  await Promise.all(klines);
  expect(asked).toBe(bars.http.requests.length);
  expect(first.flat(2).filter((cell) => cell instanceof QosError)).toEqual([]);
});

test("an average that takes more than an answer holds is made of the history too", async () => {
  const table = await answer(bench(), ["US:A0", "ema(200)", "1d", 2, null, false]);
  let mean = CLOSES[0] ?? NaN;
  const means = CLOSES.map((close) => (mean += ((close - mean) * 2) / 201));
  const shown = (table as readonly (readonly unknown[])[]).map((row) => row[1]);
  expect(shown).toHaveLength(2);
  shown.forEach((value, at) => {
    const right = means.at(at - 2) ?? NaN;
    expect(Math.abs(Number(value) - right) / right).toBeLessThan(1e-9);
  });
});

test("where the server has no such past it is not guessed, and the words tell what would do", async () => {
  expect(await answer(bench({ past: false }), ["US:A0", "ema(200);sma(5)", "1d", 2])).toMatchObject({
    id: "tooFewBars",
    message: expect.stringContaining("ema(200) of US:A0 needs 2542 bars for 2 rows to be right, and QOS gives 1000"),
  });
});

test("the first row is what a longer table shows there", async () => {
  for (const { name } of INDICATORS.filter((row) => row.name !== "obv")) {
    const long = (await answer(bench(), ["US:A0", name, "1d", 300, null, false])) as readonly (readonly unknown[])[];
    const short = (await answer(bench(), ["US:A0", name, "1d", 5, null, false])) as readonly (readonly unknown[])[];
    expect([name, short]).toEqual([name, long.slice(-5)]);
  }
});

test("a preview asks nothing, and shows what is known", async () => {
  const made = bench();
  expect(await answer(made, ["US:A0", "rsi(14)"], true)).toMatchObject({ id: "preview" });
  const shown = await answer(made, ["US:A0", "rsi(14)"]);
  const asked = made.http.requests.length;
  await made.clock.advance(1);
  expect(asked).toBeGreaterThan(0);
  expect(await answer(bench(), ["US:A0", "rsi14"], true)).toMatchObject({ id: "choiceNear" });
  expect(shown).toHaveLength(101);
});
