import { epochSeconds } from "../../../../src/kernel/time";
import { LiveStore } from "../../../../src/feed/liveStore";
import type { Depth } from "../../../../src/qos/depth";
import { QosError } from "../../../../src/qos/errors";
import { subjectKey, type Subject, type TopicLetter, type TopicStates } from "../../../../src/qos/topics/topic";
import { LiveSource } from "../../../../src/quotes/live/liveSource";
import { Streams, type Shown } from "../../../../src/quotes/streams";
import { code } from "../../../support/builders";
import { settle, TestClock } from "../../../support/testClock";

const workbookOf = (text: string): Subject<"D"> => ({ topic: "D", code: code(text) });

function depth(subject: Pick<Subject, "code">, bid: number): Depth {
  return { code: subject.code, bids: [{ price: bid, volume: 1 }], asks: [], time: epochSeconds(1_731_510_000) };
}

/** A source over a feed that does nothing by itself; the first request of each subject is answered by the test. */
class Bench {
  readonly clock = new TestClock();
  readonly store = new LiveStore(this.clock);
  readonly asked: string[] = [];
  readonly wanted: string[] = [];
  readonly evicted: string[] = [];
  readonly restored: string[] = [];
  staleAfter: number | undefined;
  frame = 500;
  answer: (subject: Subject) => Promise<Depth> = () => new Promise(() => undefined);
  readonly streams = new Streams({
    clock: this.clock,
    interval: () => this.frame,
    ageing: () => this.staleAfter !== undefined,
    onError: (thrown) => this.faults(thrown),
  });
  readonly source = new LiveSource({
    clock: this.clock,
    streams: this.streams,
    staleAfter: () => this.staleAfter,
    first: async <Letter extends TopicLetter>(subject: Subject<Letter>): Promise<TopicStates[Letter]> => {
      this.asked.push(subjectKey(subject));
      return (await this.answer(subject)) as TopicStates[Letter];
    },
    feed: {
      store: this.store,
      retain: (subject) => {
        this.wanted.push(subjectKey(subject));
        return () => void this.wanted.splice(this.wanted.indexOf(subjectKey(subject)), 1);
      },
      evict: (key) => void this.evicted.push(key),
      restore: (key) => void this.restored.push(key),
      put: (subject, value) => this.store.of(subject.topic).put(subjectKey(subject), value, "poll", (_, next) => next),
    },
  });

  faults(thrown: unknown): never {
    throw thrown;
  }

  pushed(subject: Subject<"D">, bid: number): void {
    this.store.of("D").put(subjectKey(subject), depth(subject, bid), "push", (_known, next: Depth) => next);
  }

  /** A cell that shows the best bids of these, or why there is none. */
  cell(...subjects: readonly Subject<"D">[]): { readonly shown: unknown[]; readonly stop: () => void } {
    const shown: unknown[] = [];
    const show = (value: Shown): void => void shown.push(value instanceof QosError ? wordsOf(value) : value);
    const stop = this.source.watch(
      {
        subjects,
        render: (look) => {
          let sum = 0;
          for (const subject of subjects) {
            const seen = look(subject);
            if (seen.known === "problem") return seen.error;
            if (seen.known === "nothing") return undefined;
            sum += seen.value.bids[0]?.price ?? 0;
          }
          return sum;
        },
      },
      show,
    );
    return { shown, stop };
  }
}

function wordsOf({ id, details }: QosError): string {
  return [id, ...Object.values(details)].join(" ");
}

const TENCENT = workbookOf("HK:700");
const MEITUAN = workbookOf("HK:3690");

test("a live cell shows what is asked for first, and then what is pushed", async () => {
  const bench = new Bench();
  bench.answer = async (subject) => depth(subject, 521.2);
  const { shown } = bench.cell(TENCENT);
  await bench.clock.advance(600);
  bench.pushed(TENCENT, 521.4);
  await bench.clock.advance(600);
  expect(shown).toEqual([521.2, 521.4]);
  expect(bench.asked).toEqual(["D HK:700"]);
});

