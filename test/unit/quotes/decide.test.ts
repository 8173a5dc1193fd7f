import type { Decision } from "../../../src/flow/lookup";
import { QosError, type ErrorId } from "../../../src/qos/errors";
import { SlowDown } from "../../../src/qos/restClient";
import { decide, keepFailure } from "../../../src/quotes/decide";

const half = (): number => 0.5;
const of = (id: ErrorId, attempt = 1, queries = 1): Decision => decide(new QosError(id), attempt, queries, half);

test.each<ErrorId>(["offline", "unreachable", "serverError", "notJson", "timeout"])(
  "after %s the same is asked again, later each time, three times in all",
  (id) => {
    expect(of(id, 1)).toEqual({ kind: "again", after: 1_200 });
    expect(of(id, 2)).toEqual({ kind: "again", after: 2_200 });
    expect(of(id, 3)).toEqual({ kind: "fail" });
  },
);

test("the pause before the next try is spread at random, and never none", () => {
  expect(decide(new QosError("timeout"), 1, 1, () => 0)).toEqual({ kind: "again", after: 200 });
  expect(decide(new QosError("timeout"), 2, 1, () => 1)).toEqual({ kind: "again", after: 4_200 });
});

test("a server that asks to slow down is left alone: as long as it says, else ten seconds and then twenty", () => {
  expect(of("tooFrequent", 1)).toEqual({ kind: "pause", milliseconds: 10_000 });
  expect(of("tooFrequent", 2)).toEqual({ kind: "pause", milliseconds: 20_000 });
  expect(of("tooFrequent", 3)).toEqual({ kind: "fail" });
  expect(decide(new SlowDown(7_000), 2, 1, half)).toEqual({ kind: "pause", milliseconds: 7_000 });
});

test.each<ErrorId>(["productLimit", "refused"])("after %s the halves are asked apart, until one is alone", (id) => {
  expect(of(id, 5, 2)).toEqual({ kind: "split" });
  expect(of(id, 1, 1)).toEqual({ kind: "fail" });
});

test.each<ErrorId>(["noKey", "keyRefused", "blocked", "notFound", "unexpectedShape"])("%s stays what it is", (id) => {
  expect(of(id, 1, 10)).toEqual({ kind: "fail" });
});

test("what is no error of ours is not asked again", () => {
  expect(decide(new TypeError("offline"), 1, 10, half)).toEqual({ kind: "fail" });
  expect(decide(undefined, 1, 10, half)).toEqual({ kind: "fail" });
});

test("what the server has refused or does not know is not asked again for a minute, what may pass for a second", () => {
  expect(keepFailure(new QosError("notFound", { code: "US:NONE" }))).toBe(60_000);
  expect(keepFailure(new QosError("refused", { text: "no" }))).toBe(60_000);
  expect(keepFailure(new QosError("timeout", { seconds: 1 }))).toBe(1_000);
  expect(keepFailure(new QosError("noKey"))).toBe(0);
});
