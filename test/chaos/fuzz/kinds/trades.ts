import type { Dice } from "../../../support/dice";
import { testApp } from "../../../support/testPorts";
import { figure, NO_TIMES, noAnswer, price, strangeRow, trap, writeJson } from "../damage";
import type { Fuzzer } from "../fuzzer";
import { ERROR, type Expected } from "../judge";
import { NOW } from "./snapshots";

/** `d` on the wire and what it says; what is no number of a side says nothing. */
const SIDES: readonly (readonly [wire: unknown, side: string])[] = [
  [1, "buy"],
  ["1", "buy"],
  [2, "sell"],
  [0, "unknown"],
  [7, "unknown"],
  [-1, "unknown"],
  [1.5, "unknown"],
  [null, "unknown"],
  ["x", "unknown"],
  [{}, "unknown"],
  ["__proto__", "unknown"],
];

interface Traded {
  readonly wire: Readonly<Record<string, unknown>>;
  readonly cells: readonly Expected[];
}

/** A trade `age` seconds ago, in the zone of an exchange at UTC. */
export function anyTrade(
  dice: Dice,
  code: string,
  { harm, age }: { readonly harm: number; readonly age: number },
): Traded {
  const paid = price(dice, `${dice.int(10, 900)}.${dice.int(10, 99)}`, harm);
  const size = figure(dice, String(dice.int(1, 99_999)), harm);
  const [d, side] = dice.chance(harm) ? dice.pick(SIDES) : dice.pick(SIDES.slice(0, 3));
  const ts = NOW - age;
  const extra = dice.chance(0.1) ? { x: trap(dice) } : {};
  return {
    wire: { c: code, p: paid.wire, v: size.wire, ts: dice.pick<unknown>([ts, String(ts)]), d, ...extra },
    cells: [{ near: ts / 86_400 + 25_569 }, paid.figure ?? ERROR, size.figure ?? ERROR, side],
  };
}

/** Answers of /trade: the latest trades of two instruments in one list. */
export const tradeFuzzer: Fuzzer = {
  name: "answers of /trade",
  async play(trial) {
    const { dice } = trial;
    const codes = ["CF:BTCUSDT", "CF:ETHUSDT"];
    const world = testApp();
    const whole = dice.chance(0.1) ? noAnswer(dice) : undefined;
    const count = dice.int(1, 12);
    const series = codes.map((code) => {
      const harm = dice.pick([0, 0.1, 0.4]);
      const trades = Array.from({ length: count }, (_, at) => anyTrade(dice, code, { harm, age: at * 2 + 1 }));
      const rows: object[] = trades.map(({ wire }) => wire);
      const fate = dice.int(0, 6);
      if (fate === 0) rows[dice.int(0, count - 1)] = { ...trades[0]?.wire, ts: dice.pick(NO_TIMES) };
      const sent = dice.chance(0.3) ? rows.reverse() : dice.chance(0.2) ? dice.shuffled(rows) : rows;
      return { code, sent, cells: fate === 0 ? ERROR : trades.map(({ cells }) => cells) };
    });
    world.http.answer = () => {
      const strange = dice.chance(0.3) ? [strangeRow(dice), strangeRow(dice)] : [];
      const [first, second] = dice.shuffled(series.map(({ sent }) => sent));
      const data = [...(first ?? []), ...strange, ...(second ?? [])];
      return { status: 200, body: trial.given(whole ?? writeJson({ msg: "OK", data })) };
    };
    const cells = codes.map((code) => trial.enter(world.app, "TRADES", [code, count, false]));
    await world.clock.advance(60_000);
    cells.forEach((cell, at) => {
      const right: readonly (readonly Expected[])[] | Expected =
        whole === undefined ? (series[at]?.cells ?? ERROR) : ERROR;
      trial.check(`TRADES(${codes[at]})`, cell.shown(), right);
    });
  },
};
