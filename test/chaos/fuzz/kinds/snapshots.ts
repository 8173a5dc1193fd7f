import type { Dice } from "../../../support/dice";
import { ungroup } from "../../../support/builders";
import { testApp } from "../../../support/testPorts";
import {
  figure,
  NO_CODES,
  NO_TIMES,
  noAnswer,
  price,
  strangeRow,
  trap,
  wild,
  writeJson,
  type Written,
} from "../damage";
import type { Fuzzer } from "../fuzzer";
import { ERROR, type Expected } from "../judge";

/** 2024-11-13 15:00 UTC: New York trades, Hong Kong and Shanghai have closed today. */
export const NOW = 1_731_510_000;

/** A market with its clock's distance from UTC (seconds), and when its newest figures are of (seconds). */
const MARKETS = [
  { market: "US", offset: -18_000, newest: NOW, lots: 1 },
  { market: "CF", offset: 0, newest: NOW, lots: 1 },
  { market: "HK", offset: 28_800, newest: Date.UTC(2024, 10, 13, 7, 59, 50) / 1_000, lots: 1 },
  { market: "SH", offset: 28_800, newest: Date.UTC(2024, 10, 13, 6, 59, 50) / 1_000, lots: 100 },
] as const;

export const FIELDS = [
  "last",
  "prevclose",
  "open",
  "high",
  "low",
  "volume",
  "turnover",
  "time",
  "change",
  "changepct",
  "amplitude",
  "avgprice",
] as const;

/** A row as it is sent, and what it says. */
export interface Row {
  readonly code: string;
  readonly wire: Readonly<Record<string, unknown>>;
  /** What each of `FIELDS` has to show. */
  readonly cells: readonly Expected[];
}

/** A code of some market; the symbols of a test differ. */
function anyCode(dice: Dice, at: number): string {
  const { market } = dice.pick(MARKETS);
  if (market === "HK") return `HK:${700 + at}`;
  return market === "SH" ? `SH:${600_500 + at}` : `${market}:A${at}`;
}

const cents = (whole: number): string => `${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, "0")}`;

/** A row with figures that no other has, some of them harmed. `age`: seconds before the newest. */
export function anyRow(dice: Dice, code: string, { harm, age }: { readonly harm: number; readonly age: number }): Row {
  const market = MARKETS.find((known) => code.startsWith(known.market)) ?? MARKETS[0];
  const base = dice.int(1_000, 90_000);
  const [low, high] = [base - dice.int(100, 500), base + dice.int(100, 500)];
  const money = (whole: number): Written => price(dice, cents(whole), harm);
  const parts = {
    lp: money(dice.int(low, high)),
    yp: money(base + dice.int(-900, 900)),
    o: money(dice.int(low, high)),
    h: money(high),
    l: money(low),
    v: figure(dice, String(dice.int(1, 9_999_999)), harm),
    t: figure(dice, cents(dice.int(1_000, 999_999_999)), harm),
  };
  const ts = market.newest - age;
  const wire: Record<string, unknown> = { c: code, ts: dice.pick<unknown>([ts, ts, String(ts)]), s: 0 };
  for (const [name, { wire: written }] of Object.entries(parts)) wire[name] = written;
  if (dice.chance(0.3)) wire["trap"] = trap(dice);
  if (dice.chance(0.1)) wire["s"] = dice.pick<unknown>([{}, "x", null, [], "0"]);
  const { lp, yp, o, h, l, v, t } = parts;
  const change = minus(lp.figure, yp.figure);
  const own: (number | undefined)[] = [lp.figure, yp.figure, o.figure, h.figure, l.figure, v.figure, t.figure];
  const spread = minus(h.figure, l.figure);
  return {
    code,
    wire,
    cells: [
      ...own.map((known) => known ?? ERROR),
      near((ts + market.offset) / 86_400 + 25_569),
      near(change),
      near(over(change, yp.figure)),
      near(over(spread, yp.figure)),
      near(over(t.figure, v.figure === undefined ? undefined : v.figure * market.lots)),
    ],
  };
}

