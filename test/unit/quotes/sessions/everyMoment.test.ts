import fc from "fast-check";
import { queryPrice } from "../../../../src/quotes/questions/price";
import { queryQuote } from "../../../../src/quotes/questions/quote";
import type { Question } from "../../../../src/quotes/questions/question";
import type { WireKlineQuery } from "../../../../src/qos/wire";
import { ok, type Asked, type Outcome } from "../../../support/scriptedHttp";
import { testApp } from "../../../support/testPorts";
import {
  closeOf,
  dayAt,
  NAMES,
  partOf,
  US_DAYS,
  usDayBars,
  usRow,
  type Moment,
  type Shape,
} from "../../../support/usDay";

const CODE = "US:AAPL";

/** Any moment of any session of two years; the first days only serve as those before. */
const anyMoment: fc.Arbitrary<Moment> = fc
  .record({
    day: fc.integer({ min: 3, max: US_DAYS.length - 1 }),
    session: fc.constantFrom(...NAMES),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ day, session, part }) => {
    const { start, end } = partOf({ name: session, day });
    return { day, session, at: start + 1 + Math.floor(part * (end - start - 2)) };
  });

const anyShape: fc.Arbitrary<Shape> = fc.record({
  bySession: fc.boolean(),
  tt: fc.boolean(),
  rolled: fc.boolean(),
  blocks: fc.boolean(),
});

function vendor(moment: Moment, shape: Shape): (asked: Asked) => Outcome {
  return ({ path, body }) => {
    if (path === "/snapshot") return ok([usRow(CODE, moment, shape)]);
    if (path !== "/kline") return { status: 404, body: "" };
    const [{ co } = { co: 0 }] = (body as { kline_reqs: WireKlineQuery[] }).kline_reqs;
    return ok([{ c: CODE, k: usDayBars(CODE, moment, co) }]);
  };
}

type Bench = ReturnType<typeof testApp>;

async function shown({ app, clock }: Bench, question: Question, raw: readonly unknown[]): Promise<unknown> {
  const settled = app.queries.answer(question, raw, { preview: false }).catch((thrown: unknown) => thrown);
  await clock.advance(2_000);
  return settled;
}

const near = (figure: number): unknown => expect.closeTo(figure, 9);

const FIELDS = "last,prevclose,change,changepct,open,high,low,volume";

test("at every moment of two years, whatever shape the row has, the regular figures are those of the last regular session", async () => {
  await fc.assert(
    fc.asyncProperty(anyMoment, anyShape, async (moment, shape) => {
      const bench = testApp();
      bench.clock.jump(moment.at * 1_000 - bench.clock.now());
      bench.http.answer = vendor(moment, shape);
      const regular = moment.session === "regular" || moment.session === "post" ? moment.day : moment.day - 1;
      const { open, high, low, volume } = dayAt(regular).regular;
      const [last, before] = [closeOf(regular), closeOf(regular - 1)];
      expect(await shown(bench, queryPrice, [CODE])).toEqual(near(last));
      const [cells] = (await shown(bench, queryQuote, [CODE, FIELDS, false])) as unknown[][];
      expect(cells).toEqual([last, before, last - before, (last - before) / before, open, high, low, volume].map(near));
    }),
    { numRuns: 400 },
  );
});

test("the newest price of all that was sent is the latest, and is measured against the regular close before it", async () => {
  await fc.assert(
    fc.asyncProperty(anyMoment, anyShape, async (moment, shape) => {
      // A server that tells neither blocks nor sessions knows of no extended hours.
      fc.pre(shape.bySession || shape.blocks);
      const bench = testApp();
      bench.clock.jump(moment.at * 1_000 - bench.clock.now());
      bench.http.answer = vendor(moment, shape);
      const { last } = partOf({ name: moment.session, day: moment.day });
      const base = closeOf(moment.session === "post" ? moment.day : moment.day - 1);
      expect(await shown(bench, queryPrice, [CODE, "latest"])).toEqual(near(last));
      const fields = "latest,latestchange,latestchangepct,latestsession";
      const [cells] = (await shown(bench, queryQuote, [CODE, fields, false])) as unknown[][];
      expect(cells).toEqual([near(last), near(last - base), near((last - base) / base), moment.session]);
    }),
    { numRuns: 300 },
  );
});

test("pre, post and night are the newest session of that name, against the regular close before it", async () => {
  await fc.assert(
    fc.asyncProperty(anyMoment, fc.boolean(), fc.boolean(), async (moment, tt, rolled) => {
      const bench = testApp();
      bench.clock.jump(moment.at * 1_000 - bench.clock.now());
      bench.http.answer = vendor(moment, { bySession: true, blocks: true, tt, rolled });
      for (const name of ["pre", "post", "night"] as const) {
        const day = NAMES.indexOf(name) <= NAMES.indexOf(moment.session) ? moment.day : moment.day - 1;
        const { last, high, low, volume } = partOf({ name, day });
        const base = closeOf(name === "post" ? day : day - 1);
        const fields = ["", "change", "changepct", "high", "low", "volume"].map((suffix) => `${name}${suffix}`).join();
        const [cells] = (await shown(bench, queryQuote, [CODE, fields, false])) as unknown[][];
        expect(cells).toEqual([last, last - base, (last - base) / base, high, low, volume].map(near));
      }
    }),
    { numRuns: 300 },
  );
});
