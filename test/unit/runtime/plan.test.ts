import { QosError } from "../../../src/qos/errors";
import { FREE_PLAN, Plan } from "../../../src/runtime/plan";
import { Problems } from "../../../src/runtime/problems";
import { TestClock } from "../../support/testClock";

test("a key of an unknown plan has the free plan's limits", () => {
  const plan = new Plan();
  expect([plan.products("snapshot"), plan.requests("kline"), plan.socketProducts, plan.source]).toEqual([
    FREE_PLAN.products,
    FREE_PLAN.requests,
    FREE_PLAN.socketProducts,
    "default",
  ]);
});

test("what the server refuses lowers the limit of that endpoint alone, and never below one", () => {
  const plan = new Plan();
  plan.learnProducts("snapshot", 10);
  plan.learnRequests("kline", 12);
  expect([plan.products("snapshot"), plan.products("kline")]).toEqual([5, 10]);
  expect([plan.requests("kline"), plan.requests("snapshot")]).toEqual([12, 30]);
  expect(plan.source).toBe("learned");
  for (let turn = 0; turn < 9; turn += 1) plan.learnProducts("snapshot", plan.products("snapshot"));
  plan.learnRequests("kline", -3);
  expect([plan.products("snapshot"), plan.requests("kline")]).toEqual([1, 1]);
});

test("a refusal never raises a limit", () => {
  const plan = new Plan();
  plan.learnProducts("snapshot", 1_000);
  plan.learnRequests("snapshot", 1_000);
  plan.learnSocketProducts(50, 50);
  expect([plan.products("snapshot"), plan.requests("snapshot"), plan.socketProducts]).toEqual([10, 30, 10]);
  expect(plan.source).toBe("default");
});

test("the number of subscriptions is found by halves between what the server holds and what it refused", () => {
  const plan = new Plan();
  plan.learnSocketProducts(7, 3);
  expect(plan.socketProducts).toBe(8);
  plan.noteSocketProducts(8);
  expect(plan.socketProducts).toBe(9);
  plan.noteSocketProducts(9);
  expect(plan.socketProducts).toBe(9);
  plan.learnSocketProducts(8, 1);
  expect(plan.socketProducts).toBe(8);
});

test("a learned number of requests is forgotten after ten minutes: another workbook may have spent the window", () => {
  let now = 0;
  const plan = new Plan(() => now);
  plan.learnRequests("snapshot", 3);
  now = 599_999;
  expect(plan.requests("snapshot")).toBe(3);
  now = 600_000;
  expect(plan.requests("snapshot")).toBe(30);
});

test("another plan forgets what was learnt", () => {
  const plan = new Plan();
  plan.learnProducts("snapshot", 4);
  plan.reset({ products: 50, requests: 100, socketProducts: 40 });
  expect([plan.products("snapshot"), plan.source]).toEqual([50, "entered"]);
  plan.reset(undefined);
  expect(plan.source).toBe("default");
});

test("a problem is listed once, with how often and when it came last", async () => {
  const clock = new TestClock();
  const problems = new Problems(clock);
  problems.note(new QosError("unreachable"));
  problems.note(new QosError("noKey"));
  await clock.advance(5);
  problems.note(new QosError("unreachable"));
  expect(problems.list()).toMatchObject([
    { error: { id: "unreachable" }, times: 2, lastAt: clock.now() },
    { error: { id: "noKey" }, times: 1 },
  ]);
  expect(problems.latest?.error.id).toBe("unreachable");
});

test("everyday states are no problems, and the list does not grow for ever", () => {
  const problems = new Problems(new TestClock());
  for (const id of ["preview", "cancelled", "connecting"] as const) problems.note(new QosError(id));
  expect(problems.list()).toEqual([]);
  for (let count = 0; count < 200; count += 1) problems.note(new QosError("notFound", { code: `US:A${count}` }));
  expect(problems.list()).toHaveLength(50);
  expect(problems.latest?.error.details).toEqual({ code: "US:A199" });
  problems.clear();
  expect(problems.latest).toBeUndefined();
});

test.each([0, -5, 0.5, NaN, -Infinity])("a limit of %d taught by another workbook is none", (limit) => {
  const plan = new Plan();
  const { base } = plan.learnedLimits();
  plan.adopt({
    base,
    limits: { "products snapshot": limit, "requests snapshot": limit, "forget snapshot": 1e15 },
    socket: { products: limit, refused: limit },
  });
  expect([plan.products("snapshot"), plan.requests("snapshot"), plan.socketProducts]).toEqual([10, 30, 10]);
});

test.each([0, -1, NaN, 0.2])("a plan with a limit of %d is not taken into force", (products) => {
  const plan = new Plan();
  plan.reset({ products, requests: 30, socketProducts: 10 });
  expect([plan.products("snapshot"), plan.source]).toEqual([10, "default"]);
});
