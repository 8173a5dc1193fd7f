import type { Dice } from "../../../support/dice";
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
import { NOW } from "./snapshots";

interface Level {
  readonly price: Written;
  readonly volume: Written;
  /** Its place in the true order book, the best first. */
  readonly place: number;
}

const cents = (whole: number): string => `${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, "0")}`;

/** One side of an order book: as it is sent, and what the table shows of it; `undefined`: nothing can be made of it. */
export interface Side {
  readonly wire: unknown;
  readonly shown: readonly (readonly [price: Expected, volume: Expected])[] | undefined;
  /** Its true figures, in whatever order. */
  readonly figures: readonly Expected[];
}

/** A side whose true prices go away from `best` by `step`. */
export function anySide(dice: Dice, best: number, step: number, harm: number): Side {
  const levels: Level[] = Array.from({ length: dice.int(1, 6) }, (_, place) => ({
    price: price(dice, cents(best + step * place), harm),
    volume: figure(dice, String(dice.int(1, 99_999)), harm),
    place,
  }));
  const sent = dice.chance(0.2) ? dice.shuffled(levels) : levels;
  const wire = sent.map(({ price: p, volume: v }) => ({
    p: p.wire,
    v: v.wire,
    ...(dice.chance(0.1) ? { t: trap(dice) } : {}),
  }));
  const figures = sent.flatMap(({ price: p, volume: v }) => [p.figure ?? ERROR, v.figure ?? ERROR]);
  return { wire, shown: shownOf(sent), figures };
}

/**
 * The best first, levels without a price last. Where something cannot be read the order has to be the server's own, and
 * right.
 */
function shownOf(sent: readonly Level[]): Side["shown"] {
  const priced = sent.filter(({ price: { figure: known } }) => known !== undefined);
  const unread = sent.some(({ price: p, volume: v }) => p.how === "unreadable" || v.how === "unreadable");
  const inOrder = priced.every(({ place }, at) => place > (priced[at - 1]?.place ?? -1));
  if (unread && !inOrder) return undefined;
  const rest = sent.filter(({ price: { figure: known } }) => known === undefined);
  const order = unread ? sent : [...[...priced].sort((left, right) => left.place - right.place), ...rest];
  return order.map(({ price: p, volume: v }) => [p.figure ?? ERROR, v.figure ?? ERROR] as const);
}

/** The table of both sides: bid volume, bid, ask, ask volume. */
export function orderBookTable(bids: Side, asks: Side): readonly (readonly Expected[])[] | undefined {
  const { shown: left } = bids;
  const { shown: right } = asks;
  if (left === undefined || right === undefined) return undefined;
  return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => {
    const [bid, bidVolume] = left[at] ?? [ERROR, ERROR];
    const [ask, askVolume] = right[at] ?? [ERROR, ERROR];
    return [bidVolume, bid, ask, askVolume];
  });
}

/** Answers of /depth. */
export const depthFuzzer: Fuzzer = {
  name: "answers of /depth",
  async play(trial) {
    const { dice } = trial;
    const code = dice.pick(["HK:700", "US:AAPL", "CF:BTCUSDT"]);
    const best = dice.int(2_000, 90_000);
    const harm = dice.pick([0, 0.1, 0.4]);
    const [bids, asks] = [anySide(dice, best, -dice.int(1, 9), harm), anySide(dice, best + 5, dice.int(1, 9), harm)];
    const wildness = dice.chance(0.2) ? dice.pick([0.02, 0.1]) : 0;
    const readable = orderBookTable(bids, asks);
    // An order book that cannot be read hides no older one that can.
    const fate = wildness > 0 || readable === undefined ? 9 : dice.int(0, 9);
    const row = { c: code, b: bids.wire, a: asks.wire, ts: NOW - 3 };
    const other = { ...row, b: [{ p: "6660666", v: "6660666" }], ts: NOW - 90 };
    const rows: readonly unknown[] = [
      [{ ...row, c: dice.pick(NO_CODES) }],
      [{ ...row, ts: dice.pick(NO_TIMES) }],
      [],
      [other, row],
      [{ ...row, b: { 0: { p: "6660666" } } }],
    ][fate] ?? [row];
    const table = fate < 3 || fate === 4 ? undefined : readable;
    const whole = dice.chance(0.1) ? noAnswer(dice) : undefined;
    const world = testApp();
    world.http.answer = () => {
      const data = dice.shuffled<unknown>([...rows, ...(dice.chance(0.3) ? [strangeRow(dice)] : [])]);
      const answer = { msg: "OK", data: wildness > 0 ? wild(dice, data, wildness) : data };
      return { status: 200, body: trial.given(whole ?? writeJson(answer)) };
    };
    const cell = trial.enter(world.app, "DEPTH", [code, 6, false]);
    await world.clock.advance(60_000);
    const asked = table === undefined || whole !== undefined ? ERROR : table;
    // A side that has lost levels is shorter: each level that is shown has to be a true one.
    if (wildness === 0) return trial.check(`DEPTH(${code})`, cell.shown(), asked);
    const truths = new Set<Expected>(whole === undefined ? [...bids.figures, ...asks.figures] : []);
    const shown = cell.shown();
    const cells = Array.isArray(shown) ? (shown as unknown[][]).flat() : [shown];
    for (const one of cells)
      trial.check(`DEPTH(${code}) of a broken book`, one, truths.has(one as Expected) ? (one as Expected) : ERROR);
  },
};
