import fc from "fast-check";
import { applySplice, spliceOf } from "../../../../src/feed/sharing/splice";

const rows = fc.array(fc.nat(5)).map((numbers) => numbers.map((number) => ({ number })));

test("a change that was taken apart makes the same list again", () => {
  fc.assert(
    fc.property(rows, rows, rows, fc.nat(20), fc.nat(20), (before, head, tail, from, kept) => {
      const after = [...head, ...before.slice(from, from + kept), ...tail];
      const splice = spliceOf(before, after);
      if (splice !== undefined) expect(applySplice(before, splice)).toEqual(after);
    }),
  );
});

test("a bar that moves at the end, or a trade that comes on top, costs one row", () => {
  const before = Array.from({ length: 500 }, (_, at) => ({ at }));
  const bars = [...before.slice(0, -1), { at: 499 }];
  const tape = [{ at: -1 }, ...before.slice(0, -1)];
  expect(spliceOf(before, bars)).toMatchObject({ head: [], tail: [{ at: 499 }], kept: 499 });
  expect(spliceOf(before, tape)).toMatchObject({ head: [{ at: -1 }], tail: [], kept: 499 });
});

test("a list that has little in common with the one before is sent whole", () => {
  const before = Array.from({ length: 10 }, (_, at) => ({ at }));
  expect(spliceOf(before, [])).toBeUndefined();
  expect(spliceOf(before, [before[0], ...Array.from({ length: 9 }, () => ({}))])).toBeUndefined();
});

test("a change that does not fit the list before is not applied", () => {
  expect(applySplice([1, 2], { head: [], from: 1, kept: 2, tail: [] })).toBeUndefined();
  expect(applySplice([1, 2], { head: [], from: -1, kept: 1, tail: [] })).toBeUndefined();
});
