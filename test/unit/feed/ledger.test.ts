import fc from "fast-check";
import { Ledger } from "../../../src/feed/ledger";
import { subjectKey } from "../../../src/qos/topics/topic";
import { codes, subject } from "../../support/builders";
import { TestClock } from "../../support/testClock";

const APPLE = subject("US:AAPL");
const KEY = subjectKey(APPLE);

function bench(grace?: number): { ledger: Ledger; clock: TestClock; changes: () => number } {
  const clock = new TestClock();
  let changes = 0;
  const ledger = new Ledger({ clock, onChange: () => (changes += 1), ...(grace === undefined ? {} : { grace }) });
  return { ledger, clock, changes: () => changes };
}

test.each([
  ["after", (next: () => void, cancel: () => void) => [next, cancel]],
  ["before", (next: () => void, cancel: () => void) => [cancel, next]],
])(
  "a successor that starts before or after the old formula is cancelled (%s) costs no change",
  async (_name, order) => {
    const { ledger, clock, changes } = bench();
    const cancel = ledger.retain(APPLE);
    for (const act of order(() => void ledger.retain(APPLE), cancel)) act();
    await clock.advance(60_000);
    expect(changes()).toBe(1);
    expect(ledger.has(KEY)).toBe(true);
    expect(clock.pending).toBe(0);
  },
);

test("a successor that starts within the grace time costs no change", async () => {
  const { ledger, clock, changes } = bench();
  ledger.retain(APPLE)();
  await clock.advance(2_999);
  ledger.retain(APPLE);
  await clock.advance(60_000);
  expect(changes()).toBe(1);
  expect(ledger.size).toBe(1);
});

test("when the last formula has gone the instrument stays wanted for three seconds, not longer", async () => {
  const { ledger, clock, changes } = bench();
  const first = ledger.retain(APPLE);
  const second = ledger.retain(APPLE);
  first();
  await clock.advance(10_000);
  expect(ledger.has(KEY)).toBe(true);
  second();
  await clock.advance(2_999);
  expect(ledger.has(KEY)).toBe(true);
  await clock.advance(1);
  expect(ledger.has(KEY)).toBe(false);
  expect(changes()).toBe(2);
});

test("cancelling the same formula again and again counts once", async () => {
  const { ledger, clock } = bench();
  const ghost = ledger.retain(APPLE);
  ledger.retain(APPLE);
  ghost();
  ghost();
  ghost();
  await clock.advance(60_000);
  expect(ledger.wants()).toMatchObject([{ key: KEY, listeners: 1 }]);
});

test("a formula's successor keeps its place in the queue for the plan's products", async () => {
  const { ledger, clock } = bench();
  const cancel = ledger.retain(APPLE);
  await clock.advance(1_000);
  ledger.retain(subject("US:TSLA"));
  cancel();
  ledger.retain(APPLE);
  expect(ledger.wants().map(({ subject: { code } }) => code)).toEqual(["US:AAPL", "US:TSLA"]);
});

test("an instrument is given up at once when that is asked for, although a cell still shows it", async () => {
  const { ledger, clock, changes } = bench();
  const ghost = ledger.retain(APPLE);
  ledger.evict(KEY);
  expect(ledger.size).toBe(0);
  const again = ledger.retain(APPLE);
  ghost();
  await clock.advance(60_000);
  expect(ledger.has(KEY)).toBe(true);
  again();
  await clock.advance(3_000);
  expect(ledger.size).toBe(0);
  expect(changes()).toBe(4);
});

test("an instrument that was given up and is wanted again counts the formulas that were there before", async () => {
  const { ledger, clock } = bench();
  const [ghost, other] = [ledger.retain(APPLE), ledger.retain(APPLE)];
  ledger.evict(KEY);
  other();
  const again = ledger.retain(APPLE);
  expect(ledger.wants().map(({ listeners }) => listeners)).toEqual([2]);
  again();
  await clock.advance(60_000);
  expect(ledger.has(KEY)).toBe(true);
  ghost();
  await clock.advance(3_000);
  expect([ledger.size, clock.pending]).toEqual([0, 0]);
});

test("giving up is taken back while a formula is still there, and not after the last has gone", async () => {
  const { ledger, clock } = bench();
  const cancel = ledger.retain(APPLE);
  ledger.evict(KEY);
  ledger.restore(KEY);
  expect(ledger.wants().map(({ listeners }) => listeners)).toEqual([1]);
  ledger.evict(KEY);
  cancel();
  ledger.restore(KEY);
  await clock.advance(60_000);
  expect([ledger.size, clock.pending]).toEqual([0, 0]);
});

test("giving up what nobody wants does nothing", () => {
  const { ledger, changes } = bench();
  ledger.evict(KEY);
  expect(changes()).toBe(0);
});

test("an instrument is wanted exactly while a formula holds it or its grace lasts, whatever the order", async () => {
  const names = codes(3);
  const step = fc.record({ what: fc.constantFrom("retain", "release", "wait"), at: fc.nat(2), pick: fc.nat(20) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const { ledger, clock } = bench();
      const held = names.map((): (() => void)[] => []);
      for (const { what, at, pick } of steps) {
        const mine = held[at] ?? [];
        if (what === "retain") mine.push(ledger.retain(subject(names[at] ?? "US:A0")));
        else if (what === "release") mine.splice(pick % Math.max(1, mine.length), 1).forEach((release) => release());
        else await clock.advance(1_000);
      }
      const listeners = ledger.wants().filter((want) => want.listeners > 0);
      expect(listeners.map((want) => want.listeners).sort()).toEqual(
        held
          .map((mine) => mine.length)
          .filter((count) => count > 0)
          .sort(),
      );
      await clock.advance(3_000);
      expect(ledger.size).toBe(held.filter((mine) => mine.length > 0).length);
      held.flat().forEach((release) => release());
      await clock.advance(3_000);
      expect([ledger.size, clock.pending]).toEqual([0, 0]);
    }),
    { numRuns: 100 },
  );
});

test("ten thousand formulas that come and go leave nothing behind", async () => {
  const { ledger, clock } = bench();
  for (const name of codes(10_000)) ledger.retain(subject(name))();
  await clock.advance(3_000);
  expect([ledger.size, clock.pending]).toEqual([0, 0]);
}, 60_000);
