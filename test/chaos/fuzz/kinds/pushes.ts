import type { Dice } from "../../../support/dice";
import { testApp } from "../../../support/testPorts";
import { NO_CODES, NO_TIMES, noAnswer, RawMember, trap, writeJson } from "../damage";
import type { Fuzzer, Trial } from "../fuzzer";
import { ERROR, isError, type Expected } from "../judge";
import { anySide, orderBookTable } from "./orderBooks";
import { anyRow, FIELDS, NOW } from "./snapshots";
import { anyTrade } from "./trades";

const CODE = "CF:BTCUSDT";

/** What no push is. */
function noPush(dice: Dice): string {
  const prices = '"lp":"6660666","p":"6660666","v":"6660666"';
  return dice.pick([
    noAnswer(dice),
    `{"tp":"S","c":"US:NOTASKED",${prices},"ts":${NOW}}`,
    `{"tp":"S","c":"${CODE}",${prices},"ts":${JSON.stringify(dice.pick(NO_TIMES.slice(0, 8)))}}`,
    `{"tp":"S","c":${JSON.stringify(dice.pick(NO_CODES) ?? null)},${prices},"ts":${NOW}}`,
    `{"tp":["S"],"c":"${CODE}",${prices},"ts":${NOW}}`,
    `{"tp":"__proto__","c":"${CODE}",${prices},"ts":${NOW}}`,
    `{"tp":"s","c":"${CODE}",${prices},"ts":${NOW}}`,
    `{"tp":"","c":"${CODE}",${prices},"ts":${NOW}}`,
    `{"type":"S","c":"${CODE}",${prices},"ts":${NOW}}`,
    `{"type":"S","msg":{"x":1},"reqid":{"y":2}}`,
    `{"type":"RS","msg":"OK","reqid":1,"data":[{"c":"${CODE}",${prices},"ts":${NOW}}]}`,
    `{"type":{"toString":1},"msg":"OK"}`,
    `{"__proto__":{"tp":"S","c":"${CODE}",${prices},"ts":${NOW}}}`,
    `[{"tp":"S","c":"${CODE}",${prices},"ts":${NOW}}]`,
    `{"type":"H","msg":"OK","time":"never"}`,
    `{"tp":"S","c":"${CODE}","x":"${"y".repeat(100_000)}","ts":"no"}`,
    `{"tp":"K","c":"${CODE}","cl":"6660666","kt":"x","ts":${NOW}}`,
    `${"[".repeat(50_000)}`,
  ]);
}

/** A program whose live cells have their first values from nowhere but pushes. */
async function open(): Promise<ReturnType<typeof testApp>> {
  const world = testApp({ ...KEY, "qos.settings": { frame: 250 } });
  world.http.answer = () => ({ status: 200, body: '{"msg":"OK","data":[]}' });
  return world;
}

const KEY = { "qos.key": { key: "k3y-of-a-test-0123456789", remember: true } };

/** Milliseconds until a push has reached the cells, frame and all. */
const FRAME = 1_200;

/** Pushes of snapshots: each cell shows what the newest readable push says of it. */
export const snapshotPushFuzzer: Fuzzer = {
  name: "pushes of snapshots",
  async play(trial) {
    const { dice } = trial;
    const world = await open();
    const table = trial.enter(world.app, "LIVEQUOTE", [CODE, FIELDS.join(), false]);
    const last = trial.enter(world.app, "LIVE", [CODE]);
    await world.clock.advance(5_000);
    let expected: readonly Expected[] | undefined;
    const count = dice.int(2, 8);
    for (let at = 0; at < count; at += 1) {
      const row = anyRow(dice, CODE, { harm: dice.pick([0, 0.1, 0.4]), age: (count - at) * 3 });
      const wire = { tp: "S", ...row.wire };
      const fate = dice.int(0, 9);
      if (fate === 0) say(trial, world, noPush(dice));
      else if (fate === 1 && expected !== undefined) {
        const older = anyRow(dice, CODE, { harm: 0, age: (count - at) * 3 + 40 });
        say(trial, world, writeJson({ tp: "S", ...older.wire }));
      } else {
        say(trial, world, writeJson(wire));
        expected = row.cells;
        if (fate === 2) say(trial, world, noPush(dice));
      }
      await world.clock.advance(FRAME);
      const cells = expected ?? FIELDS.map(() => ERROR);
      trial.check(`LIVEQUOTE after push ${at}`, table.shown(), [cells]);
      trial.check(`LIVE after push ${at}`, last.shown(), cells[0] ?? ERROR);
    }
    table.stop();
    last.stop();
    await world.clock.advance(FRAME);
  },
};

