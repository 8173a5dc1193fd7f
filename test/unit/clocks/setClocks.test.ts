import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Budget } from "../../../src/flow/budget";
import { HOUR, MINUTE, SECOND } from "../../../src/kernel/time";
import { readSourceTree, SRC } from "../../support/sourceTree";
import { settle, TestClock } from "../../support/testClock";
import { testApp } from "../../support/testPorts";
import { JUMPS, PLACES, PROGRAMS } from "./places";

const table = Object.entries(JUMPS).flatMap(([jump, by]) =>
  Object.entries(PLACES).map(([name, place]) => [name, jump, by, place] as const),
);

test.each(table)("%s is over at its time, the clock being set %s", async (_name, _jump, by, { begin, length }) => {
  const clock = new TestClock();
  const isOver = await begin(clock);
  clock.jump(by);
  // Somebody looks soon, as cells and the pane do, and again at its time.
  const soon = await isOver();
  await clock.advance(length);
  expect(soon || (await isOver())).toBe(true);
});

test.each(Object.entries(PLACES))("%s is not over before its time", async (_name, { begin, length }) => {
  const clock = new TestClock();
  const isOver = await begin(clock);
  await clock.advance(length * 0.9);
  expect(await isOver()).toBe(false);
});

test.each(
  Object.entries(JUMPS).flatMap(([jump, by]) =>
    Object.entries(PROGRAMS).map(([name, program]) => [name, jump, by, program] as const),
  ),
)("%s is looked after, the clock being set %s", async (_name, _jump, by, { begin, length, isOver }) => {
  const made = await begin();
  made.clock.jump(by);
  await made.clock.advance(length);
  expect(isOver(made)).toBe(true);
});

test("a clock that was set back puts nobody behind those who come later", async () => {
  const clock = new TestClock();
  const budget = new Budget({ clock, allowance: () => ({ requests: 1 }) });
  const started: string[] = [];
  const run = (name: string): void => {
    void budget.enqueue().permit.then((end) => {
      started.push(name);
      end?.();
    });
  };
  run("first");
  await settle();
  run("waits since before");
  clock.jump(-HOUR);
  run("came after");
  await clock.advance(62 * SECOND);
  expect(started).toEqual(["first", "waits since before"]);
});

test.each(Object.entries(JUMPS))("the latency told is never that of a clock set %s", async (_jump, by) => {
  const { app, clock, socket } = testApp();
  app.live.value(["US:AAPL"], () => undefined);
  await clock.advance(15 * SECOND);
  clock.jump(by);
  for (let beat = 0; beat < 3; beat += 1) {
    socket.connections.at(-1)?.says({ type: "H", msg: "OK" });
    const { latency = 0 } = app.parts.sharing.link;
    expect([latency >= 0, latency <= MINUTE]).toEqual([true, true]);
    await clock.advance(20 * SECOND);
  }
});

/**
 * Every file of the add-in that reads the clock, and why a clock that is set does no lasting harm there. A file that is
 * not here keeps a time that nobody has thought of.
 */
