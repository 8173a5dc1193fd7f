import { epochMillis } from "../../../src/kernel/time";
import { Question } from "../../../src/flow/question";
import { watchAbortListeners } from "../../support/abortListeners";

interface Bench {
  readonly question: Question<string, string>;
  /** What came of each who waits, in order. */
  readonly outcomes: string[];
  time: number;
  /** How often leaving was told. */
  left: number;
  /** Waits; the returned function leaves. */
  join(): () => void;
}

function bench(): Bench {
  const made: Bench = {
    question: new Question<string, string>("ask", "key", { now: () => epochMillis(made.time) }),
    outcomes: [],
    time: 0,
    left: 0,
    join() {
      const leaving = new AbortController();
      const onLeft = (): void => void (made.left += 1);
      made.question.join(onLeft, leaving.signal).then(
        (row) => made.outcomes.push(row),
        (reason: unknown) => made.outcomes.push(`failed: ${String(reason)}`),
      );
      return () => leaving.abort();
    },
  };
  return made;
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test("all who wait get the one answer, and then nobody wants it", async () => {
  const made = bench();
  expect(made.question.wanted).toBe(false);
  made.join();
  made.join();
  expect(made.question.wanted).toBe(true);
  made.question.resolve("row");
  await settled();
  expect(made.outcomes).toEqual(["row", "row"]);
  expect(made.question.wanted).toBe(false);
});

test("leaving is told once, and not after the answer", () => {
  const made = bench();
  const leave = made.join();
  const other = made.join();
  leave();
  leave();
  expect([made.left, made.question.wanted]).toEqual([1, true]);
  made.question.resolve("row");
  other();
  expect(made.left).toBe(1);
});

test("those who have waited for so long are sent away; the answer is promised to them", async () => {
  const made = bench();
  made.join();
  made.time = 10;
  made.join();
  made.time = 11;
  made.join();
  expect(made.question.promised).toBe(false);
  made.time = 20;
  made.question.sendAway(10, "later");
  await settled();
  expect(made.outcomes).toEqual(["failed: later", "failed: later"]);
  expect([made.question.promised, made.question.wanted]).toEqual([true, true]);
  made.question.resolve("row");
  await settled();
  expect(made.outcomes).toEqual(["failed: later", "failed: later", "row"]);
  expect(made.question.wanted).toBe(true);
});

test("where nobody waits that long nothing is promised", () => {
  const made = bench();
  made.time = 10;
  made.join();
  made.time = 18;
  made.question.sendAway(9, "later");
  expect(made.question.promised).toBe(false);
});

test("a clock that was set back does not keep anybody waiting: nobody knows any more how long it has been", async () => {
  const made = bench();
  made.time = 3_600_000;
  made.join();
  made.time = 10;
  made.question.sendAway(120_000, "later");
  await settled();
  expect(made.outcomes).toEqual(["failed: later"]);
});

test("a question that is given up is owed to nobody", async () => {
  const made = bench();
  made.join();
  made.question.sendAway(0, "later");
  made.join();
  made.question.abandon("stopped");
  await settled();
  expect(made.outcomes).toEqual(["failed: later", "failed: stopped"]);
  expect([made.question.promised, made.question.wanted]).toEqual([false, false]);
});

test("whoever has an answer, a failure or was sent away is not listened to any more", async () => {
  const listeners = watchAbortListeners();
  try {
    for (const end of [
      (question: Question<string, string>) => question.resolve("row"),
      (question: Question<string, string>) => question.reject("no"),
      (question: Question<string, string>) => question.sendAway(0, "later"),
    ]) {
      const made = bench();
      made.join();
      made.join();
      expect(listeners.now()).toBe(2);
      made.time = 1;
      end(made.question);
      await settled();
      expect([made.outcomes.length, listeners.now()]).toEqual([2, 0]);
    }
  } finally {
    listeners.stop();
  }
});

test("of many who come and leave, those who stay get the answer in the order of their coming", async () => {
  const made = bench();
  const leaves: (() => void)[] = [];
  for (let at = 0; at < 50; at += 1) leaves.push(made.join());
  const stays = [3, 20, 49];
  leaves.forEach((leave, at) => {
    if (!stays.includes(at)) leave();
  });
  expect([made.left, made.question.wanted]).toEqual([47, true]);
  made.question.resolve("row");
  await settled();
  expect(made.outcomes).toEqual(["row", "row", "row"]);
  expect(made.question.wanted).toBe(false);
});
