import { keepRibbon } from "../../../src/commands/ribbonState";
import { builtApp } from "../../support/builtApp";
import { memoryStorage, nodePorts } from "../../support/nodePorts";
import { TestClock } from "../../support/testClock";

/** A program and the ribbon it keeps; `refuse` makes Excel refuse as it does at its own start. */
function ribbon() {
  const clock = new TestClock();
  const app = builtApp(nodePorts({ clock, storage: memoryStorage({}) }));
  const told: string[] = [];
  const excel = { refuses: false };
  keepRibbon(app, (enabled) => {
    if (excel.refuses) return Promise.reject(new Error("not yet"));
    const can = Object.entries(enabled).filter(([, is]) => is);
    told.push(can.map(([id]) => id.replace("QOS.", "")).join(" "));
    return Promise.resolve();
  });
  return { app, clock, told, excel };
}

test("without a key nothing can be refreshed or paused", () => {
  expect(ribbon().told).toEqual([""]);
});

test("with a key what moves can be paused, and what is paused can go on", async () => {
  const { app, clock, told } = ribbon();
  app.keys.enter("k-0123456789abcdef", "session");
  await clock.advance(0);
  app.pace.toggle();
  await clock.advance(0);
  app.pace.toggle();
  await clock.advance(0);
  app.keys.forget();
  await clock.advance(0);
  expect(told).toEqual(["", "Refresh Pause", "Refresh Resume", "Refresh Pause", ""]);
});

test("a change that concerns no button is not told", async () => {
  const { app, clock, told } = ribbon();
  await clock.advance(0);
  app.settings.change({ frame: 1_000 });
  await clock.advance(0);
  expect(told).toHaveLength(1);
});

test("Excel that refuses is told again later, and then what is true by then", async () => {
  const { app, clock, told, excel } = ribbon();
  await clock.advance(0);
  excel.refuses = true;
  app.keys.enter("k-0123456789abcdef", "session");
  await clock.advance(3_500);
  excel.refuses = false;
  expect(told).toEqual([""]);
  await clock.advance(10_000);
  expect(told).toEqual(["", "Refresh Pause"]);
  await clock.advance(120_000);
  expect(told).toHaveLength(2);
});
