import { asQosError } from "../../../src/qos/errors";
import { queryHistory } from "../../../src/quotes/questions/history";
import { queryPrice } from "../../../src/quotes/questions/price";
import type { Question } from "../../../src/quotes/questions/question";
import type { BuiltApp } from "../../support/builtApp";
import { paneView } from "../../../src/runtime/paneView";
import { ProgressCounter } from "../../../src/taskpane/state/progress";
import { bars } from "../../support/builders";
import { ok } from "../../support/scriptedHttp";
import { storedKey, testApp } from "../../support/testPorts";

/** Asks as a formula does; how it ended, once it has. */
function asked(app: BuiltApp, question: Question, ...args: unknown[]): () => string | undefined {
  let ended: string | undefined;
  app.queries.answer(question, args, { preview: false }).then(
    () => (ended = "answered"),
    (thrown: unknown) => (ended = asQosError(thrown).id),
  );
  return () => ended;
}

/** A program that may ask twice a minute about one instrument each. */
function tightPlan() {
  return testApp({ ...storedKey(), "qos.settings": { plan: { products: 1, requests: 2, socketProducts: 1 } } });
}

test("what waits for the plan can be stopped: its cells say so, and nothing is spent on it", async () => {
  const { app, clock, http } = tightPlan();
  const cells = ["US:A", "US:B", "US:C", "US:D"].map((code) => asked(app, queryPrice, code));
  await clock.advance(1_000);
  expect(cells.map((ended) => ended())).toEqual(["answered", "answered", undefined, undefined]);
  app.queries.stopWaiting();
  await clock.advance(200_000);
  expect(cells.map((ended) => ended())).toEqual(["answered", "answered", "stopped", "stopped"]);
  expect(http.requests).toHaveLength(2);
});

test("a cell that was stopped asks again when it is recalculated", async () => {
  const { app, clock } = tightPlan();
  const cells = ["US:A", "US:B", "US:C"].map((code) => asked(app, queryPrice, code));
  await clock.advance(1_000);
  app.queries.stopWaiting();
  await clock.advance(70_000);
  const again = asked(app, queryPrice, "US:C");
  await clock.advance(1_000);
  expect([cells[2]?.(), again()]).toEqual(["stopped", "answered"]);
});

test("the pane counts how far a recalculation is, and how long it may take", async () => {
  const { app, clock } = tightPlan();
  const counter = new ProgressCounter();
  ["US:A", "US:B", "US:C", "US:D"].forEach((code) => asked(app, queryPrice, code));
  await clock.advance(10);
  counter.see(paneView(app));
  await clock.advance(1_000);
  const progress = counter.see(paneView(app));
  expect(progress).toMatchObject({ done: 2, total: 4 });
  expect(progress?.left).toBeGreaterThan(50_000);
  await clock.advance(70_000);
  expect(counter.see(paneView(app))).toBeUndefined();
});

test("a long history shows its page and the time left, and can be stopped", async () => {
  const { app, clock, http } = testApp();
  http.latency = 2_000;
  http.answer = ({ body }) => {
    const [{ e = 0, co = 0 } = {}] = (body as { kline_reqs: { e?: number; co?: number }[] }).kline_reqs;
    return ok([{ c: "US:AAPL", k: bars("US:AAPL", 60, co, { end: e - (e % 3_600), step: 3_600 }) }]);
  };
  const cell = asked(app, queryHistory, "US:AAPL", "2024-01-01", "2024-11-01", "1h");
  await clock.advance(5_000);
  const [walk] = paneView(app).walks;
  expect(walk).toMatchObject({ code: "US:AAPL" });
  expect(walk?.step).toBeGreaterThan(1);
  expect(walk?.left).toBeGreaterThan(1_000);
  walk?.stop();
  await clock.advance(1_000);
  expect(cell()).toBe("stopped");
  expect(paneView(app).walks).toEqual([]);
  const { length } = http.requests;
  await clock.advance(60_000);
  expect(http.requests).toHaveLength(length);
});
