import { epochSeconds, type EpochSeconds } from "../../../../src/kernel/time";
import type { Bar } from "../../../../src/qos/bar";
import type { BarQuery } from "../../../../src/qos/endpoints/kline";
import { QosError } from "../../../../src/qos/errors";
import { LiveBars } from "../../../../src/quotes/live/liveBars";
import { code } from "../../../support/builders";
import { Dice } from "../../../support/dice";
import { TestClock } from "../../../support/testClock";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MOST = 1_000;

/** A market that has traded every minute so far, its server, and live tables of it. */
class Bench {
  readonly clock = new TestClock();
  /** How many bars each question asked for. */
  readonly counts: number[] = [];
  /** Every bar that there is, oldest first. */
  bars: Bar[] = [];
  /** Bars that the server gives at most. */
  page = MOST;
  fails: QosError | undefined;
  /** What happens while an answer is on its way. */
  meanwhile: () => void = () => undefined;
  readonly live = new LiveBars({
    clock: this.clock,
    bars: { peek: () => undefined, refresh: (query) => this.#answer(query), keep: () => undefined },
  });

  constructor(traded = 2_000) {
    const first = this.minute - traded + 1;
    for (let minute = first; minute <= this.minute; minute += 1) this.trade(minute * 7, minute);
  }

  /** The minute that it is, since 1970. */
  get minute(): number {
    return Math.floor(this.clock.now() / MINUTE);
  }

  /** A trade at `price` in a minute, by default this one. */
  trade(price: number, minute = this.minute): void {
    const time = epochSeconds(minute * 60);
    const bar = this.bars.at(-1);
    if (bar?.time === time) this.change(-1, { close: price, volume: (bar.volume ?? 0) + 1 });
    else this.bars.push({ time, open: price, high: price, low: price, close: price, volume: 1 });
  }

  /** What the server says of a bar is another from now on; the newest is -1. */
  change(at: number, figures: Partial<Bar>): void {
    const bar = this.bars.at(at);
    if (bar !== undefined) this.bars.splice(at, 1, { ...bar, ...figures });
  }

  /** So many minutes pass in which there is trade, or none. */
  async pass(minutes: number, open = true): Promise<void> {
    for (let minute = 0; minute < minutes; minute += 1) {
      await this.clock.advance(MINUTE);
      if (open) this.trade(this.minute * 7);
    }
  }

  refresh(symbol = "HK:700"): Promise<readonly Bar[]> {
    return this.live.refresh({ code: code(symbol), interval: "1m" });
  }

  /** A live table is refreshed and shows what the whole question would have told; says for how many bars it asked. */
  async right(): Promise<readonly number[]> {
    this.counts.length = 0;
    expect(await this.refresh()).toEqual(this.bars.slice(-Math.min(MOST, this.page)));
    return [...this.counts];
  }

  async #answer({ count }: BarQuery): Promise<readonly Bar[]> {
    this.counts.push(count);
    const answer = this.bars.slice(-Math.min(count, this.page));
    await Promise.resolve();
    this.meanwhile();
    if (this.fails !== undefined) throw this.fails;
    return answer;
  }
}

test("the first table of a series asks for all of it, and then for two or three bars a minute", async () => {
  const bench = new Bench();
  expect(await bench.right()).toEqual([1_000]);
  for (let minute = 0; minute < 20; minute += 1) {
    await bench.pass(1);
    expect(await bench.right()).toEqual([3]);
    await bench.clock.advance(1);
    bench.trade(minute);
    expect(await bench.right()).toEqual([3]);
  }
});

test.each([2, 9, 90, 600])("after %d minutes without an answer as many bars are asked for", async (minutes) => {
  const bench = new Bench();
  await bench.right();
  await bench.pass(minutes);
  const asked = await bench.right();
  if (minutes < 60) expect(asked).toEqual([minutes + 2]);
  else expect(asked).toEqual([1_000]);
});

test("the bars of a long gap come with the gap, without those before it", async () => {
  const bench = new Bench();
  await bench.right();
  for (let turn = 0; turn < 5; turn += 1) {
    await bench.pass(11);
    expect(await bench.right()).toEqual([13]);
  }
});

