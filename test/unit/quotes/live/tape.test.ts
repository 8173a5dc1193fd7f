import fc from "fast-check";
import { epochSeconds } from "../../../../src/kernel/time";
import type { Trade } from "../../../../src/qos/trade";
import { LONGEST_TAPE, mergeTape } from "../../../../src/quotes/live/tape";
import { code } from "../../../support/builders";

const APPLE = code("US:AAPL");
const NOON = 1_731_499_200;

const trade = (time: number, price: number, volume = 1): Trade => ({
  code: APPLE,
  price,
  volume,
  time: epochSeconds(NOON + time),
  side: "buy",
});

type Tape = ReturnType<typeof mergeTape>;

/** What pushes, one by one, and lists, newest first, make of a tape. */
function tapeOf(...coming: (Trade | readonly Trade[])[]): Tape {
  return coming.reduce<Tape>((tape, one) => mergeTape(tape, one), undefined);
}

/** Times after noon and prices, newest first. */
const shown = (tape: Tape): unknown => tape?.map(({ time, price }) => [(time ?? 0) - NOON, price]);

test("two equal trades of one second are two trades", () => {
  expect(shown(tapeOf(trade(1, 10), trade(1, 10)))).toEqual([
    [1, 10],
    [1, 10],
  ]);
});

test("a list that tells what was pushed brings nothing twice, and fills what was missed", () => {
  const list = [trade(3, 12), trade(2, 11), trade(2, 11), trade(1, 10)];
  expect(shown(tapeOf(trade(2, 11), trade(3, 12), list))).toEqual([
    [3, 12],
    [2, 11],
    [2, 11],
    [1, 10],
  ]);
});

test("the same list again is no news", () => {
  const list = [trade(1, 10), trade(1, 10), trade(0, 9)];
  expect(shown(tapeOf(list, [...list], [...list]))).toEqual(shown(list));
});

test("a push that comes after the list that told it is the same trade, and the next equal one is another", () => {
  const once = tapeOf([trade(1, 10), trade(0, 9)], trade(1, 10));
  expect(shown(once)).toEqual([
    [1, 10],
    [0, 9],
  ]);
  expect(shown(mergeTape(once, trade(1, 10)))).toEqual([
    [1, 10],
    [1, 10],
    [0, 9],
  ]);
});

test("a push that is late goes where it belongs", () => {
  expect(shown(tapeOf(trade(1, 10), trade(5, 14), trade(3, 12)))).toEqual([
    [5, 14],
    [3, 12],
    [1, 10],
  ]);
});

test("a push with a time a day ahead stops nothing: those that follow go on top, and lists do too", () => {
  const day = 86_400;
  const tape = tapeOf(trade(1, 10), trade(day, 99), trade(2, 11), trade(3, 12));
  expect(shown(tape)).toEqual([
    [3, 12],
    [2, 11],
    [day, 99],
    [1, 10],
  ]);
  const list = [trade(5, 14), trade(4, 13), trade(3, 12), trade(2, 11), trade(1, 10)];
  expect(shown(mergeTape(tape, list))).toEqual([
    [5, 14],
    [4, 13],
    [3, 12],
    [2, 11],
    [day, 99],
    [1, 10],
  ]);
  expect(shown(tapeOf(trade(1, 10), trade(day, 99), [trade(2, 11), trade(1, 10)]))).toEqual([
    [2, 11],
    [day, 99],
    [1, 10],
  ]);
});

test("a list of the day before does not hide the first trade of today", () => {
  expect(shown(tapeOf(trade(60_000, 12), [trade(1, 11), trade(0, 10)]))).toEqual([
    [60_000, 12],
    [1, 11],
    [0, 10],
  ]);
});

test("trades that differ in price, volume or side alone are different ones", () => {
  const one = trade(1, 10, 5);
  const list: Trade[] = [
    { ...one, side: "sell" },
    { ...one, volume: 6 },
    { ...one, price: 11 },
  ];
  expect(tapeOf(one, list)).toHaveLength(4);
});

test("the tape keeps the newest five hundred", () => {
  const tape = tapeOf(...Array.from({ length: LONGEST_TAPE + 5 }, (_, at) => trade(at, at)));
  expect(tape).toHaveLength(LONGEST_TAPE);
  expect([tape?.[0]?.price, tape?.at(-1)?.price]).toEqual([LONGEST_TAPE + 4, 5]);
});

