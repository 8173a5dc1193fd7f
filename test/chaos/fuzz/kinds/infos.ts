import { ungroup } from "../../../support/builders";
import { testApp } from "../../../support/testPorts";
import { figure, noAnswer, strangeRow, trap, wild, writeJson } from "../damage";
import type { Fuzzer } from "../fuzzer";
import { ERROR, type Expected } from "../judge";

const TEXTS = ["nc", "ne", "e", "tc"] as const;
const FIGURES = ["ls", "ts", "os", "ep", "na", "dy"] as const;
const FIELDS = ["name_zh", "name_en", "exchange", "currency", "lot", "shares", "float", "eps", "navps", "dps"];

/** Reference data of a few instruments. */
export const infoFuzzer: Fuzzer = {
  name: "answers of /instrument-info",
  async play(trial) {
    const { dice } = trial;
    const harm = dice.pick([0, 0.1, 0.4]);
    const wildness = dice.chance(0.2) ? dice.pick([0.02, 0.1]) : 0;
    const entries = ["HK:700", "US:AAPL", "SH:600519"].map((code, at) => {
      const wire: Record<string, unknown> = { c: code };
      const cells: Expected[] = [];
      for (const name of TEXTS) {
        const text = dice.pick([
          `${name} ${at} 腾讯`,
          `=${name}${at}`,
          "\ud83d\ude00 x",
          `<b>${at}</b>`,
          "x".repeat(999),
        ]);
        const spoilt = dice.chance(harm);
        wire[name] = spoilt ? dice.pick<unknown>([null, undefined, "", {}, [], 5, true, ["x"]]) : text;
        cells.push(spoilt ? ERROR : text);
      }
      for (const name of FIGURES) {
        const written = figure(dice, String(dice.int(1, 9_999_999) / 8), harm);
        wire[name] = written.wire;
        cells.push(written.figure ?? ERROR);
      }
      if (dice.chance(0.2)) wire["x"] = trap(dice);
      const lost = dice.chance(0.1);
      return { code, rows: lost ? [] : [wire], cells: lost ? cells.map((): Expected => ERROR) : cells };
    });
    const junk = dice.chance(0.1) ? noAnswer(dice) : undefined;
    const world = testApp();
    world.http.answer = ({ path, body }) => {
      if (path !== "/instrument-info") return { status: 200, body: '{"msg":"OK","data":[]}' };
      const asked = ungroup((body as { codes: string[] }).codes);
      const rows = entries.filter(({ code }) => asked.includes(code)).flatMap((entry) => entry.rows);
      const all = dice.shuffled<unknown>([...rows, ...(dice.chance(0.3) ? [strangeRow(dice)] : [])]);
      const answer = { msg: "OK", data: wildness > 0 ? wild(dice, all, wildness) : all };
      return { status: 200, body: trial.given(junk ?? writeJson(answer)) };
    };
    // Where a text has been put in the place of another, nobody can tell.
    const from = wildness > 0 ? TEXTS.length : 0;
    const codes = [entries.map(({ code }) => code)];
    const table = trial.enter(world.app, "INFO", [codes, FIELDS.slice(from).join(), false]);
    await world.clock.advance(100_000);
    const none: readonly Expected[] = FIELDS.map(() => ERROR);
    const rows = entries.map(({ cells }) => (junk === undefined ? cells : none).slice(from));
    trial.check("INFO", table.shown(), rows, wildness > 0 ? "orError" : "exact");
  },
};