test("hours of refreshed but closed market cost two or three bars each time, and so does the next opening", async () => {
  const bench = new Bench();
  await bench.right();
  for (let minute = 0; minute < 130; minute += 1) {
    await bench.pass(1, false);
    expect(await bench.right()).toEqual([minute % 60 === 59 ? 1_000 : 3]);
  }
  await bench.pass(1);
  await bench.right();
  await bench.pass(1);
  expect(await bench.right()).toEqual([3]);
});

test.each([
  ["a night", 17.5 * HOUR],
  ["a weekend", 65.5 * HOUR],
])("after %s in which the computer slept every bar is right", async (_name, slept) => {
  const bench = new Bench();
  await bench.right();
  bench.clock.jump(slept);
  await bench.pass(5);
  expect(await bench.right()).toEqual([1_000]);
});

test("a weekend of closed market between two refreshed minutes changes no bar", async () => {
  const bench = new Bench();
  await bench.right();
  for (let hour = 0; hour < 60; hour += 1) {
    await bench.pass(1, false);
    await bench.right();
    bench.clock.jump(59 * MINUTE);
  }
  await bench.pass(3);
  await bench.right();
});

test("a series that was adjusted since is asked for whole, and every bar of it is the adjusted one", async () => {
  const bench = new Bench();
  await bench.right();
  await bench.pass(1);
  await bench.right();
  const half = (price: number | undefined): number | undefined => price && price / 2;
  bench.bars = bench.bars.map(({ time, volume, open, high, low, close }) => ({
    time,
    volume,
    ...{ open: half(open), high: half(high), low: half(low), close: half(close) },
  }));
  await bench.pass(1);
  expect(await bench.right()).toEqual([3, 1_000]);
  await bench.pass(1);
  expect(await bench.right()).toEqual([3]);
});

test.each<[string, number, Partial<Bar>]>([
  ["the high of the last closed bar", -2, { high: 9e9 }],
  ["its volume", -2, { volume: 77 }],
  ["the close of the bar before it", -3, { close: 5 }],
  ["the low of that bar, to none", -3, { low: undefined }],
  ["the volume of that bar", -3, { volume: 77 }],
])("a correction of %s is shown after the next refresh", async (_name, at, figures) => {
  const bench = new Bench();
  await bench.pass(1);
  await bench.right();
  await bench.pass(1);
  bench.change(at, figures);
  await bench.right();
  await bench.pass(1);
  await bench.right();
});

test("the last closed bar is shown as corrected although it was answered as closed before", async () => {
  const bench = new Bench();
  await bench.pass(1);
  await bench.right();
  bench.change(-2, { close: 1 });
  await bench.clock.advance(1_000);
  await bench.right();
});

test("an old bar that was corrected is shown so within an hour or so, one series a minute asked whole", async () => {
  const bench = new Bench();
  await bench.refresh("HK:700");
  await bench.refresh("HK:5");
  bench.change(-300, { high: 9e9 });
  await bench.pass(1);
  expect((await bench.refresh("HK:700")).at(-300)?.high).not.toBe(9e9);
  for (let minute = 0; minute < 59; minute += 1) {
    await bench.pass(1);
    await bench.refresh("HK:700");
    await bench.refresh("HK:5");
  }
  expect(await bench.refresh("HK:700")).toEqual(bench.bars.slice(-MOST));
  expect(await bench.refresh("HK:5")).not.toEqual(bench.bars.slice(-MOST));
  await bench.pass(1);
  expect(await bench.refresh("HK:5")).toEqual(bench.bars.slice(-MOST));
  expect(bench.counts.filter((count) => count === MOST)).toHaveLength(4);
});

test("a gap that the clock tells too small is asked again whole", async () => {
  const bench = new Bench();
  await bench.right();
  await bench.pass(8);
  const minute = bench.minute;
  for (let ahead = 1; ahead <= 8; ahead += 1) bench.trade(ahead, minute + ahead);
  bench.clock.jump(-6 * MINUTE);
  expect(await bench.right()).toEqual([4, 1_000]);
});

