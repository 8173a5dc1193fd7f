import type { Table } from "../../src/quotes/cell";
import { INDICATORS } from "../../src/quotes/indicators/table";
import { QUESTIONS } from "../../src/runtime/questions";
import type { Simulator } from "../../src/simulator/simulator";
import { appOf, shortMinutes, startShortMinutes } from "../support/shortMinutes";
import { until } from "../support/until";

const CODE = "CF:BTCUSDT";
const NAMES = INDICATORS.map(({ name }) => name);

let simulator: Simulator;
let stopAll: () => Promise<void>;

beforeAll(async () => {
  ({ simulator, stop: stopAll } = await startShortMinutes());
});
afterAll(() => stopAll());

/** Minutes of a row's time, and its values; what has none is left as it is. */
const rows = (table: Table): (readonly [number, readonly unknown[]])[] =>
  table.map(([time, ...values]) => [Math.round((time as unknown as { serial: number }).serial * 1_440), values]);

/** The column of obv, if it is there: it counts from the first row shown, so that only its changes can be compared. */
function counted(names: readonly string[]): number | undefined {
  const at = names.indexOf("obv");
  const columns = (name: string) => INDICATORS.find((each) => each.name === name)?.columns.length ?? NaN;
  return at < 0 ? undefined : names.slice(0, at).reduce((sum, name) => sum + columns(name), 0);
}

test.each([NAMES.slice(0, 9), NAMES.slice(9, 17), NAMES.slice(17)])(
  "after a thousand pushes over several minutes live indicators are those of the server's own bars: %s and on",
  async (...names) => {
    const specs = names.join(";");
    const app = appOf(simulator);
    let table: Table = [];
    const failures: unknown[] = [];
    const stop = app.liveIndicators.watch([CODE, specs, "1m", 6, false], {
      show: (shown) => void (Array.isArray(shown) && (table = shown as Table)),
      fail: (error) => void failures.push(error),
    });
    await until(() => table.length === 6);
    const before = app.parts.feed.counts.pushes;
    const begun = Math.floor(shortMinutes.now() / 60_000);
    await until(() => app.parts.feed.counts.pushes > before + 1_000 && shortMinutes.now() / 60_000 > begun + 3.05);
    // Bars that began and ended while the cell was live.
    const live = rows(table).slice(-3, -1);
    stop();
    await new Promise((resolve) => shortMinutes.after(6_000, () => resolve(undefined)));
    const answer = (await app.queries.answer(QUESTIONS.indicator, [CODE, specs, "1m", 10, null, false], {
      preview: false,
    })) as Table;
    const own = new Map(rows(answer));
    expect(failures).toEqual([]);
    expect(live).toHaveLength(2);
    const asked = live.map(([time]) => own.get(time) ?? []);
    for (const [row, [, values]] of live.entries()) {
      expect(asked[row]).toHaveLength(values.length);
      values.forEach((value, at) => {
        expect(typeof value).toBe("number");
        const start = counted(names) === at ? [live[0]?.[1][at], asked[0]?.[at]] : [0, 0];
        const [mine, theirs] = [Number(value) - Number(start[0]), Number(asked[row]?.[at]) - Number(start[1])];
        expect(Math.abs(mine - theirs)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(theirs)));
      });
    }
  },
  60_000,
);
