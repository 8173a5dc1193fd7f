import { decodeBar } from "../../../src/qos/bar";
import { decodeDepth } from "../../../src/qos/depth";
import { depthEndpoint } from "../../../src/qos/endpoints/depth";
import { marketCalendarEndpoint } from "../../../src/qos/endpoints/marketCalendar";
import { decodeRegistration } from "../../../src/qos/endpoints/register";
import { tradeEndpoint } from "../../../src/qos/endpoints/trade";
import { QosError } from "../../../src/qos/errors";
import { decodeSnapshot } from "../../../src/qos/snapshot";
import { decodePush } from "../../../src/qos/topics";
import { decodeTrade } from "../../../src/qos/trade";
import { Notes } from "../../../src/qos/unread";
import { push, snapshotRow } from "../../support/builders";

/** Where what cannot be read stands on the wire: in the words of the first note, or of the refusal. */
function place(decode: (notes: Notes) => unknown): string | undefined {
  const notes = new Notes();
  try {
    decode(notes);
    return notes.unread?.first.details["detail"]?.toString().split(" should")[0];
  } catch (thrown) {
    return thrown instanceof QosError ? thrown.details["detail"]?.toString().split(" should")[0] : "no words";
  }
}

const trade = { c: "US:AAPL", p: "1", v: "2", ts: 1_731_510_000, d: 1 };
test.each(["c", "p", "v", "ts", "d"])("the %s of a trade that cannot be read is told by its place", (member) => {
  expect(place((notes) => decodeTrade({ ...trade, [member]: "odd" }, "push", notes))).toBe(`push.${member}`);
});

const bar = { c: "US:AAPL", o: "1", h: "4", l: "1", cl: "2", v: "3", ts: 1_731_510_000, kt: 1 };
test.each(["c", "o", "h", "l", "cl", "v", "ts", "kt"])(
  "the %s of a bar that cannot be read is told by its place",
  (member) => {
    expect(place((notes) => decodeBar({ ...bar, [member]: "odd" }, "push", notes))).toBe(`push.${member}`);
  },
);

test.each(["pq", "aq", "nq"])("a %s of a snapshot that cannot be read is left out, and told by its place", (member) => {
  const block = { lp: "1", ts: 1_731_510_000 };
  const read = (value: unknown, notes: Notes) =>
    decodeSnapshot({ ...snapshotRow("US:AAPL"), [member]: value }, "data[0]", notes);
  expect(place((notes) => read("odd", notes))).toBe(`data[0].${member}`);
  expect(place((notes) => read({ ...block, lp: "odd" }, notes))).toBe(`data[0].${member}.lp`);
  expect(place((notes) => read({ ...block, ts: "odd" }, notes))).toBe(`data[0].${member}.ts`);
  expect(place((notes) => read(null, notes))).toBeUndefined();
  const whole = read(block, new Notes());
  const without = read("odd", new Notes());
  const late = read({ ...block, ts: "odd" }, new Notes());
  expect([Object.keys(whole).length, Object.keys(without).length, Object.keys(late).length]).toEqual([3, 2, 2]);
});

test("each block of extended hours stands under its own name, and none where the server has none", () => {
  const block = (lp: string) => ({ lp, ts: 1_731_510_000 });
  const row = { ...snapshotRow("US:AAPL"), pq: block("1"), aq: block("2"), nq: block("3"), tt: " 4 " };
  const { pre, post, night, session } = decodeSnapshot(row, "data[0]");
  expect([pre?.last, post?.last, night?.last, session]).toEqual([1, 2, 3, "post"]);
  expect(Object.keys(decodeSnapshot({ ...snapshotRow("US:AAPL"), tt: ["4"] }, "data[0]"))).toEqual(["code", "figures"]);
});

test.each([
  ["a", 0, "p"],
  ["b", 0, "p"],
  ["b", 0, "v"],
])("side %s of an order book, level %d, %s", (side, at, member) => {
  const level = { p: "1", v: "2" };
  const book = { c: "HK:700", a: [level], b: [level], ts: 1_731_510_000, [side]: [{ ...level, [member]: "odd" }] };
  expect(place((notes) => decodeDepth(book, "push", notes))).toBe(`push.${side}[${at}].${member}`);
});

test("an order book without a code is told so", () => {
  expect(place(() => decodeDepth({ a: [], b: [] }, "push"))).toBe("push.c");
});

test("where a level cannot be read, a side in the server's order keeps its places, and one in none is refused", () => {
  const orderBook = (...prices: readonly (string | undefined)[]) => ({
    c: "HK:700",
    a: prices.map((p) => ({ p, v: "1" })),
    ts: 1_731_510_000,
  });
  const asks = (...prices: readonly (string | undefined)[]) =>
    decodeDepth(orderBook(...prices), "push").asks.map(({ price }) => price);
  expect(asks("3", "1", "2")).toEqual([1, 2, 3]);
  expect(asks("3", undefined, "1")).toEqual([1, 3, undefined]);
  expect(asks(undefined, "3", "1", undefined)).toEqual([1, 3, undefined, undefined]);
  expect(asks("1", "odd", "3")).toEqual([1, undefined, 3]);
  expect(asks("odd", "1", "3")).toEqual([undefined, 1, 3]);
  expect(() => asks("3", "odd", "1")).toThrow("push.a should be best price first where a level cannot be read");
  expect(() => asks("1", "odd", "3", "2")).toThrow("push.a should be best price first where a level cannot be read");
});

test.each([
  ["S", "lp"],
  ["T", "p"],
  ["D", "c"],
  ["K", "cl"],
])("a push of topic %s whose %s cannot be read is told so", (tp, member) => {
  const parts = { ...push("US:AAPL"), ...trade, ...bar, a: [], b: [], tp, [member]: "odd" };
  const told = place((notes) => {
    const unread = decodePush(parts)?.unread;
    if (unread !== undefined) notes.add(() => unread.first);
  });
  expect(told).toBe(`push.${member}`);
});

test.each([undefined, null, 7, ["S"], "SC", "toString"])("a message of letter %j is no push of a topic", (tp) => {
  expect(decodePush({ ...push("US:AAPL"), tp })).toBeUndefined();
});

test("what is wrong with a whole answer is told of its data", () => {
  expect(() => tradeEndpoint.decode({})).toThrow("data should be a list, but is an object");
  expect(() => depthEndpoint.decode("")).toThrow('data should be a list, but is string ""');
  expect(() => marketCalendarEndpoint.decode([])).toThrow("data should be an object, but is a list of 0");
  expect(() => decodeRegistration([])).toThrow("data should be an object, but is a list of 0");
});

test("a trade of an answer that cannot be read is told by its place in the list", () => {
  const { rows } = tradeEndpoint.decode([trade, { ...trade, c: "HK:700", ts: "odd" }]);
  expect(rows.get("HK:700")).toMatchObject({
    error: { details: { detail: 'data[1].ts should be a number, but is string "odd"' } },
  });
});