/** What can happen to the prints of a market on their way here. */
const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ step: fc.constant("push" as const) }) },
    {
      weight: 2,
      // A list that is behind the pushes, level with them or ahead of them.
      arbitrary: fc.record({
        step: fc.constant("list" as const),
        lead: fc.integer({ min: -3, max: 3 }),
        size: fc.integer({ min: 1, max: 20 }),
      }),
    },
    // The connection is away for some prints; a list after it tells them.
    {
      weight: 1,
      arbitrary: fc.record({ step: fc.constant("gap" as const), length: fc.integer({ min: 1, max: 6 }) }),
    },
    // Two pushes overtake each other.
    { weight: 1, arbitrary: fc.record({ step: fc.constant("swap" as const) }) },
  ),
  { maxLength: 40 },
);

test("every print that was sent is shown exactly once, in order", () => {
  const market = fc.array(fc.tuple(fc.constantFrom(0, 0, 0, 1, 2), fc.constantFrom(10, 10, 11)), {
    minLength: 200,
    maxLength: 200,
  });
  fc.assert(
    fc.property(market, steps, (drawn, happens) => {
      // What was not pushed ends with its second: equal prints on both sides of its end could not be told apart.
      const breaks = new Set<number>([20]);
      let next = 20;
      for (const one of happens) {
        if (one.step === "gap") breaks.add((next += one.length));
        else if (one.step !== "list") next += one.step === "swap" ? 2 : 1;
      }
      let second = 0;
      const prints = drawn.map(([pause, price], at) => {
        second += breaks.has(at) ? Math.max(1, pause) : pause;
        return trade(second, price);
      });
      const list = (from: number, to: number): Trade[] => prints.slice(from, to).reverse();
      // A list that begins within the second of the newest push could not be told from what was pushed.
      const secondOf = (at: number): number => prints.findIndex(({ time }) => time === prints[at]?.time);
      let tape = mergeTape(undefined, list(5, 20));
      let pushed = 20;
      let told = 20;
      const push = (at: number): void => {
        const print = prints[at];
        if (print !== undefined) tape = mergeTape(tape, print);
      };
      for (const one of happens) {
        if (one.step === "push") push(pushed++);
        else if (one.step === "swap") {
          const overtaken = prints[pushed]?.time !== prints[pushed + 1]?.time;
          for (const at of overtaken ? [pushed + 1, pushed] : [pushed, pushed + 1]) push(at);
          pushed += 2;
        } else if (one.step === "list") {
          const to = Math.max(20, pushed + one.lead);
          const from = Math.min(to - one.size, secondOf(pushed - 1));
          tape = mergeTape(tape, list(Math.max(5, from), to));
          told = Math.max(told, to);
        } else {
          const start = secondOf(pushed);
          pushed += one.length;
          tape = mergeTape(tape, list(Math.max(5, start), pushed));
        }
        told = Math.max(told, pushed);
      }
      expect(shown(tape)).toEqual(shown(list(5, told)));
    }),
    { numRuns: 500 },
  );
});

test.each<[string, Partial<Trade>]>([
  ["at another price", { price: 11 }],
  ["of another volume", { volume: 2 }],
  ["from the other side", { side: "sell" }],
  ["of the second after", { time: epochSeconds(NOON + 2) }],
])("a push %s than the trade that a list told is another trade", (_how, parts) => {
  const told = tapeOf([trade(1, 10), trade(0, 9)]);
  expect(mergeTape(told, trade(1, 10))).toHaveLength(2);
  expect(mergeTape(told, { ...trade(1, 10), ...parts })).toHaveLength(3);
});

test("a late push goes below what is newer, one ten minutes late too, and one that is later than that above", () => {
  const tape = tapeOf(trade(700, 3));
  expect(shown(mergeTape(tape, trade(699, 2)))).toEqual([
    [700, 3],
    [699, 2],
  ]);
  expect(shown(mergeTape(tape, trade(100, 2)))).toEqual([
    [700, 3],
    [100, 2],
  ]);
  expect(shown(mergeTape(tape, trade(99, 2)))).toEqual([
    [99, 2],
    [700, 3],
  ]);
});