test.each([500, 5_000, 15_000])("at a frame of %d ms a new cell shows its first value at once", async (frame) => {
  const bench = new Bench();
  bench.frame = frame;
  const old = bench.cell(TENCENT);
  bench.pushed(TENCENT, 521);
  await bench.clock.advance(0);
  bench.pushed(TENCENT, 522);
  bench.answer = async (subject) => depth(subject, 131);
  const { shown } = bench.cell(MEITUAN);
  await bench.clock.advance(300);
  expect([shown, old.shown]).toEqual([[131], [521]]);
});

test("at a long frame a cell says at once why it has no value, and shows its first one at once after that", async () => {
  const bench = new Bench();
  bench.frame = 15_000;
  bench.cell(TENCENT);
  bench.pushed(TENCENT, 521);
  await bench.clock.advance(0);
  bench.answer = () => Promise.reject(new QosError("noKey"));
  const { shown } = bench.cell(MEITUAN);
  await bench.clock.advance(300);
  expect(shown).toEqual(["noKey"]);
  bench.pushed(MEITUAN, 131);
  await bench.clock.advance(300);
  bench.pushed(MEITUAN, 132);
  await bench.clock.advance(300);
  expect(shown).toEqual(["noKey", 131]);
});

test("at a long frame an instrument that was given up and a new server's first values come at once", async () => {
  const bench = new Bench();
  bench.frame = 15_000;
  const { shown } = bench.cell(TENCENT);
  bench.pushed(TENCENT, 521);
  await bench.clock.advance(300);
  bench.source.forget();
  bench.pushed(TENCENT, 77);
  await bench.clock.advance(300);
  bench.store.keepOnly(new Set());
  bench.source.release("D HK:700");
  await bench.clock.advance(300);
  expect(shown).toEqual([521, 77, "released"]);
});

test("without an answer a cell says after four seconds that it is connecting, and shows the answer when it comes", async () => {
  const bench = new Bench();
  let tell: (value: Depth) => void = () => undefined;
  bench.answer = () => new Promise((resolve) => (tell = resolve));
  const { shown } = bench.cell(TENCENT);
  await bench.clock.advance(3_900);
  expect(shown).toEqual([]);
  await bench.clock.advance(700);
  expect(shown).toEqual(["connecting"]);
  await bench.clock.advance(30_000);
  expect(bench.asked).toHaveLength(1);
  tell(depth(TENCENT, 521.2));
  await bench.clock.advance(600);
  expect(shown).toEqual(["connecting", 521.2]);
});

test("an answer within four seconds leaves nothing that says connecting later", async () => {
  const bench = new Bench();
  bench.answer = async (subject) => depth(subject, 521.2);
  const { shown } = bench.cell(TENCENT);
  await bench.clock.advance(600);
  bench.source.forget();
  await bench.clock.advance(10_000);
  expect(shown).toEqual([521.2]);
});

test("a first value that failed in passing is asked for again each minute, until there is one", async () => {
  const bench = new Bench();
  bench.answer = () => Promise.reject(new QosError("unreachable"));
  const { shown } = bench.cell(TENCENT);
  await bench.clock.advance(59_000);
  expect([shown, bench.asked.length]).toEqual([["unreachable"], 1]);
  await bench.clock.advance(2_000);
  expect(bench.asked).toHaveLength(2);
  bench.answer = async (subject) => depth(subject, 521.2);
  await bench.clock.advance(60_000);
  expect([shown.at(0), shown.at(-1), bench.asked.length]).toEqual(["unreachable", 521.2, 3]);
  await bench.clock.advance(300_000);
  expect(bench.asked).toHaveLength(3);
});

test("a first value that failed for good is not asked for again", async () => {
  const bench = new Bench();
  bench.answer = ({ code: failed }) => Promise.reject(new QosError("notFound", { code: failed }));
  const { shown } = bench.cell(TENCENT);
  await bench.clock.advance(600_000);
  expect([shown.at(-1), bench.asked.length]).toEqual(["notFound HK:700", 1]);
});

