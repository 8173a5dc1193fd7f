import { Office, type Workbook } from "../../../unit/feed/sharing/office";
import type { Dice } from "../../../support/dice";
import { wild } from "../damage";
import type { Fuzzer, Trial } from "../fuzzer";
import { describe, isError, unsound } from "../judge";

const CODES = ["HK:700", "US:AAPL"];

/** What is no message, or one of another program. */
function noMessage(dice: Dice): unknown {
  return dice.pick<unknown>([
    null,
    undefined,
    5,
    NaN,
    "hello",
    10n,
    [],
    {},
    new Map([["v", 1]]),
    { v: 1 },
    { v: 1, from: "x" },
    { v: 1, from: "x", kind: "__proto__" },
    { v: 1, from: "x", kind: "values", values: "all" },
    { v: 1, from: "x".repeat(100_000), kind: "lead" },
    { v: 1, from: "x", kind: "wants", wants: Array.from({ length: 20_001 }, () => 1) },
    { v: 2, from: "x", kind: "lead" },
    { v: "1", from: "x", kind: "lead" },
  ]);
}

const ODD_NUMBERS = [0, -1, 1e15, -1e15, 1e308, 0.5, 2 ** 53];

/** Numbers become others: how many, how long and until when is another page's word alone. */
function renumbered(dice: Dice, tree: unknown, chance: number): unknown {
  if (typeof tree === "number") return dice.chance(chance) ? dice.pick(ODD_NUMBERS) : tree;
  if (Array.isArray(tree)) return tree.map((item) => renumbered(dice, item, chance));
  if (typeof tree !== "object" || tree === null) return tree;
  const members = Object.entries(tree).map(([name, member]) => {
    return [name, name === "v" ? member : renumbered(dice, member, chance)] as const;
  });
  return Object.fromEntries(members);
}

/** A message of another page's that carries figures: they are believed, so none is made up. */
const OF_FIGURES: readonly unknown[] = ["values", "answer"];

/** A message that was said, after some harm. */
function harmed(dice: Dice, said: unknown): unknown {
  const { kind } = said as { readonly kind?: unknown };
  const figures = OF_FIGURES.includes(kind);
  const message = wild(dice, said, dice.pick([0, 0.02, 0.1, 0.3]));
  return figures ? message : renumbered(dice, message, dice.pick([0, 0.3, 1]));
}

/** Two workbooks share a socket, and a third page speaks on their channel. */
export const channelFuzzer: Fuzzer = {
  name: "messages between workbooks",
  async play(trial) {
    const { dice } = trial;
    const office = new Office();
    const workbooks = [office.open(), office.open()];
    for (const code of CODES) office.server.move(code, 25.92);
    const cells = workbooks.flatMap((workbook) =>
      CODES.map((code) => ({ workbook, code, ...live(trial, workbook, code) })),
    );
    await office.clock.advance(3_000);
    await trial.loaded(office.clock, () => office.browser.said.some(({ message }) => kindOf(message) === "values"));
    const prices = new Map(CODES.map((code) => [code, new Set<number>([25.92])]));
    const names = office.browser.channels;
    const said = office.browser.said.map(({ message }) => message).filter((one) => KINDS.includes(kindOf(one)));
    const stranger = office.browser.page();
    const channels = names.map((name) => stranger.openChannel(name, () => undefined));
    let cents = dice.int(10_000, 90_000);
    const look = (when: string, last: boolean): void => {
      for (const { workbook, code, shown } of cells) {
        const value = shown();
        const bad = value === undefined ? "nothing at all" : unsound(value);
        const known = prices.get(code) ?? new Set();
        const right = last ? value === cents / 100 : isError(value) || known.has(value as number);
        const who = `LIVE(${code}) of workbook ${workbooks.indexOf(workbook) + 1}, ${when}`;
        trial.expect(`${who}: ${bad ?? describe(value)}, should be ${cents / 100}`, bad === undefined && right);
      }
    };
    for (let round = 0; round < 4; round += 1) {
      for (let time = 0; time < dice.int(1, 12); time += 1) {
        const message = dice.chance(0.15) ? noMessage(dice) : harmed(dice, dice.pick(said));
        trial.size += 200;
        for (const channel of channels) channel.post(message);
      }
      cents += dice.int(1, 99);
      for (const code of CODES) {
        prices.get(code)?.add(cents / 100);
        office.server.move(code, cents / 100);
      }
      await office.clock.advance(dice.int(100, 3_000));
      look(`round ${round}`, false);
    }
    for (const channel of channels) channel.close();
    await office.clock.advance(120_000);
    cents += 1;
    for (const code of CODES) office.server.move(code, cents / 100);
    await office.clock.advance(20_000);
    look("after all", true);
    for (const { stop } of cells) stop();
    for (const workbook of [...office.workbooks]) workbook.close();
  },
};

/** Kinds of messages that are said again. */
const KINDS: readonly unknown[] = [
  ...["hello", "wants", "front", "lead", "welcome", "report", "lesson", "turn", "leave", "queued", "granted", "ended"],
  ...["pause", "query", "answer", "values"],
];

function kindOf(message: unknown): unknown {
  return typeof message === "object" && message !== null && "kind" in message ? message.kind : undefined;
}

function live(
  trial: Trial,
  workbook: Workbook,
  code: string,
): { readonly shown: () => unknown; readonly stop: () => void } {
  return trial.enter(workbook.app, "LIVE", [code]);
}