const WHY: Readonly<Record<string, string>> = {
  "feed/visible/visibleOrder.ts":
    "waits are timers; a moment ahead is as good as none, and no rest is longer than the last",
  "feed/latestStore.ts": "age",
  "feed/ledger.ts": "order alone",
  "feed/liveFeed.ts": "a moment ahead is none",
  "feed/pacer.ts": "a moment ahead is none",
  "feed/poller.ts": "a moment ahead is none (poller.test)",
  "feed/socketFallback.ts": "age",
  "feed/sharing/leader.ts": "age",
  "feed/sharing/sharedBudget.ts": "handed on at once; estimates",
  "feed/socketQueries.ts": "age",
  "flow/budget.ts": "countdowns; ranks move with the clock",
  "flow/countdown.ts": "timers",
  "flow/frames.ts": "a moment ahead is as good as none (frames.test)",
  "flow/lowestRankFirst.ts": "so many passes at most",
  "flow/lookup.ts": "so many tries at most; waits are timers",
  "flow/outputThrottle.ts": "a minute at most (outputThrottle.test)",
  "flow/question.ts": "age",
  "flow/ttlCache.ts": "age",
  "host/persistentCache.ts": "age (persistentCache.test)",
  "host/socketWork.ts": "goes by milliseconds since the worker began, which nobody sets",
  "host/wake.ts": "age",
  "host/watchedClock.ts": "timers go by what has passed (watchedClock.test)",
  "host/clock.ts": "the port itself",
  "kernel/clock.ts": "the port itself",
  "kernel/timerGroups.ts": "only which timer many share; the wait itself is the timer's",
  "qos/restClient.ts": "order alone",
  "qos/socketClient.ts": "waits are timers; a latency that cannot be is not told",
  "quotes/datedCalendars.ts": "what day it is",
  "quotes/quoteSources.ts": "what time it is",
  "quotes/history/historySource.ts": "what time it is",
  "quotes/history/unfinishedPages.ts": "when a bar has ended is a moment",
  "quotes/history/span.ts": "what time it is",
  "quotes/live/barAggregation.ts": "age; what an answer is ahead by ends with its volume",
  "quotes/live/liveSource.ts": "age",
  "quotes/live/liveBars.ts": "how many bars are asked for: where these are too few they do not meet, and all are",
  "quotes/live/liveQuestions.ts": "what time it is",
  "quotes/live/pushTimes.ts": "the second push is believed",
  "quotes/questions/fxrate.ts": "what day it is",
  "quotes/questions/history.ts": "what day it is",
  "quotes/questions/series.ts": "what time it is",
  "quotes/questions/session.ts": "what time it is",
  "quotes/questions/close.ts": "what time it is",
  "quotes/questions/tday.ts": "what day it is",
  "quotes/seenDays.ts": "what time it is",
  "quotes/sessions/sessionSource.ts": "what time it is",
  "quotes/streams.ts": "age",
  "quotes/tradingDays.ts": "what day it is",
  "runtime/basics.ts": "hands the clock on",
  "runtime/connectionTest.ts": "told alone",
  "runtime/diagnostics.ts": "told alone",
  "features/find/instrumentNames.ts": "age",
  "features/activeSheet/sheetWatch.ts": "waits are timers, and no rest is longer than usual",
  "runtime/openCalls.ts": "told alone",
  "runtime/paneView.ts": "told alone",
  "runtime/plan.ts": "age",
  "runtime/problems.ts": "told alone",
  "runtime/serverTrouble.ts": "age",
  "runtime/sources.ts": "hands the clock on",
  "runtime/status.ts": "told alone",
  "taskpane/panels/problemsPanel.tsx": "told alone",
  "taskpane/sheet/useWork.ts": "told alone",
  "taskpane/sheet/workNote.tsx": "told alone",
  "taskpane/state/keyEnd.ts": "told alone",
  "taskpane/state/marketWords.ts": "told alone",
  "taskpane/state/paneStore.ts": "a moment ahead is none",
};

const PROGRAMS_OF_THEIR_OWN = ["simulator", "gateway", "workbench"];

test("every file that reads the clock is known, with the reason why a set clock does it no harm", () => {
  const reading = readSourceTree()
    .filter(({ folder }) => !PROGRAMS_OF_THEIR_OWN.includes(folder))
    .map(({ path }) => path)
    .filter((path) => /\bnow\(\)/.test(readFileSync(join(SRC, path), "utf8")));
  expect([...reading].sort()).toEqual(Object.keys(WHY).sort());
});

test("those that go by age ask the one rule", () => {
  const byAge = Object.keys(WHY).filter((path) => WHY[path]?.startsWith("age") === true);
  const asking = byAge.filter((path) => readFileSync(join(SRC, path), "utf8").includes("kernel/age"));
  expect(asking).toEqual(byAge);
});