test("a push that comes before the minute is over makes the second request needless", async () => {
  const bench = new Bench();
  bench.answer = () => Promise.reject(new QosError("unreachable"));
  const { shown } = bench.cell(TENCENT);
  await bench.clock.advance(1_000);
  bench.pushed(TENCENT, 521.4);
  await bench.clock.advance(120_000);
  expect([shown.slice(0, 2), bench.asked.length]).toEqual([["unreachable", 521.4], 1]);
});

test("a failure is told to the cells of its own instrument alone", async () => {
  const bench = new Bench();
  bench.answer = async (subject) => {
    if (subject.code === MEITUAN.code) throw new QosError("notFound", { code: subject.code });
    return depth(subject, 521.2);
  };
  const cells = [bench.cell(TENCENT), bench.cell(MEITUAN), bench.cell(TENCENT, MEITUAN)];
  await bench.clock.advance(600);
  expect(cells.map(({ shown }) => shown)).toEqual([[521.2], ["notFound HK:3690"], ["notFound HK:3690"]]);
});

test("cells of one instrument ask for it once, and the last of them takes all with it", async () => {
  const bench = new Bench();
  const [one, two] = [bench.cell(TENCENT), bench.cell(TENCENT)];
  expect([bench.asked, bench.wanted, bench.source.size]).toEqual([["D HK:700"], ["D HK:700", "D HK:700"], 1]);
  one.stop();
  one.stop();
  expect([bench.wanted, bench.source.size, bench.streams.count]).toEqual([["D HK:700"], 1, 1]);
  await bench.clock.advance(4_600);
  expect([one.shown, two.shown]).toEqual([[], ["connecting"]]);
  two.stop();
  two.stop();
  expect([bench.wanted, bench.source.size, bench.streams.count, bench.clock.pending]).toEqual([[], 0, 0, 0]);
});

test("a formula that leaves while its first value is asked for leaves no timer, and the failure nothing", async () => {
  const bench = new Bench();
  let fail: (thrown: unknown) => void = () => undefined;
  bench.answer = () => new Promise((_resolve, reject) => (fail = reject));
  const { shown, stop } = bench.cell(TENCENT);
  stop();
  expect(bench.clock.pending).toBe(0);
  fail(new QosError("unreachable"));
  await settle();
  expect([shown, bench.clock.pending]).toEqual([[], 0]);
});

test("the failure of an earlier formula's request is not told to one that came after it had left", async () => {
  const bench = new Bench();
  let fail: (thrown: unknown) => void = () => undefined;
  bench.answer = () => new Promise((_resolve, reject) => (fail = reject));
  bench.cell(TENCENT).stop();
  const failFirst = fail;
  const { shown } = bench.cell(TENCENT);
  failFirst(new QosError("notFound", { code: "HK:700" }));
  await bench.clock.advance(2_000);
  expect([shown, bench.asked.length]).toEqual([[], 2]);
});

test("an instrument whose value is known already is not asked for", async () => {
  const bench = new Bench();
  bench.pushed(TENCENT, 521.4);
  const { shown } = bench.cell(TENCENT);
  expect(shown).toEqual([521.4]);
  await bench.clock.advance(10_000);
  expect([shown, bench.asked]).toEqual([[521.4], []]);
});

test("a released instrument says so in its cells and is not asked for, until one of them is calculated anew", async () => {
  const bench = new Bench();
  const [released, other] = [bench.cell(TENCENT), bench.cell(MEITUAN)];
  bench.source.release("D HK:700");
  expect(bench.evicted).toEqual(["D HK:700"]);
  await bench.clock.advance(600);
  expect([released.shown, other.shown]).toEqual([["released"], []]);
  bench.source.restart();
  expect(bench.asked).toEqual(["D HK:700", "D HK:3690", "D HK:3690"]);
  await bench.clock.advance(10_000);
  expect([released.shown, other.shown]).toEqual([["released"], ["connecting"]]);
  bench.answer = async (subject) => depth(subject, 521.2);
  const anew = bench.cell(TENCENT);
  await bench.clock.advance(600);
  expect([released.shown, anew.shown]).toEqual([["released", 521.2], [521.2]]);
});

