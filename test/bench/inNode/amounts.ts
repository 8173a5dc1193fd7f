import { codes, push, ungroup } from "../../support/builders";
import { closedCells } from "../../support/closedCells";
import { countedTimers } from "../../support/countedTimers";
import { storedKey, testApp } from "../../support/testPorts";
import { thirtyLiveBars } from "../../support/thirtyLiveBars";
import type { Amount } from "../amount";

const RICH = { products: 500, requests: 600, socketProducts: 500 };
const FREE = { products: 10, requests: 30, socketProducts: 10 };
const FRAME = 15_000;
/** Milliseconds from one new cell to the next. */
const APART = 150;

/** What is counted, not timed. */
export const AMOUNTS: readonly Amount[] = [
  { name: "30 LIVEKLINE 1m, free plan", unit: "MB a minute", most: 0.5, count: megabytesAMinute },
  { name: "first value, frame of 15 s", unit: "ms after the answer", most: 300, count: firstValueAfter },
  { name: "closed cells", unit: "bytes a cell kept", most: 100, count: bytesKept, varies: true },
  { name: "timers, 100 cells at rest", unit: "a second", most: 2, count: timersASecond },
  { name: "timers, no live cell", unit: "pending", most: 0, count: timersPending },
];

/** The most of five minutes after the first, in which all of the bars are asked for. */
async function megabytesAMinute(): Promise<number> {
  const bars = thirtyLiveBars(true);
  await bars.minute();
  let most = 0;
  bars.received();
  for (let minute = 0; minute < 5; minute += 1) {
    await bars.minute();
    most = Math.max(most, bars.received() / 1e6);
  }
  return most;
}

/** From the arrival of the answer to what a new cell shows, while others move: the longest of a whole frame. */
async function firstValueAfter(): Promise<number> {
  const { app, clock, http, socket } = testApp({ ...storedKey(), "qos.settings": { plan: RICH, frame: FRAME } });
  const [moving = "", ...names] = codes(1 + FRAME / APART);
  app.live.value([moving], () => undefined);
  await clock.advance(10_000);
  const shownAt = new Map<string, number>();
  for (const name of names) {
    socket.last.says(push(moving, { lp: String(clock.now() % 1_000), ts: clock.now() / 1_000 }));
    app.live.value([name], () => shownAt.set(name, shownAt.get(name) ?? clock.now()));
    await clock.advance(APART);
  }
  await clock.advance(FRAME);
  const answered = http.requests.flatMap(({ body, at }) =>
    ungroup((body as { readonly codes: readonly string[] }).codes).map((name) => [name, at + http.latency] as const),
  );
  // The first answer of each counts.
  const answeredAt = new Map(answered.reverse());
  return Math.max(...names.map((name) => (shownAt.get(name) ?? Infinity) - (answeredAt.get(name) ?? NaN)));
}

async function bytesKept(): Promise<number> {
  return Math.max(0, (await closedCells(20_000)).kept);
}

/** In a closed market, of the plan that pushes all and of the one that pushes ten and refreshes the others in turn. */
async function timersASecond(): Promise<number> {
  let most = 0;
  for (const plan of [RICH, FREE]) {
    const { app, clock, counts } = countedTimers(plan);
    for (const code of codes(100)) app.live.value([code], () => undefined);
    await clock.advance(180_000);
    const before = counts.fired;
    await clock.advance(600_000);
    most = Math.max(most, (counts.fired - before) / 600);
  }
  return most;
}

/** After live cells were opened and closed, the pane being closed. */
async function timersPending(): Promise<number> {
  const { app, clock } = countedTimers(RICH);
  const stops = codes(30).map((code) => app.live.value([code], () => undefined));
  await clock.advance(60_000);
  for (const stop of stops) stop();
  await clock.advance(120_000);
  return clock.pending;
}
