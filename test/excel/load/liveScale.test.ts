import { systemClock } from "../../../src/simulator/clocks";
import type { CellResult } from "../../../src/workbench/excel/values";
import { watchLiveFlow } from "../../support/liveFlow";
import { closeProducts, startProduct, until } from "../../support/productInExcel";
import { useSimulator } from "../../support/simulator";
import { youngCodes, youngDay } from "../../support/youngDay";

const CODES = 500;
const CELLS_A_CODE = 20;
/** In each move of the market (milliseconds) some 470 of the instruments trade and are pushed: 2,000 pushes a second. */
const MOVES = 20;
const MOVE = 230;
/** What the cells of a code show, by the member of the push it comes from. */
const FIELDS = { last: "lp", volume: "v", high: "h" } as const;

type Field = keyof typeof FIELDS;
const NAMES = Object.keys(FIELDS) as readonly Field[];

/** So long (milliseconds) after quiet a cell that is not right never will be. */
const PATIENCE = 12_000;

// The market moves by `step` alone, and sixteen times as fast as the clock, so that all trade between two moves.
const simulator = useSimulator({ tickMs: 0, speed: 16, invented: 900, clock: youngDay(systemClock) });

afterEach(closeProducts);

interface LiveCell {
  readonly code: string;
  readonly field: Field;
  value: unknown;
}

/** What the server has pushed last of an instrument; undefined while it has pushed nothing. */
function lastPush(code: string): Readonly<Record<Field, number>> | undefined {
  const push = simulator().lastPush("S", code) as Readonly<Record<string, string>> | undefined;
  if (push === undefined) return undefined;
  return { last: Number(push[FIELDS.last]), volume: Number(push[FIELDS.volume]), high: Number(push[FIELDS.high]) };
}

function percentile(values: readonly number[], share: number): string {
  const sorted = [...values].sort((left, right) => left - right);
  return (sorted[Math.floor((sorted.length - 1) * share)] ?? NaN).toFixed(0);
}

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

test("ten thousand live cells over 500 instruments at 2,000 pushes a second: none is lost, every flush is of one piece, and after quiet every cell shows the last push", async () => {
  simulator().setPlan("pro", { socket: { products: CODES }, rest: { products: CODES, requestsAMinute: 600 } });
  const { excel, errors, window } = await startProduct({
    simulator: simulator(),
    key: simulator().keys.pro,
    settings: { plan: { products: CODES, requests: 600, socketProducts: CODES }, frame: 500 },
  });
  const flow = watchLiveFlow(window);
  const codes = youngCodes(simulator(), CODES);

  const cells: LiveCell[] = Array.from({ length: CODES * CELLS_A_CODE }, (_, at) => ({
    code: codes[at % CODES] ?? "",
    field: NAMES[Math.floor(at / CODES) % NAMES.length] ?? "last",
    value: undefined,
  }));
  const byCode = new Map(codes.map((code) => [code, cells.filter((cell) => cell.code === code)] as const));
  const pushed = new Map(codes.map((code) => [code, new Set<string>()] as const));
  const torn: string[] = [];
  let flushed: Set<string> | undefined;
  let watching = false;
  /** All that one instrument's cells show must be of one push. */
  const endFlush = (): void => {
    for (const code of flushed ?? []) {
      const shown = NAMES.map((name) => [
        ...new Set(byCode.get(code)?.flatMap((c) => (c.field === name ? c.value : []))),
      ]);
      if (watching && pushed.get(code)?.has(shown.join("|")) !== true) torn.push(`${code}: ${shown.join("|")}`);
    }
    flushed = undefined;
  };
  const show = (cell: LiveCell, result: CellResult): void => {
    cell.value = "value" in result ? result.value : result.error;
    if (flushed === undefined) {
      flushed = new Set();
      setImmediate(endFlush);
    }
    flushed.add(cell.code);
  };
  const move = (): void => {
    simulator().step();
    for (const code of codes) pushed.get(code)?.add(Object.values(lastPush(code) ?? {}).join("|"));
  };
  const behind = (): readonly LiveCell[] =>
    codes.flatMap((code) => {
      const last = lastPush(code);
      return (byCode.get(code) ?? []).filter(({ field, value }) => value !== (last?.[field] ?? value));
    });
  /** Waits until every cell is right; says which are not when it was in vain. Gives the milliseconds that it took. */
  const untilRight = async (): Promise<number> => {
    const begin = performance.now();
    await until(() => behind().length === 0 || performance.now() - begin > PATIENCE);
    const wrong = behind().map(
      ({ code, field, value }) => `${code} ${field} ${String(value)}, not ${lastPush(code)?.[field]}`,
    );
    expect(wrong.slice(0, 10)).toEqual([]);
    return performance.now() - begin;
  };

  excel.turn({
    begin: cells.map((cell) => ({
      name: "LIVE",
      args: [cell.code, cell.field],
      onResult: (result) => show(cell, result),
    })),
  });
  await until(
    () => simulator().subscriptions()["S"]?.length === CODES && cells.every(({ value }) => value !== undefined),
  );
  for (let warm = 0; warm < 3; warm += 1) move();
  await untilRight();

  flow.clear();
  excel.flushes.clear();
  watching = true;
  const before = { ...simulator().metrics };
  const begin = performance.now();
  for (let at = 1; at <= MOVES; at += 1) {
    move();
    await wait(begin + at * MOVE - performance.now());
  }
  const seconds = (performance.now() - begin) / 1_000;
  const settled = await untilRight();
  await wait(0);

  const { pushes, pushesDropped } = simulator().metrics;
  const made = pushes - before.pushes;
  const times = flow.frames.map(({ milliseconds }) => milliseconds);
  const sizes = flow.frames.map((frame) => frame.cells);
  process.stdout.write(
    `${cells.length} live cells over ${CODES} instruments: ${Math.round(made / seconds)} pushes/s, ` +
      `${made - flow.received} of ${made} lost; ${sizes.length} frames of ${percentile(sizes, 0.5)} cells; ` +
      `from frame to setResult ${percentile(times, 0.5)} ms (median), ${percentile(times, 0.95)} ms (95 %), ` +
      `${percentile(times, 1)} ms (longest); ${excel.flushes.accepted.length} flushes, ${torn.length} torn; ` +
      `right ${settled.toFixed(0)} ms after the last move\n`,
  );
  expect({ received: flow.received, dropped: pushesDropped }).toEqual({ received: made, dropped: 0 });
  expect(made).toBeGreaterThan(MOVES * CODES * 0.5);
  expect(sizes.length).toBeGreaterThan(1);
  expect(torn.slice(0, 5)).toEqual([]);
  expect(errors).toEqual([]);
}, 120_000);
