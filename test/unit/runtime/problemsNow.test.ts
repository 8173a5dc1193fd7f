import { QosError } from "../../../src/qos/errors";
import { Problems } from "../../../src/runtime/problems";
import { TestClock } from "../../support/testClock";

const failed = new QosError("serverError", { status: 503 });
const unknown = (code: string) => new QosError("notFound", { code });
const formula = (code: string) => ({ name: "PRICE", given: [code] });

const open = (problems: Problems) => problems.list().map(({ error, open: count }) => [error.id, count]);

test("a formula that answers after all has its problem no more, and others keep theirs", () => {
  const problems = new Problems(new TestClock());
  problems.note(failed, formula("HK:700"));
  problems.note(failed, formula("HK:5"));
  problems.note(failed, formula("HK:5"));
  expect(open(problems)).toEqual([["serverError", 2]]);
  problems.over(formula("HK:700"));
  expect(open(problems)).toEqual([["serverError", 1]]);
  problems.over(formula("HK:5"));
  problems.over(formula("HK:6"));
  expect(open(problems)).toEqual([["serverError", 0]]);
});

test("a formula that ends otherwise moves from one problem to the other", () => {
  const problems = new Problems(new TestClock());
  problems.note(failed, formula("HK:1"));
  problems.note(unknown("HK:1"), formula("HK:1"));
  expect(open(problems)).toEqual([
    ["notFound", 1],
    ["serverError", 0],
  ]);
});

test("a live formula has a problem while it shows one, told once however often, and none after its end", () => {
  const problems = new Problems(new TestClock());
  const [one, other] = [{}, {}];
  for (const seconds of [61, 62, 63]) problems.shown(new QosError("stale", { seconds }), formula("HK:1"), one);
  problems.shown(unknown("HK:2"), formula("HK:2"), other);
  expect(problems.list().map(({ times, open: count }) => [times, count])).toEqual([
    [1, 1],
    [1, 1],
  ]);
  problems.shown(12.5, formula("HK:1"), one);
  problems.over(other);
  expect(problems.list().map(({ open: count }) => count)).toEqual([0, 0]);
});

test("a preview of a formula says nothing of its cell", () => {
  const problems = new Problems(new TestClock());
  problems.note(failed, formula("HK:1"));
  problems.note(new QosError("preview"), formula("HK:1"));
  expect(open(problems)).toEqual([["serverError", 1]]);
});

test("of a problem that ever new formulas have, no more than ten thousand are remembered", () => {
  const problems = new Problems(new TestClock());
  for (let at = 0; at < 10_050; at += 1) problems.note(failed, formula(`HK:${at}`));
  expect(open(problems)).toEqual([["serverError", 10_000]]);
});
