import { pushesOf, type PolledTrades } from "../../../src/gateway/upstream/polled";

const trade = (ts: number, p: string, v = "100") => ({ c: "HK:700", p, v, ts, d: 1 });

test("of polled trades only those are told that were not told before, equal ones of a second counted", () => {
  const known: PolledTrades = new Map();
  expect(pushesOf("T", [trade(9, "1"), trade(10, "2")], known)).toEqual([]);
  const fresh = pushesOf("T", [trade(9, "1"), trade(10, "2"), trade(10, "2"), trade(11, "3")], known);
  expect(fresh).toEqual([
    { tp: "T", ...trade(10, "2") },
    { tp: "T", ...trade(11, "3") },
  ]);
  expect(pushesOf("T", [trade(10, "2"), trade(11, "3")], known)).toEqual([]);
});

test("a polled snapshot is a push without the blocks of extended hours", () => {
  expect(pushesOf("S", [{ c: "US:AAPL", lp: "211", pq: { lp: "1" }, aq: {}, nq: {} }], new Map())).toEqual([
    { tp: "S", c: "US:AAPL", lp: "211" },
  ]);
});

test("rows of no shape are no pushes", () => {
  for (const data of [null, "x", [null, 3], [{ c: "HK:700", k: "x" }]])
    expect(pushesOf("K1", data, new Map())).toEqual([]);
});
