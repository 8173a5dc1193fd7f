import { readPlanNumber } from "../../../src/qos/planNumber";

test.each([
  [1, 1],
  [30, 30],
  ["30", 30],
  [" 30 ", 30],
  [10.9, 10],
  ["10.9", 10],
  [1e300, 9_999_999],
  [Infinity, 9_999_999],
  ["99999999999999999999", 9_999_999],
])("the limit %j is %d", (raw, limit) => {
  expect(readPlanNumber(raw)).toBe(limit);
});

test.each([0, -1, 0.5, -Infinity, NaN, "0", "-1", "1e9", "", "many", "0x10", null, undefined, true, [30], {}])(
  "%j is no limit",
  (raw) => expect(readPlanNumber(raw)).toBeUndefined(),
);
