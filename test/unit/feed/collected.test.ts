import fc from "fast-check";
import { LatestStore } from "../../../src/feed/latestStore";
import { epochMillis, epochSeconds } from "../../../src/kernel/time";
import type { Bar } from "../../../src/qos/bar";
import type { Print, Trade } from "../../../src/qos/trade";
import { feedTopics } from "../../../src/quotes/feedTopics";
import { code } from "../../support/builders";
import { TestClock } from "../../support/testClock";

const TOPICS = feedTopics({ now: () => epochMillis(0), kindsOf: () => () => "full", zones: new Map() });
const KEY = "US:AAPL";

const bar = fc
  .record({ time: fc.integer({ min: 1, max: 6 }), volume: fc.integer({ min: 1, max: 4 }) })
  .map(({ time, volume }): Bar => ({
    time: epochSeconds(time * 60),
    open: 1,
    high: 1,
    low: 1,
    close: volume * 10,
    volume,
  }));
const trade = fc
  .record({ time: fc.integer({ min: 1, max: 6 }), price: fc.integer({ min: 1, max: 3 }) })
  .map(({ time, price }): Trade => ({ code: code(KEY), price, volume: 1, time: epochSeconds(time), side: "buy" }));

/** Two stores by one clock: of the pushes that one collects the other takes each as it comes. */
function stores<State, Push>(): readonly [LatestStore<State, Push>, LatestStore<State>, TestClock] {
  const clock = new TestClock();
  return [new LatestStore<State, Push>(clock), new LatestStore<State>(clock), clock];
}

function collected<How>({ collect }: { readonly collect?: How }): How {
  if (collect === undefined) throw new Error("they are collected");
  return collect;
}

test.each([0, 1, 7])(
  "bars that are pushed together are what they are one by one (looked at after every %i)",
  (looks) => {
    fc.assert(
      fc.property(fc.array(bar, { maxLength: 100 }), (bars) => {
        const [together, alone, clock] = stores<readonly Bar[], Bar>();
        const how = collected(TOPICS.K);
        bars.forEach((one, at) => {
          clock.jump(1_000);
          together.collect(KEY, one, how);
          alone.put(KEY, one, "push", TOPICS.K.push);
          if (looks > 0 && at % looks === 0) together.get(KEY);
        });
        expect(together.get(KEY)).toEqual(alone.get(KEY));
        expect(together.dropped).toBe(alone.dropped);
      }),
    );
  },
);

test.each([1, 2, 5])("the newest %i bars are those of the whole list, whoever looked at what before", (most) => {
  const listed = fc.uniqueArray(bar, { selector: ({ time }) => time, maxLength: 4 });
  fc.assert(
    fc.property(listed, fc.array(fc.tuple(bar, fc.boolean(), fc.boolean()), { maxLength: 60 }), (answer, pushes) => {
      const [looked, alone, clock] = stores<readonly Bar[], Bar>();
      const how = collected(TOPICS.K);
      for (const store of [looked, alone]) store.put(KEY, answer, "poll", TOPICS.K.answer);
      for (const [one, looks, whole] of pushes) {
        clock.jump(1_000);
        looked.collect(KEY, one, how);
        alone.put(KEY, one, "push", TOPICS.K.push);
        if (!looks) continue;
        const [ours, theirs] = [looked.get(KEY, most), alone.get(KEY)];
        expect(ours?.value.slice(-most)).toEqual(theirs?.value.slice(-most));
        expect({ ...ours, value: 0 }).toEqual({ ...theirs, value: 0 });
        if (whole) expect(looked.get(KEY)).toEqual(theirs);
      }
      expect([looked.get(KEY), looked.dropped]).toEqual([alone.get(KEY), alone.dropped]);
    }),
  );
});

test.each([0, 1, 7])(
  "trades that are pushed together are what they are one by one (looked at after every %i)",
  (looks) => {
    fc.assert(
      fc.property(fc.array(trade, { maxLength: 20 }), fc.array(trade, { maxLength: 100 }), (listed, trades) => {
        const [together, alone, clock] = stores<readonly Print[], Trade>();
        const how = collected(TOPICS.T);
        for (const store of [together, alone]) store.put(KEY, listed, "poll", TOPICS.T.answer);
        trades.forEach((one, at) => {
          clock.jump(1_000);
          together.collect(KEY, one, how);
          alone.put(KEY, one, "push", TOPICS.T.push);
          if (looks > 0 && at % looks === 0) together.get(KEY);
        });
        expect(together.get(KEY)).toEqual(alone.get(KEY));
      }),
    );
  },
);

test("a list that nobody looks at holds back no more than a few dozen pushes, and what is forgotten holds none", () => {
  const store = new LatestStore<readonly number[], number>(new TestClock());
  let spliced = 0;
  const how = {
    newest: () => undefined,
    isNews: () => true,
    splice: (known: readonly number[] | undefined, pushes: readonly number[]) => {
      spliced += pushes.length;
      return [...(known ?? []), ...pushes];
    },
  };
  for (let push = 0; push < 200; push += 1) store.collect(KEY, push, how);
  expect(spliced).toBeGreaterThan(100);
  expect(store.get(KEY)?.value).toHaveLength(200);
  store.collect(KEY, 200, how);
  store.forget(KEY);
  expect(store.get(KEY)).toBeUndefined();
});
