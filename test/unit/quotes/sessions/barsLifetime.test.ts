import { epochSeconds } from "../../../../src/kernel/time";
import { barsLifetime } from "../../../../src/quotes/sessions/barsLifetime";

const at = (iso: string) => epochSeconds(Date.parse(iso) / 1_000);

test.each([
  ["during trading they serve until the close", "2025-03-13T15:00-04:00", 3_600],
  ["just after the close for a minute", "2025-03-13T16:01-04:00", 60],
  ["but not beyond the time of settling", "2025-03-13T16:09:30-04:00", 30],
  ["in the evening until the next opening", "2025-03-13T16:10-04:00", 17 * 3_600 + 20 * 60],
  ["over a weekend and the change of the clocks", "2025-03-07T20:00-05:00", 60.5 * 3_600],
])("daily bars answer again: %s", (_when, iso, seconds) => {
  expect(barsLifetime("US", at(iso))).toBe(seconds * 1_000);
});
