import { epochMillis } from "../../../src/kernel/time";
import { feedTopics, mergeDepths } from "../../../src/quotes/feedTopics";
import { mergeBars } from "../../../src/quotes/live/mergeBars";
import { decodeBar } from "../../../src/qos/bar";
import { decodeDepth } from "../../../src/qos/depth";
import { bars } from "../../support/builders";

const TOPICS = feedTopics({ now: () => epochMillis(0), kindsOf: () => () => "full", zones: new Map() });
const TS = 1_731_510_100;

const book = (bid: string, ts = TS) =>
  decodeDepth({ c: "HK:700", b: [{ p: bid, v: "1" }], a: [{ p: "600", v: "1" }], ts }, "data");

const bar = (cl: string, v: string, kt = 1) => {
  const [row] = bars("HK:700", kt, 1);
  return decodeBar({ ...row, cl, v }, "data").bar;
};

test("an asked book does not take the place of a book that was pushed in the same second", () => {
  expect(mergeDepths(book("500"), book("499"), true)).toBeUndefined();
  expect(mergeDepths(book("500"), book("499", TS + 1), true)).toEqual(book("499", TS + 1));
});

test("of two books that came by the same road in the same second, the later to come is shown", () => {
  expect(mergeDepths(book("500"), book("499"))).toEqual(book("499"));
  expect(TOPICS.D.push(book("500"), book("499"), false)).toEqual(book("499"));
});

test("an asked list does not set a bar under way back to less volume than pushes have told", () => {
  expect(mergeBars([bar("105", "900")], [bar("104", "800")])).toEqual([bar("105", "900")]);
  expect(mergeBars([bar("105", "900")], [bar("106", "950")])).toEqual([bar("106", "950")]);
});

test("a push of the same bar with less volume came too late", () => {
  expect(mergeBars([bar("105", "900")], bar("104", "800"))).toBeUndefined();
  expect(mergeBars([bar("105", "900")], bar("104", "900"))).toEqual([bar("104", "900")]);
});
