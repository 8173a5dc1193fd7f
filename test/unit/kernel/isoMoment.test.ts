import { isoMoment } from "../../../src/kernel/isoMoment";

test.each([
  ["2026-12-09T10:00:00+08:00", "2026-12-09T02:00:00.000Z"],
  ["2026-12-09T10:00:00-05:30", "2026-12-09T15:30:00.000Z"],
  ["2026-12-09T10:00:00Z", "2026-12-09T10:00:00.000Z"],
  ["2026-12-09 10:00:00", "2026-12-09T10:00:00.000Z"],
  ["2024-02-29", "2024-02-29T00:00:00.000Z"],
])("%s is %s", (text, expected) => {
  expect(new Date(isoMoment(text) ?? NaN).toISOString()).toBe(expected);
});

test.each(["", "never", "2026-13-01", "2026-12-09T10", "09.12.2026", "1765245600"])("%j is no moment", (text) => {
  expect(isoMoment(text)).toBeUndefined();
});