/** Prices have two decimals here, so whole cents say their difference exactly. */
function minus(left: number | undefined, right: number | undefined): number | undefined {
  if (left === undefined || right === undefined) return undefined;
  return (Math.round(left * 100) - Math.round(right * 100)) / 100;
}

function over(part: number | undefined, whole: number | undefined): number | undefined {
  return part === undefined || whole === undefined || whole === 0 ? undefined : part / whole;
}

function near(known: number | undefined): Expected {
  return known === undefined ? ERROR : { near: known };
}

const LOST: readonly Expected[] = FIELDS.map(() => ERROR);

/** What a code's rows in an answer are, and what its cells show. */
interface Entry {
  readonly code: string;
  readonly rows: readonly object[];
  readonly cells: readonly Expected[];
}

/** `whole`: no part of it will come to more harm, which could bring back what this one has taken. */
function anyEntry(dice: Dice, code: string, whole: boolean): Entry {
  const row = anyRow(dice, code, { harm: dice.pick([0, 0.1, 0.4]), age: dice.int(0, 20) });
  const older = (): object => ({ ...anyRow(dice, code, { harm: 0, age: dice.int(60, 120) }).wire });
  const fate = whole ? dice.int(0, 11) : 11;
  if (fate === 0) return { code, rows: [{ ...row.wire, c: dice.pick(NO_CODES) }], cells: LOST };
  if (fate === 1) return { code, rows: [{ ...row.wire, ts: dice.pick(NO_TIMES) }], cells: LOST };
  if (fate === 2) return { code, rows: [], cells: LOST };
  if (fate === 3) return { code, rows: dice.shuffled([row.wire, older()]), cells: row.cells };
  if (fate === 4) return { code, rows: [row.wire, row.wire], cells: row.cells };
  if (fate === 5)
    return { code, rows: dice.shuffled([row.wire, { ...row.wire, ts: dice.pick(NO_TIMES) }]), cells: row.cells };
  return { code, rows: [row.wire], cells: row.cells };
}

/** Answers of /snapshot: prices and quotes. */
export const snapshotFuzzer: Fuzzer = {
  name: "answers of /snapshot",
  async play(trial) {
    const { dice } = trial;
    const codes = Array.from({ length: dice.int(1, 6) }, (_, at) => anyCode(dice, at));
    const harm = dice.chance(0.25) ? dice.pick([0.02, 0.1, 0.3]) : 0;
    const entries = codes.map((code) => anyEntry(dice, code, harm === 0));
    const whole = dice.chance(0.12) ? noAnswer(dice) : undefined;
    const world = testApp();
    world.http.answer = ({ path, body }) => {
      if (path !== "/snapshot") return { status: 200, body: '{"msg":"OK","data":[]}' };
      if (whole !== undefined) return { status: dice.pick([200, 200, 500]), body: trial.given(whole) };
      const asked = ungroup((body as { codes: string[] }).codes);
      const rows = entries.filter(({ code }) => asked.includes(code)).flatMap(({ rows: sent }) => sent);
      const all = dice.shuffled<unknown>([...rows, ...(dice.chance(0.3) ? [strangeRow(dice), strangeRow(dice)] : [])]);
      const answer = { msg: "OK", data: all };
      return { status: 200, body: trial.given(writeJson(harm > 0 ? wild(dice, answer, harm) : answer)) };
    };
    const table = trial.enter(world.app, "QUOTE", [[codes], FIELDS.join(), false]);
    const prices = codes.map((code) => trial.enter(world.app, "PRICE", [code]));
    await world.clock.advance(100_000);
    const manner = harm > 0 ? "orError" : "exact";
    const rows = entries.map(({ cells }) => (whole === undefined ? cells : LOST));
    trial.check(`QUOTE(${codes.join()})`, table.shown(), rows, manner);
    prices.forEach((cell, at) => trial.check(`PRICE(${codes[at]})`, cell.shown(), rows[at]?.[0] ?? ERROR, manner));
  },
};
