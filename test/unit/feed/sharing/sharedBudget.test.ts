import fc from "fast-check";
import type { EndPermit } from "../../../../src/flow/budget";
import { seededRandom } from "../../../../src/kernel/random";
import { FREE_PLAN } from "../../../../src/runtime/plan";
import { Office, type Workbook } from "./office";

/** What the server counts: a request arrives at some moment between its start and its end. */
class Counter {
  readonly arrivals: number[] = [];
  readonly #office: Office;
  readonly #random: () => number;
  asked = 0;
  started = 0;

  constructor(office: Office, seed: number) {
    this.#office = office;
    this.#random = seededRandom(seed);
  }

  /** Asks for a permit, and makes a request of up to `longest` milliseconds when it comes. */
  query(workbook: Workbook, longest: number): void {
    this.asked += 1;
    void workbook.app.parts.budgets.kline
      .enqueue()
      .permit.then((end) => end !== undefined && this.#run(workbook, end, longest));
  }

  /** Most arrivals in any minute. */
  get busiest(): number {
    const sorted = [...this.arrivals].sort((left, right) => left - right);
    return Math.max(
      0,
      ...sorted.map((at, from) => sorted.filter((other, to) => to >= from && other < at + 60_000).length),
    );
  }

  #run(workbook: Workbook, end: EndPermit, longest: number): void {
    const { clock } = this.#office;
    const length = this.#random() * longest;
    this.started += 1;
    clock.after(this.#random() * length, () => this.arrivals.push(clock.now()));
    clock.after(length, () => workbook.page.deliver(() => end()));
  }
}

/** What happens next, and after how many milliseconds. */
const steps = fc.array(
  fc.record({
    what: fc.constantFrom("ask", "ask", "ask", "ask", "open", "close", "crash"),
    who: fc.nat(9),
    many: fc.integer({ min: 1, max: 25 }),
    pause: fc.integer({ min: 0, max: 8_000 }),
  }),
  { minLength: 4, maxLength: 16 },
);

test("however many workbooks ask, open, close and crash: no minute sees more requests than the plan allows", async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.nat(), async (script, seed) => {
      const office = new Office();
      const counter = new Counter(office, seed);
      for (let at = 0; at < 3; at += 1) office.open();
      await office.clock.advance(10);
      for (const { what, who, many, pause } of script) {
        const workbook = office.workbooks[who % office.workbooks.length];
        if (what === "open" && office.workbooks.length < 5) office.open();
        if (what === "ask" && workbook !== undefined)
          for (let at = 0; at < many; at += 1) counter.query(workbook, 2_000);
        // One always stays: what the last one knew of the window goes with it.
        if ((what === "close" || what === "crash") && office.workbooks.length > 1) workbook?.[what]();
        await office.clock.advance(pause);
      }
      await office.clock.advance(120_000);
      expect(counter.busiest).toBeLessThanOrEqual(FREE_PLAN.requests);
    }),
    { numRuns: 25 },
  );
});

test("three workbooks together are served as fast as one would be, and all of them", async () => {
  const office = new Office();
  const counter = new Counter(office, 1);
  for (let at = 0; at < 3; at += 1) office.open();
  await office.clock.advance(10);
  for (const workbook of office.workbooks) for (let at = 0; at < 20; at += 1) counter.query(workbook, 100);
  await office.clock.advance(30_000);
  expect(counter.started).toBe(30);
  await office.clock.advance(40_000);
  expect(counter.started).toBe(60);
  expect(counter.busiest).toBe(30);
});

test("requests that wait at a leader that dies are served by the next", async () => {
  const office = new Office();
  const counter = new Counter(office, 1);
  const [leader, follower] = [office.open(), office.open()];
  await office.clock.advance(10);
  for (let at = 0; at < 40; at += 1) counter.query(follower, 100);
  await office.clock.advance(20_000);
  expect(counter.started).toBe(30);
  leader.crash();
  await office.clock.advance(20_000);
  expect(counter.started).toBe(30);
  await office.clock.advance(30_000);
  expect(counter.started).toBe(40);
  expect(counter.busiest).toBe(30);
});

test("a follower knows how long its request will wait, although others wait before it", async () => {
  const office = new Office();
  const counter = new Counter(office, 1);
  const [leader, follower] = [office.open(), office.open()];
  await office.clock.advance(10);
  for (let at = 0; at < 60; at += 1) counter.query(leader, 100);
  await office.clock.advance(10_000);
  const ticket = follower.app.parts.budgets.kline.enqueue();
  await office.clock.advance(10);
  expect(ticket.estimate()).toBeGreaterThan(100_000);
  expect(ticket.estimate()).toBeLessThan(125_000);
});

test("a follower that gives up its ticket is not served, and the permit goes to the next", async () => {
  const office = new Office();
  const counter = new Counter(office, 1);
  const [leader, follower] = [office.open(), office.open()];
  await office.clock.advance(10);
  for (let at = 0; at < 30; at += 1) counter.query(leader, 100);
  await office.clock.advance(20_000);
  const ticket = follower.app.parts.budgets.kline.enqueue();
  await office.clock.advance(10);
  ticket.leave();
  counter.query(leader, 100);
  await office.clock.advance(100_000);
  await expect(ticket.permit).resolves.toBeUndefined();
  expect(leader.app.parts.budgets.kline.state()).toMatchObject({ running: 0, waiting: 0, used: 1 });
});

test("a permit that was not used after all is free again at once, for all", async () => {
  const office = new Office();
  const [leader, follower] = [office.open(), office.open()];
  await office.clock.advance(10);
  const end = await Promise.all([follower.app.parts.budgets.kline.enqueue().permit, office.clock.advance(10)]);
  expect(leader.app.parts.budgets.kline.state()).toMatchObject({ running: 1, left: 29 });
  end[0]?.("unspent");
  await office.clock.advance(10);
  for (const { app } of [leader, follower])
    expect(app.parts.budgets.kline.state()).toMatchObject({ running: 0, used: 0, left: 30 });
});

test("a pause that one workbook was asked for holds for all", async () => {
  const office = new Office();
  const counter = new Counter(office, 1);
  const [leader, follower] = [office.open(), office.open()];
  await office.clock.advance(10);
  follower.app.parts.budgets.kline.pause(5_000);
  await office.clock.advance(10);
  counter.query(leader, 100);
  await office.clock.advance(4_000);
  expect(counter.started).toBe(0);
  await office.clock.advance(1_500);
  expect(counter.started).toBe(1);
});

test("a workbook that opens late sees how much of the budget is used", async () => {
  const office = new Office();
  const counter = new Counter(office, 1);
  const leader = office.open();
  await office.clock.advance(10);
  for (let at = 0; at < 7; at += 1) counter.query(leader, 100);
  await office.clock.advance(1_000);
  const late = office.open();
  await office.clock.advance(100);
  expect(late.app.parts.budgets.kline.state()).toMatchObject({ used: 7, left: 23 });
});
