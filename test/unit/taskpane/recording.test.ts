import { RECORDED, recordedAt, SECONDS } from "../../../src/taskpane/sample/recording";
import { readCode } from "../../../src/quotes/arguments/codes";

test("a recording moves from second to second, and its figures agree with each other", () => {
  for (let second = 0; second < SECONDS; second += 1) {
    const rows = recordedAt(second);
    rows.forEach(([last = NaN, change, part], at) => {
      const before = RECORDED[at]?.before ?? NaN;
      expect(last).toBeGreaterThan(0);
      expect(change).toBeCloseTo(last - before, 10);
      expect(part).toBeCloseTo((last - before) / before, 10);
    });
    if (second > 0) expect(rows).not.toEqual(recordedAt(second - 1));
  }
});

test("no recorded name is an instrument that a formula could ask for", () => {
  for (const { name } of RECORDED) expect(() => readCode(name)).toThrow();
});