test("an answer that begins with the bar which was under way before is not believed to meet it", async () => {
  const bench = new Bench();
  await bench.right();
  await bench.pass(1);
  // Another minute has begun than the clock tells, and the bar before the one that was under way was corrected.
  bench.trade(1, bench.minute + 1);
  bench.change(-4, { close: 1 });
  expect(await bench.right()).toEqual([3, 1_000]);
});

test("a clock that was set back has all of a series asked for", async () => {
  const bench = new Bench();
  await bench.right();
  bench.clock.jump(-1);
  expect(await bench.right()).toEqual([1_000]);
});

test.each([1, 2, 3])("a series that is %d bars old is shown whole, then and as it grows", async (traded) => {
  const bench = new Bench(traded);
  await bench.right();
  for (let minute = 0; minute < 5; minute += 1) {
    await bench.pass(1);
    await bench.right();
  }
});

test("minutes without a trade have no bar, and none is missed", async () => {
  const bench = new Bench();
  await bench.right();
  for (let turn = 0; turn < 10; turn += 1) {
    await bench.pass(3, false);
    await bench.pass(1);
    await bench.right();
  }
});

test("an answer that lags behind the one before it changes nothing that is right", async () => {
  const bench = new Bench();
  await bench.pass(3);
  await bench.right();
  const newest = bench.bars.splice(-2);
  await bench.clock.advance(1_000);
  await bench.right();
  bench.bars.push(...newest);
  await bench.clock.advance(1_000);
  await bench.right();
});

test("what was told by a server that is left does not carry on what the next one tells", async () => {
  const bench = new Bench();
  await bench.right();
  await bench.pass(1);
  bench.meanwhile = () => {
    bench.meanwhile = () => undefined;
    // The same prices today, others before.
    bench.live.forget();
    bench.bars = bench.bars.map((bar, at) => (at < bench.bars.length - 10 ? { ...bar, close: 1 } : bar));
  };
  expect(await bench.right()).toEqual([3, 1_000]);
});

test("a question that failed is put again as it was, and tables that ask at once share one", async () => {
  const bench = new Bench();
  bench.fails = new QosError("unreachable");
  await expect(bench.refresh()).rejects.toMatchObject({ id: "unreachable" });
  bench.fails = undefined;
  expect(await bench.right()).toEqual([1_000]);
  await bench.pass(1);
  bench.fails = new QosError("timeout", { seconds: 15 });
  await expect(bench.refresh()).rejects.toMatchObject({ id: "timeout" });
  bench.fails = undefined;
  await bench.pass(1);
  bench.counts.length = 0;
  const [one, other] = await Promise.all([bench.refresh(), bench.refresh()]);
  expect([one, bench.counts]).toEqual([other, [4]]);
  expect(one).toEqual(bench.bars.slice(-MOST));
});

test.each(Array.from({ length: 20 }, (_, seed) => seed))(
  "whatever happens to the newest bars, every bar is what the whole question would tell (%d)",
  async (seed) => {
    const dice = new Dice(seed);
    const bench = new Bench(dice.pick([3, 40, 995, 2_000]));
    await bench.right();
    const events: (() => Promise<void> | void)[] = [
      () => bench.pass(dice.int(1, 4), dice.chance(0.7)),
      () => bench.clock.advance(dice.int(1, 90_000)),
      () => bench.trade(dice.int(1, 999)),
      () => bench.trade(dice.int(1, 999)),
      () => bench.change(-dice.int(1, 2), { close: dice.int(1, 999) }),
      () => bench.clock.jump(dice.int(-3, 9) * MINUTE),
      () => void (bench.bars = bench.bars.map((bar) => ({ ...bar, open: (bar.open ?? 0) * 1.5 }))),
      () => void bench.bars.splice(-1),
    ];
    for (let turn = 0; turn < 60; turn += 1) {
      await dice.pick(events)();
      // A clock that was set back must not have bars out of order here.
      if ((bench.bars.at(-1)?.time ?? 0) > bench.minute * 60) bench.clock.jump(timeTo(bench));
      await bench.right();
    }
  },
);

function timeTo({ bars, minute }: Bench): number {
  const newest: EpochSeconds = bars.at(-1)?.time ?? epochSeconds(0);
  return newest * 1_000 - minute * MINUTE;
}
