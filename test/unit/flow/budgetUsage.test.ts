import { Budget, type EndPermit, type Ticket } from "../../../src/flow/budget";
import { TestClock } from "../../support/testClock";

const WINDOW = 61_000;

function bench(requests: number): { readonly clock: TestClock; readonly budget: Budget; readonly start: number } {
  const clock = new TestClock();
  return { clock, budget: new Budget({ clock, allowance: () => ({ requests }), parallel: 10 }), start: clock.now() };
}

/** The permit of a ticket that comes at once. */
async function permitOf(clock: TestClock, ticket: Ticket): Promise<EndPermit> {
  await clock.advance(0);
  const end = await ticket.permit;
  if (end === undefined) throw new Error("left");
  return end;
}

test("a new budget has nothing used and everything left", () => {
  const { budget } = bench(3);
  expect(budget.state()).toEqual({ limit: 3, used: 0, running: 0, left: 3, freeIn: 0, waiting: 0 });
  expect(budget.usage()).toEqual({ used: [], pausedUntil: 0 });
});

test("a request under way counts as used, and its slot is free a window after its end", async () => {
  const { clock, budget, start } = bench(2);
  const end = await permitOf(clock, budget.enqueue());
  expect(budget.state()).toEqual({ limit: 2, used: 1, running: 1, left: 1, freeIn: 0, waiting: 0 });
  await clock.advance(4_000);
  end();
  expect(budget.state()).toEqual({ limit: 2, used: 1, running: 0, left: 1, freeIn: 0, waiting: 0 });
  expect(budget.usage().used).toEqual([start + 4_000 + WINDOW]);
  await clock.advance(WINDOW - 1);
  expect(budget.state().used).toBe(1);
  await clock.advance(1);
  expect(budget.state().used).toBe(0);
});

test("with all slots used it tells when the next is free; with all under way, a window from now", async () => {
  const { clock, budget } = bench(1);
  const end = await permitOf(clock, budget.enqueue());
  expect(budget.state()).toMatchObject({ left: 0, freeIn: WINDOW });
  end();
  await clock.advance(1_000);
  expect(budget.state()).toMatchObject({ left: 0, freeIn: WINDOW - 1_000 });
});

test("a request that began elsewhere on the budget takes a slot, allowed or not, and ends once", async () => {
  const { clock, budget } = bench(1);
  const first = budget.begin();
  const second = budget.begin();
  expect(budget.state()).toMatchObject({ used: 2, running: 2, left: 0 });
  first("unspent");
  first("unspent");
  second();
  expect(budget.state()).toMatchObject({ used: 1, running: 0, left: 0 });
  const ticket = budget.enqueue();
  expect(budget.state().waiting).toBe(1);
  await clock.advance(WINDOW);
  expect(await ticket.permit).toBeDefined();
});

test("who takes a budget over knows the slots used and the pause, in whatever order they are told", async () => {
  const { clock, budget, start } = bench(3);
  budget.adopt({ used: [start + 9_000, start + 5_000, start + 7_000], pausedUntil: start + 6_000 });
  expect(budget.usage()).toEqual({ used: [start + 5_000, start + 7_000, start + 9_000], pausedUntil: start + 6_000 });
  expect(budget.state()).toMatchObject({ used: 3, left: 0, freeIn: 5_000 });
  const starts: number[] = [];
  for (let at = 0; at < 3; at += 1) void budget.enqueue().permit.then(() => starts.push(clock.now() - start));
  await clock.advance(20_000);
  expect(starts).toEqual([6_000, 7_000, 9_000]);
});

test("those who wait go on at once when a budget that is taken over has room", async () => {
  const { clock, budget, start } = bench(1);
  budget.adopt({ used: [start + 30_000], pausedUntil: 0 });
  let begun = false;
  void budget.enqueue().permit.then(() => (begun = true));
  await clock.advance(1_000);
  expect(begun).toBe(false);
  budget.adopt({ used: [], pausedUntil: 0 });
  await clock.advance(0);
  expect(begun).toBe(true);
});

test("a plan that has shrunk below what is under way starts nothing more", async () => {
  const clock = new TestClock();
  let requests = 2;
  const budget = new Budget({ clock, allowance: () => ({ requests }) });
  const first = await permitOf(clock, budget.enqueue());
  const second = await permitOf(clock, budget.enqueue());
  requests = 1;
  const waiting = [budget.enqueue(), budget.enqueue(), budget.enqueue()];
  budget.refresh();
  expect(budget.state()).toMatchObject({ running: 2, waiting: 3, left: 0 });
  first("unspent");
  second("unspent");
  await clock.advance(0);
  expect(budget.state()).toMatchObject({ running: 1, waiting: 2 });
  expect(await waiting[0]?.permit).toBeDefined();
});

test.each([
  ["free slots", 3, [], 0, [0, 0, 0, WINDOW, WINDOW]],
  ["some used", 3, [5_000, 8_000], 0, [0, 5_000, 8_000, WINDOW, WINDOW + 5_000]],
  ["some under way", 2, [4_000], 1, [4_000, WINDOW, WINDOW + 4_000, WINDOW + WINDOW]],
  ["more used than allowed", 1, [3_000, 9_000], 0, [9_000, WINDOW + 9_000]],
  ["more used and under way than allowed", 2, [3_000, 6_000], 1, [6_000, WINDOW, WINDOW + 6_000]],
])("the wait told with %s is when each of those who wait will start", (_name, requests, used, running, waits) => {
  const { budget, start } = bench(requests);
  budget.adopt({ used: used.map((free) => start + free), pausedUntil: 0 });
  for (let at = 0; at < running; at += 1) budget.begin();
  expect(waits.map((_wait, ahead) => budget.wait(ahead))).toEqual(waits);
});

test("during a pause nobody is told of less", async () => {
  const { clock, budget } = bench(2);
  budget.pause(10_000);
  expect([budget.wait(), budget.wait(1), budget.wait(2)]).toEqual([10_000, 10_000, WINDOW + 10_000]);
  await clock.advance(4_000);
  budget.pause(1_000);
  expect(budget.wait()).toBe(6_000);
});

test("a ticket that was served or given up is told to wait no longer, and leaving it again changes nothing", async () => {
  const { clock, budget } = bench(1);
  const served = budget.enqueue();
  await clock.advance(0);
  expect(served.estimate()).toBe(0);
  const waiting = budget.enqueue();
  const behind = budget.enqueue();
  expect(waiting.estimate()).toBe(WINDOW);
  expect(behind.estimate()).toBe(2 * WINDOW);
  waiting.leave();
  waiting.leave();
  served.leave();
  expect(waiting.estimate()).toBe(0);
  expect(budget.state()).toMatchObject({ waiting: 1, running: 1 });
  expect(behind.estimate()).toBe(WINDOW);
  expect(await waiting.permit).toBeUndefined();
});

test("who comes later with less before it goes before the tail of a batch, even at the head of the queue", async () => {
  const { clock, budget, start } = bench(1);
  budget.adopt({ used: [start + 10_000], pausedUntil: 0 });
  const order: string[] = [];
  void budget.enqueue(3).permit.then((end) => {
    order.push("tail");
    end?.("unspent");
  });
  await clock.advance(1_000);
  void budget.enqueue().permit.then((end) => {
    order.push("short");
    end?.("unspent");
  });
  await clock.advance(20_000);
  expect(order).toEqual(["short", "tail"]);
});
