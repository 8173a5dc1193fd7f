import { codes } from "../../support/builders";
import { countedTimers } from "../../support/countedTimers";

const RICH = { products: 500, requests: 600, socketProducts: 500 };
const FREE = { products: 10, requests: 30, socketProducts: 10 };

test.each([
  ["all pushed", RICH, 0.5],
  ["ten pushed and ninety refreshed in turn", FREE, 2],
])("a hundred live cells in a closed market, %s, take at most two timers a second", async (_name, plan, most) => {
  const { app, clock, counts } = countedTimers(plan);
  const shown: unknown[] = [];
  codes(100).forEach((code) => app.live.value([code], (value) => shown.push(value)));
  await clock.advance(180_000);
  Object.assign(counts, { set: 0, fired: 0 });
  await clock.advance(600_000);
  expect(counts.fired / 600).toBeLessThanOrEqual(most);
  // Each was shown, and shown again once, for Excel may have lost it.
  expect(shown).toHaveLength(200);
});

test.each([
  ["rich", RICH],
  ["free", FREE],
])("without live cells there is no timer, on a %s plan", async (_name, plan) => {
  const { app, clock } = countedTimers(plan);
  await clock.advance(10_000);
  expect(clock.pending).toBe(0);
  const stops = codes(30).map((code) => app.live.value([code], () => undefined));
  await clock.advance(60_000);
  for (const stop of stops) stop();
  await clock.advance(120_000);
  expect(clock.pending).toBe(0);
});
