import { codes } from "../../support/builders";
import { storedKey, testApp } from "../../support/testPorts";
import type { Amount } from "../amount";
import { processorTime, type Measured } from "../measure";

const [MANY, FEW] = [5_000, 1_000];
const NAMES = codes(MANY);
/** All of them are pushed, and there is room for more: the plan is at its end with neither number. */
const PLAN = { products: 2 * MANY, requests: 600, socketProducts: 2 * MANY };

interface Took {
  /** Milliseconds of the processor. */
  readonly all: number;
  /** The longest at once. */
  readonly blocked: number;
}

/** As many LIVE cells as instruments: opened at once, filled and closed at once, until nothing of them is wanted. */
async function live(count: number): Promise<Took> {
  const { app, clock, http } = testApp({ ...storedKey(), "qos.settings": { plan: PLAN } });
  http.latency = 5;
  let shown = 0;
  const begin = processorTime();
  const stops = NAMES.slice(0, count).map((name) => app.live.value([name], () => void (shown += 1)));
  const opened = processorTime();
  await clock.advance(1_000);
  const filled = processorTime();
  for (const stop of stops) stop();
  const closed = processorTime();
  await clock.advance(5_000);
  const end = processorTime();
  if (shown < count || app.visible.feed.wanted > 0)
    throw new Error(`${shown} of ${count} shown, ${app.visible.feed.wanted} still wanted`);
  return { all: end - begin, blocked: Math.max(opened - begin, closed - filled) };
}

/**
 * Cost of instruments. The bound is what a fifth as many cost, opened and closed five times, so that both leave as much to
 * be collected: what is linear costs five times as much.
 */
export const INSTRUMENTS: readonly Measured[] = [
  {
    name: "5,000 instruments",
    unit: MANY,
    most: 6,
    counts: "average",
    async run() {
      const cost = (await live(MANY)).all;
      let bound = 0;
      for (let turn = 0; turn < MANY / FEW; turn += 1) bound += (await live(FEW)).all;
      return { cost, bound: bound / (MANY / FEW) };
    },
  },
];

/** What holds up the page. */
export const BLOCKS: Amount = {
  name: "opening or closing 5,000 instruments",
  unit: "ms at once",
  most: 300,
  count: async () => (await live(MANY)).blocked,
  varies: true,
};
