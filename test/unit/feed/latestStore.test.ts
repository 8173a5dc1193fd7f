import { LatestStore } from "../../../src/feed/latestStore";
import { TestClock } from "../../support/testClock";

const newer = (known: number | undefined, newcomer: number): number | undefined =>
  known === undefined || newcomer > known ? newcomer : undefined;

function bench<State = number>(): { store: LatestStore<State>; clock: TestClock; told: string[] } {
  const clock = new TestClock();
  const store = new LatestStore<State>(clock);
  const told: string[] = [];
  store.changes.subscribe((key) => told.push(key));
  return { store, clock, told };
}

test("a value is kept with its delivery and the moment of its coming", async () => {
  const { store, clock, told } = bench();
  await clock.advance(5);
  store.put("S US:AAPL", 1, "push", newer);
  expect(store.get("S US:AAPL")).toEqual({ value: 1, at: clock.now(), pushedAt: clock.now(), delivery: "push" });
  expect(told).toEqual(["S US:AAPL"]);
});

test("late and repeated values are dropped and counted, and nobody hears of them", () => {
  const { store, told } = bench();
  store.put("a", 2, "push", newer);
  store.put("a", 1, "push", newer);
  store.put("a", 2, "poll", newer);
  expect(store.get("a")).toMatchObject({ value: 2, delivery: "push" });
  expect(store.dropped).toBe(2);
  expect(told).toEqual(["a"]);
});

test("what is forgotten is gone, and its successor is a first value again", () => {
  const { store } = bench();
  store.put("a", 2, "push", newer);
  store.forget("a");
  expect([store.get("a"), store.size]).toEqual([undefined, 0]);
  store.put("a", 1, "push", newer);
  store.put("b", 1, "push", newer);
  expect([...store.keys()]).toEqual(["a", "b"]);
  store.clear();
  expect(store.size).toBe(0);
});

test("what a topic makes of the known and the new is kept, not the newcomer alone", () => {
  const { store } = bench<readonly number[]>();
  const both = (known: readonly number[] | undefined, newcomer: number): readonly number[] => [
    ...(known ?? []),
    newcomer,
  ];
  store.put("T US:AAPL", 1, "push", both);
  store.put("T US:AAPL", 2, "push", both);
  expect(store.get("T US:AAPL")?.value).toEqual([1, 2]);
});

test("a topic hears whether what was asked for meets what was pushed", () => {
  const { store } = bench();
  const heard: boolean[] = [];
  const note = (_known: number | undefined, newcomer: number, overPush: boolean): number => {
    heard.push(overPush);
    return newcomer;
  };
  for (const delivery of ["poll", "poll", "push", "poll", "push"] as const) store.put("a", 1, delivery, note);
  expect(heard).toEqual([false, false, false, true, false]);
});
