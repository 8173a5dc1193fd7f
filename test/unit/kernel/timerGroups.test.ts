import { TimerGroups } from "../../../src/kernel/timerGroups";
import { TestClock } from "../../support/testClock";

function bench(onDue?: (item: string) => void): {
  readonly clock: TestClock;
  readonly groups: TimerGroups<string>;
  readonly due: string[];
} {
  const clock = new TestClock();
  const due: string[] = [];
  const groups = new TimerGroups<string>({
    clock,
    delay: 100,
    onDue(item) {
      due.push(item);
      onDue?.(item);
    },
  });
  return { clock, groups, due };
}

test("thousands that begin to wait at once have one timer, and are due in the order of their coming", async () => {
  const { clock, groups, due } = bench();
  const items = Array.from({ length: 5_000 }, (_, at) => `item ${at}`);
  for (const item of items) groups.add(item);
  expect(clock.pending).toBe(1);
  await clock.advance(99);
  expect(due).toEqual([]);
  await clock.advance(1);
  expect(due).toEqual(items);
  expect(clock.pending).toBe(0);
});

test("each waits for its own time, however many came before it", async () => {
  const { clock, groups, due } = bench();
  groups.add("early");
  await clock.advance(60);
  groups.add("late");
  await clock.advance(40);
  expect(due).toEqual(["early"]);
  await clock.advance(59);
  expect(due).toEqual(["early"]);
  await clock.advance(1);
  expect(due).toEqual(["early", "late"]);
});

test("what is deleted is not due, and where all are no timer is left", async () => {
  const { clock, groups, due } = bench();
  const [first, second] = [groups.add("first"), groups.add("second")];
  first.delete("first");
  first.delete("first");
  expect(clock.pending).toBe(1);
  second.delete("second");
  expect(clock.pending).toBe(0);
  await clock.advance(200);
  expect(due).toEqual([]);
});

test("what begins to wait in the same moment after all others were deleted is due all the same", async () => {
  const { clock, groups, due } = bench();
  groups.add("gone").delete("gone");
  groups.add("stays");
  await clock.advance(100);
  expect(due).toEqual(["stays"]);
});

test("what another deletes when it is due itself is not due", async () => {
  const made = bench((item) => {
    if (item === "first") group.delete("second");
  });
  const group = made.groups.add("first");
  made.groups.add("second");
  made.groups.add("third");
  await made.clock.advance(100);
  expect(made.due).toEqual(["first", "third"]);
});

test("what begins to wait again when it is due waits for the whole time", async () => {
  const made = bench((item) => {
    if (made.due.length < 3) made.groups.add(item);
  });
  made.groups.add("again");
  await made.clock.advance(199);
  expect(made.due).toEqual(["again"]);
  await made.clock.advance(1);
  expect(made.due).toEqual(["again", "again"]);
});