test("an answer that was under way when its instrument was released does not take the word back", async () => {
  const bench = new Bench();
  let fail = (): void => undefined;
  bench.answer = () => new Promise((_resolve, reject) => (fail = () => reject(new QosError("noKey"))));
  const { shown } = bench.cell(TENCENT);
  bench.source.release("D HK:700");
  fail();
  await bench.clock.advance(60_000);
  expect(shown).toEqual(["released"]);
});

test("a release that is taken back asks anew, and its cells show the answer", async () => {
  const bench = new Bench();
  const { shown } = bench.cell(TENCENT);
  bench.source.release("D HK:700");
  await bench.clock.advance(600);
  bench.answer = async (subject) => depth(subject, 521.2);
  bench.source.restore("D HK:700");
  bench.source.restore("D HK:700");
  await bench.clock.advance(600);
  expect([bench.restored, bench.asked]).toEqual([["D HK:700"], ["D HK:700", "D HK:700"]]);
  expect(shown).toEqual(["released", 521.2]);
});

test("an instrument that nobody watches is given up all the same", () => {
  const bench = new Bench();
  bench.source.release("D HK:9988");
  expect([bench.evicted, bench.source.size]).toEqual([["D HK:9988"], 0]);
});

test("after a restart whoever has a value keeps it, and whoever has none asks anew", async () => {
  const bench = new Bench();
  bench.answer = ({ code: failed }) =>
    failed === MEITUAN.code ? Promise.reject(new QosError("noKey")) : Promise.resolve(depth(TENCENT, 521.2));
  const [known, failed] = [bench.cell(TENCENT), bench.cell(MEITUAN)];
  await bench.clock.advance(600);
  bench.answer = async (subject) => depth(subject, 180.5);
  bench.source.restart();
  await bench.clock.advance(600);
  expect([known.shown, failed.shown]).toEqual([[521.2], ["noKey", 180.5]]);
  expect(bench.asked).toEqual(["D HK:700", "D HK:3690", "D HK:3690"]);
});

test("what a former server said is shown no more, and what the next one says is shown though it be the same", async () => {
  const bench = new Bench();
  bench.answer = async (subject) => depth(subject, 521.2);
  const { shown } = bench.cell(TENCENT);
  await bench.clock.advance(600);
  bench.source.forget();
  expect(bench.store.size).toBe(0);
  bench.source.restart();
  await bench.clock.advance(600);
  expect([shown, bench.asked.length]).toEqual([[521.2, 521.2], 2]);
});

test("by the user's rule a value without news is withdrawn to the second, with its age, and comes back with news", async () => {
  const bench = new Bench();
  bench.staleAfter = 30_000;
  bench.pushed(TENCENT, 521.4);
  const { shown } = bench.cell(TENCENT);
  await bench.clock.advance(29_900);
  expect(shown).toEqual([521.4]);
  await bench.clock.advance(3_000);
  expect(shown).toEqual([521.4, "stale 30", "stale 31", "stale 32"]);
  bench.pushed(TENCENT, 521.6);
  await bench.clock.advance(600);
  expect(shown.at(-1)).toBe(521.6);
});

test("without such a rule a value stays, and a cell is not made anew by time alone", async () => {
  const bench = new Bench();
  bench.pushed(TENCENT, 521.4);
  let made = 0;
  bench.source.watch({ subjects: [TENCENT], render: () => (made += 1) }, () => undefined);
  await bench.clock.advance(60_000);
  expect(made).toBe(1);
});

test("a cell that shows an age is made anew each second", async () => {
  const bench = new Bench();
  let made = 0;
  bench.source.watch({ subjects: [TENCENT], render: () => (made += 1), ticking: true }, () => undefined);
  await bench.clock.advance(3_600);
  expect(made).toBe(4);
});
