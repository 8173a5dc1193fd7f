import type { Dice } from "../../../support/dice";
import { bars as longBars, ungroup } from "../../../support/builders";
import { testApp } from "../../../support/testPorts";
import { figure, NO_CODES, NO_TIMES, noAnswer, price, strangeRow, trap, wild, writeJson } from "../damage";
import type { Fuzzer } from "../fuzzer";
import { ERROR, type Expected } from "../judge";

const DAY = 86_400;
const MIDNIGHT = Date.UTC(2024, 10, 13) / 1_000;

interface AnyBar {
  readonly wire: Readonly<Record<string, unknown>>;
  readonly cells: readonly Expected[];
}

/** A daily bar of an exchange at UTC, `ago` days before the newest. */
function anyBar(dice: Dice, code: string, { ago, harm }: { readonly ago: number; readonly harm: number }): AnyBar {
  const text = (): string => `${dice.int(100, 9_000)}.${dice.int(10, 99)}`;
  const [o, h, l, cl] = [0, 1, 2, 3].map(() => price(dice, text(), harm));
  const v = figure(dice, String(dice.int(1, 9_999_999)), harm);
  const ts = MIDNIGHT - ago * DAY;
  const extra = dice.chance(0.05) ? { x: trap(dice) } : {};
  const kt = dice.pick<unknown>([1001, 1001, "1001"]);
  const wire = { c: code, o: o?.wire, h: h?.wire, l: l?.wire, cl: cl?.wire, v: v.wire, ts, kt, ...extra };
  const cells = [o, h, l, cl, v].map((part) => part?.figure ?? ERROR);
  return { wire, cells: [{ near: ts / DAY + 25_569 }, ...cells] };
}

/** What cannot be the kind of a bar. */
const NO_KINDS: readonly unknown[] = [null, undefined, "x", {}, [1001], 1001.5, 7, "", true, "day", 1e9];

/** The bars of a series as they are sent, and whether a table may be made of them. */
function sentBars(
  dice: Dice,
  code: string,
  trueBars: readonly AnyBar[],
): { readonly wire: object[]; readonly whole: boolean } {
  const wire: Record<string, unknown>[] = trueBars.map((bar) => ({ ...bar.wire }));
  const at = dice.int(0, wire.length - 1);
  const bar = wire[at] ?? {};
  switch (dice.int(0, 13)) {
    case 0:
      bar["kt"] = dice.pick(NO_KINDS);
      return { wire, whole: false };
    case 1:
      bar["ts"] = dice.pick<unknown>([...NO_TIMES, undefined, null, 0, ""]);
      return { wire, whole: false };
    case 2:
      bar["c"] = dice.pick([...NO_CODES, "CF:OTHER"]);
      return { wire, whole: false };
    case 3:
      wire.splice(at, 0, { ...bar });
      return { wire, whole: true };
    case 4:
      wire.splice(at, 0, { ...bar, cl: "6660666" });
      return { wire, whole: false };
    case 5:
      wire.splice(at, 0, dice.pick<Record<string, unknown>>([{}, { c: code }, { c: code, kt: 1001 }]));
      return { wire, whole: false };
    case 6:
      wire.splice(at, 1);
      return { wire, whole: false };
    case 7:
      return { wire: dice.shuffled(wire), whole: true };
    case 8:
      return { wire: [anyBar(dice, code, { ago: trueBars.length, harm: 0 }).wire, ...wire], whole: true };
    case 9:
      bar["kt"] = 1007;
      return { wire, whole: false };
    default:
      return { wire, whole: true };
  }
}

/** Answers of /kline. */
export const barFuzzer: Fuzzer = {
  name: "answers of /kline",
  async play(trial) {
    const { dice } = trial;
    const code = "CF:BTCUSDT";
    const count = dice.int(3, 40);
    const harm = dice.pick([0, 0.02, 0.2]);
    const trueBars = Array.from({ length: count }, (_, at) => anyBar(dice, code, { ago: count - 1 - at, harm }));
    const wildness = dice.chance(0.2) ? dice.pick([0.005, 0.05]) : 0;
    const sent =
      wildness > 0 ? { wire: trueBars.map(({ wire }) => wire), whole: true } : sentBars(dice, code, trueBars);
    const junk = dice.chance(0.1) ? noAnswer(dice) : undefined;
    const world = testApp();
    world.http.answer = ({ body }) => {
      const lines = (body as { kline_reqs: { c: string; kt: number; co: number }[] }).kline_reqs;
      const data = lines.flatMap(({ c, kt, co }) =>
        ungroup([c]).map((single) => ({
          c: dice.chance(0.1) ? undefined : single,
          k: kt === 1001 ? sent.wire : longBars(single, kt, Math.min(co, 50), { step: 30 * DAY }),
        })),
      );
      const all = dice.shuffled<unknown>([...data, ...(dice.chance(0.2) ? [strangeRow(dice)] : [])]);
      const answer = { msg: "OK", data: wildness > 0 ? wild(dice, all, wildness) : all };
      return { status: 200, body: trial.given(junk ?? writeJson(answer)) };
    };
    const cell = trial.enter(world.app, "KLINE", [code, "1d", count, null, null, false]);
    await world.clock.advance(100_000);
    const table = sent.whole && junk === undefined ? trueBars.map(({ cells }) => cells) : ERROR;
    trial.check(`KLINE(${code},"1d",${count})`, cell.shown(), table, wildness > 0 ? "orError" : "exact");
  },
};
