import type { Argument } from "../../../../src/workbench/excel/values";
import { EMPTY_CELL } from "../../../../src/workbench/excel/values";
import type { Dice } from "../../../support/dice";
import { testApp } from "../../../support/testPorts";
import type { Fuzzer, Trial } from "../fuzzer";
import { unsound, type Expected } from "../judge";
import { NOW } from "./snapshots";
import { anyScalar } from "./texts";

function anyArgument(dice: Dice): Argument {
  const way = dice.int(0, 9);
  if (way === 0) return undefined;
  if (way === 1) return EMPTY_CELL;
  if (way === 2) return { error: dice.pick(["#N/A", "#VALUE!", "#REF!", "#NAME?", "#DIV/0!"]) };
  if (way < 5) {
    const width = dice.int(1, 4);
    const rows = dice.chance(0.05) ? 2_000 : dice.int(1, 5);
    const filled = dice.pick([0.1, 0.9]);
    return Array.from({ length: rows }, () =>
      Array.from({ length: width }, () => (dice.chance(filled) && rows < 9 ? anyScalar(dice) : EMPTY_CELL)),
    );
  }
  return anyScalar(dice);
}

/** Spellings with one meaning, and the code that they mean. */
const SPELLINGS: readonly (readonly [string, string])[] = [
  ["US:AAPL", "US:AAPL"],
  ["us:aapl", "US:AAPL"],
  ["  US:AAPL ", "US:AAPL"],
  ["US:AAPL\u200b", "US:AAPL"],
  ["ＵＳ：ＡＡＰＬ", "US:AAPL"],
  ["AAPL", "US:AAPL"],
  ["AAPL.US", "US:AAPL"],
  ["NASDAQ:AAPL", "US:AAPL"],
  ["AAPL US Equity", "US:AAPL"],
  ["HK:700", "HK:700"],
  ["HK:00700", "HK:700"],
  ["0700.HK", "HK:700"],
  ["hk700", "HK:700"],
  ["HK:0700.HK", "HK:700"],
  ["600519.SH", "SH:600519"],
  ["sh600519", "SH:600519"],
  ["600519.SS", "SH:600519"],
  ["600519", "SH:600519"],
];

/** The price that the server has for a code: each has its own. */
const priceOf = (code: string): number => 100 + (code.charCodeAt(0) * 7 + code.charCodeAt(3)) / 4;

function sizeOf(args: readonly Argument[]): number {
  return JSON.stringify(args, (_, value: unknown) => (typeof value === "symbol" ? 0 : value)).length;
}

/** A program with a server that knows every code, each with its own price. */
function world(): ReturnType<typeof testApp> {
  const made = testApp();
  made.http.answer = ({ path, body }) => {
    if (path !== "/snapshot") return { status: 200, body: '{"msg":"OK","data":[]}' };
    const { codes } = body as { codes: string[] };
    const rows = codes.flatMap((group) => {
      const [market = "", symbols = ""] = group.split(":");
      return symbols.split(",").map((symbol) => {
        const lp = String(priceOf(`${market}:${symbol}`));
        // New York trades, Hong Kong and Shanghai have closed.
        const ts = market === "US" ? NOW - 5 : NOW - 25_300;
        return { c: `${market}:${symbol}`, lp, yp: "1", o: "1", h: "9", l: "1", ts, v: "1", t: "1" };
      });
    });
    return { status: 200, body: JSON.stringify({ msg: "OK", data: rows }) };
  };
  return made;
}

/** Any arguments, to every formula: a table, a value, or an error with words; never silence. */
export const argumentFuzzer: Fuzzer = {
  name: "arguments of formulas",
  async play(trial) {
    const { dice, sheet } = trial;
    const { app, clock } = world();
    const entered = Array.from({ length: 4 }, () => {
      const { name, parameters } = dice.pick(sheet.all);
      const args = parameters.slice(0, dice.int(0, parameters.length)).map(() => anyArgument(dice));
      trial.size += sizeOf(args);
      let shown: unknown;
      const running = sheet.call(app, { name, args }, (value) => (shown = value), {
        emptyCell: dice.pick([0, null]),
        preview: dice.chance(0.1),
        ...(dice.chance(0.2) ? { known: dice.int(0, parameters.length) } : {}),
      });
      return { name, args, running, shown: () => shown };
    });
    const [spelling, code] = dice.pick(SPELLINGS);
    const right = trial.enter(app, "PRICE", [spelling]);
    const all = (): boolean => entered.every(({ running, shown }) => running.refused || shown() !== undefined);
    await trial.loaded(clock, all, 20);
    await clock.advance(150_000);
    await trial.loaded(clock, all);
    for (const { name, args, running, shown } of entered) {
      if (running.refused) continue;
      tellUnsound(trial, `${name}(${JSON.stringify(args)?.slice(0, 300)})`, shown());
      running.cancel();
    }
    trial.check(`PRICE(${JSON.stringify(spelling)})`, right.shown(), priceOf(code) as Expected);
    await clock.advance(20_000);
  },
};

function tellUnsound(trial: Trial, what: string, shown: unknown): void {
  const fault = shown === undefined ? "nothing at all was shown" : unsound(shown);
  trial.expect(`${what}: ${fault}`, fault === undefined);
}