function say(trial: Trial, { socket }: ReturnType<typeof testApp>, text: string): void {
  socket.last.says(trial.given(text));
}

/** Pushes of order books: the newest that can be read. */
export const orderBookPushFuzzer: Fuzzer = {
  name: "pushes of books",
  async play(trial) {
    const { dice } = trial;
    const world = await open();
    const table = trial.enter(world.app, "LIVEDEPTH", [CODE, 6, false]);
    const names = ["bid", "ask", "bidsize", "asksize", "spread", "mid"];
    const fields = names.map((field) => trial.enter(world.app, "LIVE", [CODE, field]));
    await world.clock.advance(5_000);
    let shown: readonly (readonly Expected[])[] | undefined;
    const count = dice.int(2, 6);
    for (let at = 0; at < count; at += 1) {
      const harm = dice.pick([0, 0.1, 0.4]);
      const best = dice.int(2_000, 90_000);
      const [bids, asks] = [anySide(dice, best, -dice.int(1, 9), harm), anySide(dice, best + 7, dice.int(1, 9), harm)];
      const ts = NOW - (count - at) * 3;
      const fate = dice.int(0, 7);
      if (fate === 0) say(trial, world, noPush(dice));
      else if (fate === 1 && shown !== undefined)
        say(trial, world, writeJson({ tp: "D", c: CODE, b: [{ p: "6660666", v: "1" }], a: [], ts: ts - 40 }));
      else {
        say(trial, world, writeJson({ tp: "D", c: CODE, b: bids.wire, a: asks.wire, ts }));
        shown = orderBookTable(bids, asks) ?? shown;
      }
      await world.clock.advance(FRAME);
      trial.check(`LIVEDEPTH after push ${at}`, table.shown(), shown ?? ERROR);
      const [bidSize, bid, ask, askSize] = shown?.[0] ?? [];
      const sum = (join: (left: number, right: number) => number): Expected =>
        typeof bid === "number" && typeof ask === "number" ? { near: join(bid, ask) } : ERROR;
      const right = [bid, ask, bidSize, askSize, sum((left, other) => other - left), sum((a, b) => (a + b) / 2)];
      fields.forEach((cell, place) => {
        const one: Expected = right[place] ?? ERROR;
        trial.check(`LIVE(${names[place]}) after push ${at}`, cell.shown(), one);
      });
    }
  },
};

/** Pushes of trades: the tape holds those that can be read, newest first. */
export const tradePushFuzzer: Fuzzer = {
  name: "pushes of trades",
  async play(trial) {
    const { dice } = trial;
    const world = await open();
    const table = trial.enter(world.app, "LIVETRADES", [CODE, 20, false]);
    const names = ["tradeprice", "tradesize", "side"];
    const fields = names.map((field) => trial.enter(world.app, "LIVE", [CODE, field]));
    await world.clock.advance(5_000);
    const tape: (readonly Expected[])[] = [];
    const count = dice.int(2, 10);
    for (let at = 0; at < count; at += 1) {
      const trade = anyTrade(dice, CODE, { harm: dice.pick([0, 0.1, 0.4]), age: (count - at) * 3 });
      const fate = dice.int(0, 6);
      if (fate === 0) say(trial, world, noPush(dice));
      else if (fate === 1) say(trial, world, writeJson({ tp: "T", ...trade.wire, ts: dice.pick(NO_TIMES) }));
      else if (fate === 2) say(trial, world, writeJson({ tp: "T", ...trade.wire, c: dice.pick(NO_CODES) }));
      else {
        say(trial, world, writeJson({ tp: "T", ...trade.wire, x: dice.chance(0.2) ? trap(dice) : NOTHING }));
        tape.unshift(trade.cells);
      }
      await world.clock.advance(FRAME);
      trial.check(`LIVETRADES after push ${at}`, table.shown(), tape.length === 0 ? ERROR : tape);
      const newest = tape[0] ?? [ERROR, ERROR, ERROR, ERROR];
      names.forEach((name, place) => {
        const one: Expected = newest[place + 1] ?? ERROR;
        trial.check(`LIVE(${name}) after push ${at}`, fields[place]?.shown(), one);
      });
    }
    trial.expect("an error with words stands where there is no trade", tape.length > 0 || isError(table.shown()));
  },
};

const NOTHING = new RawMember('"none":0');
