import { epochMillis, epochSeconds } from "../../../src/kernel/time";
import { feedTopics, mergeDepths } from "../../../src/quotes/feedTopics";
import { mergeBars } from "../../../src/quotes/live/mergeBars";
import { decodeBar } from "../../../src/qos/bar";
import { LatestStore } from "../../../src/feed/latestStore";
import { decodeDepth } from "../../../src/qos/depth";
import { decodeSnapshot } from "../../../src/qos/snapshot";
import { placeSnapshot } from "../../../src/quotes/sessions/sessionQuotes";
import type { SessionQuotes } from "../../../src/qos/sessionQuotes";
import type { TopicPushes, TopicStates } from "../../../src/qos/topics/topic";
import type { FeedTopic } from "../../../src/feed/feedTopic";
import { TestClock } from "../../support/testClock";
import { bars } from "../../support/builders";

const TOPICS = feedTopics({ now: () => epochMillis(0), kindsOf: () => () => "full", zones: new Map() });
const TS = 1_731_510_100;

const orderBook = (bid: string, ts = TS) =>
  decodeDepth({ c: "HK:700", b: [{ p: bid, v: "1" }], a: [{ p: "600", v: "1" }], ts }, "data");

const bar = (cl: string, v: string, kt = 1) => {
  const [row] = bars("HK:700", kt, 1);
  return decodeBar({ ...row, cl, v }, "data").bar;
};

test("an asked order book does not take the place of an order book that was pushed in the same second", () => {
  expect(mergeDepths(orderBook("500"), orderBook("499"), true)).toBeUndefined();
  expect(mergeDepths(orderBook("500"), orderBook("499", TS + 1), true)).toEqual(orderBook("499", TS + 1));
});

test("of two order books that came by the same delivery in the same second, the later to come is shown", () => {
  expect(mergeDepths(orderBook("500"), orderBook("499"))).toEqual(orderBook("499"));
  expect(TOPICS.D.push(orderBook("500"), orderBook("499"), false, false)).toEqual(orderBook("499"));
});

test("an asked list does not set a bar under way back to less volume than pushes have told", () => {
  expect(mergeBars([bar("105", "900")], [bar("104", "800")])).toEqual([bar("105", "900")]);
  expect(mergeBars([bar("105", "900")], [bar("106", "950")])).toEqual([bar("106", "950")]);
});

test("a push of the same bar with less volume came too late", () => {
  expect(mergeBars([bar("105", "900")], bar("104", "800"))).toBeUndefined();
  expect(mergeBars([bar("105", "900")], bar("104", "900"))).toEqual([bar("104", "900")]);
});

const KEY = "HK:700";

/** A store in which a topic's value was pushed, and the clock in hand. */
function pushed<Letter extends "D" | "K" | "S">(letter: Letter, ...values: readonly TopicPushes[Letter][]) {
  const clock = new TestClock();
  const store = new LatestStore<TopicStates[Letter]>(clock);
  const topic: FeedTopic<Letter> = TOPICS[letter];
  for (const value of values) store.put(KEY, value, "push", topic.push);
  return {
    async answered(after: number, value: TopicStates[Letter]): Promise<TopicStates[Letter] | undefined> {
      await clock.advance(after);
      store.put(KEY, value, "poll", topic.answer);
      return store.get(KEY)?.value;
    },
  };
}

const MINUTES = 60_000;

test("an answer that disagrees with an order book pushed ten minutes before is right, whatever its time", async () => {
  const { answered } = pushed("D", orderBook("500", TS + 300));
  expect(await answered(9 * MINUTES, orderBook("499"))).toEqual(orderBook("500", TS + 300));
  expect(await answered(MINUTES, orderBook("499"))).toEqual(orderBook("499"));
});

test("an answer that disagrees with bars pushed ten minutes before is right, in volume and in bars", async () => {
  const ahead = { ...bar("9", "1"), time: epochSeconds(bar("105", "900").time + 3_600) };
  const { answered } = pushed("K", bar("105", "900"), ahead);
  const wrong = [bar("105", "900"), ahead];
  expect(await answered(9 * MINUTES, [bar("104", "800")])).toEqual([bar("104", "800"), wrong[1]]);
  expect(await answered(MINUTES, [bar("104", "800")])).toEqual([bar("104", "800")]);
});

test("an answer corrects a growing bar whose pushed volume was wrong, though others were asked for meanwhile", async () => {
  const { answered } = pushed("K", bar("105", "900"));
  for (const minutes of [2, 2, 2, 2])
    expect(await answered(minutes * MINUTES, [bar("104", "800")])).toEqual([bar("105", "900")]);
  expect(await answered(2 * MINUTES, [bar("104", "800")])).toEqual([bar("104", "800")]);
});

test("an answer corrects a quote whose pushed volume was wrong", async () => {
  const row = (lp: string, v: string) => decodeSnapshot({ c: "HK:700", lp, v, ts: TS }, "data");
  const placed = (lp: string, v: string) => placeSnapshot(row(lp, v), () => "full");
  const priceOf = (quotes: SessionQuotes | undefined) => quotes?.sessions.regular?.figures.last;
  const { answered } = pushed("S", row("500", "900"));
  expect(priceOf(await answered(9 * MINUTES, placed("499", "800")))).toBe(500);
  expect(priceOf(await answered(MINUTES, placed("499", "800")))).toBe(499);
});

test("what an answer brings along of an earlier session does not take the place of what was pushed of it later", async () => {
  const at = (text: string) => Date.parse(text) / 1_000;
  const row = (lp: string, ts: number) => decodeSnapshot({ c: "US:AAPL", lp, yp: "200", v: "1", ts }, "data");
  const placed = (lp: string, text: string) => placeSnapshot(row(lp, at(text)), () => "full");
  const { answered } = pushed("S", row("219", at("2024-11-13T15:59:59-05:00")));
  const early = placed("210", "2024-11-13T10:00:00-05:00");
  const late = placed("221", "2024-11-13T17:00:00-05:00");
  const quotes = await answered(60 * MINUTES, { ...late, sessions: { ...early.sessions, ...late.sessions } });
  expect([quotes?.sessions.regular?.figures.last, quotes?.sessions.post?.figures.last]).toEqual([219, 221]);
});
