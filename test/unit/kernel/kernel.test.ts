import { assertNever } from "../../../src/kernel/assertNever";
import { seededRandom, seedFromText } from "../../../src/kernel/random";
import { failure, success } from "../../../src/kernel/settled";
import { Subscribable } from "../../../src/kernel/subscribable";
import { epochMillis, epochSeconds, toMillis, toSeconds } from "../../../src/kernel/time";

test("the same seed gives the same numbers, another seed others, all from 0 up to but not 1", () => {
  const numbers = (seed: number): number[] => {
    const random = seededRandom(seed);
    return Array.from({ length: 2_000 }, () => random());
  };
  expect(numbers(7)).toEqual(numbers(7));
  expect(numbers(7)).not.toEqual(numbers(8));
  expect(numbers(7).every((number) => number >= 0 && number < 1)).toBe(true);
  const mean = numbers(7).reduce((sum, number) => sum + number, 0) / 2_000;
  expect(mean).toBeGreaterThan(0.47);
  expect(mean).toBeLessThan(0.53);
});

test("every name has a seed of its own", () => {
  const names = Array.from({ length: 5_000 }, (_, at) => `US:S${at}`);
  expect(new Set(names.map(seedFromText)).size).toBe(5_000);
  expect(seedFromText("US:AAPL")).toBe(seedFromText("US:AAPL"));
});

test("a moment in milliseconds lies in the second that has begun, before the epoch too", () => {
  expect(toSeconds(epochMillis(1_999))).toBe(1);
  expect(toSeconds(epochMillis(-1))).toBe(-1);
  expect(toMillis(epochSeconds(1_731_474_000))).toBe(1_731_474_000_000);
});

test("a settled answer is a value or an error", () => {
  expect(success(1)).toEqual({ ok: true, value: 1 });
  expect(failure("why")).toEqual({ ok: false, error: "why" });
});

test("a member that no switch knows is an error with its name", () => {
  expect(() => assertNever("sideways" as never)).toThrow("sideways");
});

test("everybody who listens hears, each as often as they subscribed, until they stop", () => {
  const heard: string[] = [];
  const news = new Subscribable<string>();
  const hear = (value: string): number => heard.push(value);
  const first = news.subscribe(hear);
  const second = news.subscribe(hear);
  expect(news.count).toBe(2);
  news.publish("a");
  first();
  first();
  expect(news.count).toBe(1);
  news.publish("b");
  second();
  news.publish("c");
  expect(heard).toEqual(["a", "a", "b"]);
});

test("a listener that throws keeps nobody from hearing, and the fault is told", () => {
  const faults: unknown[] = [];
  const heard: number[] = [];
  const news = new Subscribable<number>((fault) => faults.push(fault));
  news.subscribe(() => {
    throw new Error("broken");
  });
  news.subscribe((value) => heard.push(value));
  news.publish(1);
  expect(heard).toEqual([1]);
  expect(faults).toEqual([new Error("broken")]);
});

test("who leaves or comes while news is told does not disturb the telling", () => {
  const heard: string[] = [];
  const news = new Subscribable<string>();
  const leave = news.subscribe((value) => {
    heard.push(`first ${value}`);
    leave();
    news.subscribe((later) => heard.push(`late ${later}`));
  });
  news.subscribe((value) => heard.push(`second ${value}`));
  news.publish("a");
  expect(heard).toEqual(["first a", "second a"]);
  news.publish("b");
  expect(heard).toEqual(["first a", "second a", "second b", "late b"]);
});
