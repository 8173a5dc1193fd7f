import type { Table } from "../../src/quotes/cell";
import { queryKline } from "../../src/quotes/questions/kline";
import type { Simulator } from "../../src/simulator/simulator";
import { appOf, shortMinutes, startShortMinutes } from "../support/shortMinutes";
import { until } from "../support/until";

const CODE = "CF:BTCUSDT";

let simulator: Simulator;
let stopAll: () => Promise<void>;

beforeAll(async () => {
  ({ simulator, stop: stopAll } = await startShortMinutes());
});
afterAll(() => stopAll());

type Row = readonly [{ readonly serial: number }, number, number, number, number, number];
const plain = (table: Table): number[][] =>
  (table as unknown as readonly Row[]).map(([time, ...figures]) => [Math.round(time.serial * 1_440), ...figures]);

test.each(["pushed", "made from trades"] as const)(
  "live bars %s are the server's own, across the minutes and a cut connection",
  async (how) => {
    if (how === "made from trades") {
      simulator.faults.add({ fault: "refuse", at: "K", message: "unknown type K" });
      simulator.faults.add({ fault: "drop-push", at: "push/K" });
    }
    const app = appOf(simulator);
    let table: Table = [];
    const stop = app.live.kline([CODE, "1m", 6, null, false], (shown) => {
      if (Array.isArray(shown)) table = shown as Table;
    });
    const pushes = () => app.parts.feed.counts.pushes;
    await until(() => plain(table).length === 6 && pushes() > 100);
    simulator.dropConnections({ by: "cut" });
    const before = pushes();
    await until(() => pushes() > before + 200);
    // Bars that began and ended since the connection came back were seen whole.
    const cut = Math.floor(shortMinutes.now() / 60_000);
    await until(() => shortMinutes.now() / 60_000 > cut + 3.05);
    const live = plain(table).slice(-3, -1);
    stop();
    simulator.faults.clear();
    await new Promise((resolve) => shortMinutes.after(6_000, () => resolve(undefined)));
    const answer = app.queries.answer(queryKline, [CODE, "1m", 10, null, null, false], {
      preview: false,
    }) as Promise<Table>;
    const own = new Map(plain(await answer).map(([time, ...figures]) => [time, figures]));
    expect(live).toHaveLength(2);
    for (const [time, ...figures] of live) {
      const [open, high, low, close, volume] = own.get(time) ?? [];
      expect(figures.slice(0, 4)).toEqual([open, high, low, close]);
      expect(figures[4]).toBeCloseTo(volume ?? NaN, 6);
    }
  },
  60_000,
);
