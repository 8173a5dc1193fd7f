import type { Kept, PersistentCache } from "../../../../src/quotes/persistentCache";
import type { Argument } from "../../../../src/workbench/excel/values";
import type { Dice } from "../../../support/dice";
import { storedKey, testApp } from "../../../support/testPorts";
import { Raw, RawMember, wild } from "../damage";
import type { Fuzzer, Trial } from "../fuzzer";
import { isError, type Expected } from "../judge";

const DAY = 86_400;
const TODAY = Date.UTC(2024, 10, 13) / 1_000;
const CODE = "CF:BTCUSDT";

/** A persistent cache in memory whose records a test may spoil. */
class SpoiltCache implements PersistentCache {
  readonly records = new Map<string, Kept>();

  async get(name: string): Promise<Kept | undefined> {
    return this.records.get(name);
  }

  async put(name: string, value: unknown, ttl: number): Promise<void> {
    this.records.set(name, { value: structuredClone(value), remaining: ttl });
  }

  async remove(name: string): Promise<void> {
    this.records.delete(name);
  }

  async clear(): Promise<void> {
    this.records.clear();
  }
}

/** A server with a year of days, and what is kept of other endpoints. */
function world(persistentCache: PersistentCache, seed: number): ReturnType<typeof testApp> {
  const made = testApp(storedKey(), { persistentCache: () => persistentCache });
  const bars = Array.from({ length: 300 }, (_, at) => {
    const base = 100 + ((seed + at * 7) % 97);
    const ts = TODAY - (299 - at) * DAY;
    return {
      c: CODE,
      o: `${base}.25`,
      h: `${base + 9}.5`,
      l: `${base - 9}.75`,
      cl: `${base}.5`,
      v: `${base * 9}`,
      ts,
      kt: 1001,
    };
  });
  made.http.answer = ({ path, body }) => {
    const ok = (data: unknown) => ({ status: 200, body: JSON.stringify({ msg: "OK", data }) });
    if (path === "/history" || path === "/kline") {
      const lines = (body as { kline_reqs: { kt: number; co: number; e?: number }[] }).kline_reqs;
      return ok(
        lines.map(({ kt, co, e }) => {
          const upTo = bars.filter(({ ts }) => kt === 1001 && ts <= (e ?? TODAY));
          return { c: CODE, k: upTo.slice(-co) };
        }),
      );
    }
    if (path === "/instrument-info")
      return ok([{ c: CODE, nc: "比特币", ne: "Bitcoin", e: "X", tc: "USD", ls: "1", ts: "21", ep: "2.5" }]);
    if (path === "/product-list")
      return ok({
        CF: [
          { code: CODE, name: "Bitcoin" },
          { code: "CF:ETHUSDT", name: "Ether" },
        ],
      });
    if (path === "/market-calendar") return ok({ CF: ["20241113,F", "20241114,F"], HK: ["20241113,F", "20241114,H"] });
    return ok([]);
  };
  return made;
}

const ASKED: readonly (readonly [name: string, args: readonly Argument[]])[] = [
  ["HISTORY", [CODE, "2024-06-01", "2024-06-20", "1d", null, "time,open,high,low,close,volume", false]],
  ["HISTORY", [CODE, "2024-05-20", "2024-06-10", "1d", null, "time,close", false]],
  ["INFO", [CODE, "name_en,currency,lot,shares,eps", false]],
  ["LIST", ["CF", null, false]],
  ["CALENDAR", ["HK", false]],
];

async function answers(trial: Trial, { app, clock }: ReturnType<typeof testApp>): Promise<readonly unknown[]> {
  const cells = ASKED.map(([name, args]) => trial.enter(app, name, args));
  await clock.advance(40_000);
  await trial.loaded(clock, () => cells.every(({ shown }) => shown() !== undefined));
  return cells.map(({ shown }) => shown());
}

/** What a store can hold that no JSON can. */
function asStored(dice: Dice, tree: unknown): unknown {
  if (tree instanceof Raw || tree instanceof RawMember)
    return dice.pick<unknown>([NaN, Infinity, -Infinity, 10n, new Date(0)]);
  if (Array.isArray(tree)) return tree.map((item) => asStored(dice, item));
  if (typeof tree !== "object" || tree === null) return tree;
  return Object.fromEntries(Object.entries(tree).map(([name, member]) => [name, asStored(dice, member)]));
}

/** What was kept in an earlier session, after some harm: cells show what the server has, or what was kept whole. */
export const keptFuzzer: Fuzzer = {
  name: "records kept between sessions",
  async play(trial) {
    const { dice } = trial;
    const seed = dice.int(0, 1_000);
    const persistentCache = new SpoiltCache();
    const right = await answers(trial, world(persistentCache, seed));
    right.forEach((shown, at) =>
      trial.expect(`${ASKED[at]?.[0]} gives no answer before any harm: ${JSON.stringify(shown)}`, !isError(shown)),
    );
    for (const [name, { value, remaining }] of [...persistentCache.records]) {
      if (dice.chance(0.3)) continue;
      const spoilt = asStored(dice, wild(dice, value, dice.pick([0.003, 0.02, 0.2])));
      persistentCache.records.set(name, {
        value: spoilt,
        remaining: dice.pick([remaining, remaining, NaN, -5, Infinity]),
      });
      trial.size += 1_000;
    }
    const again = await answers(trial, world(persistentCache, seed));
    again.forEach((shown, at) => {
      // A record that has lost a figure shows none; texts may have been put in the place of others.
      const numbers = right[at] as readonly (readonly Expected[])[];
      const [name] = ASKED[at] ?? [""];
      if (name === "HISTORY") return trial.check(name, shown, numbers, "orError");
      const flat = new Set((Array.isArray(shown) ? (shown as unknown[][]) : []).flat());
      const known = new Set<unknown>(numbers.flat());
      for (const cell of flat)
        trial.expect(`${name} shows ${String(cell)}`, typeof cell !== "number" || known.has(cell));
      trial.expect(`${name} shows nothing`, shown !== undefined);
    });
  },
};
