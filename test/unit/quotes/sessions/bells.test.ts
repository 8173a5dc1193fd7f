import { epochSeconds } from "../../../../src/kernel/time";
import { usualDays } from "../../../../src/market/tradingCalendar";
import type { Snapshot } from "../../../../src/qos/snapshot";
import { placeSnapshot } from "../../../../src/quotes/sessions/sessionQuotes";
import { code, figuresOf } from "../../../support/builders";

/** Wednesday 2024-11-13, five hours behind UTC, by the clock of New York. */
const at = (time: string): number => Date.UTC(2024, 10, 13, 5) / 1_000 + secondsOf(time);

function secondsOf(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(":").map(Number);
  return hours * 3_600 + minutes * 60 + seconds;
}

/** A push: a price at a time, of the session that the server names, if it does. */
function push(time: string, session?: Snapshot["session"], market = "US:AAPL"): Snapshot {
  const figures = figuresOf({ last: 224.5, time: epochSeconds(at(time)) });
  return session === undefined ? { code: code(market), figures } : { code: code(market), figures, session };
}

const placed = (snapshot: Snapshot) => {
  const { sessions } = placeSnapshot(snapshot, usualDays("US"));
  return Object.entries(sessions).map(([name, quote]) => [name, quote.day, quote.moment, quote.figures.last]);
};

test.each([
  ["03:59:59", "night", 20241113, "03:49:59"],
  ["04:00:00", "pre", 20241113, "04:00:00"],
  ["09:29:59", "pre", 20241113, "09:29:59"],
  ["09:30:00", "regular", 20241113, "09:30:00"],
  ["09:30:01", "regular", 20241113, "09:30:01"],
  ["15:59:59", "regular", 20241113, "15:59:59"],
  ["16:00:00", "regular", 20241113, "16:00:00"],
  ["16:00:01", "post", 20241113, "16:00:01"],
  ["19:59:59", "post", 20241113, "19:59:59"],
  ["20:00:00", "night", 20241114, "20:00:00"],
])("a push at %s in New York is of the session %s of %d", (time, session, day, moment) => {
  // Whatever was placed before it.
  for (const other of ["12:00:00", time, "08:00:00", time, "18:00:00", time]) {
    const before = placed(push(other));
    if (other === time) expect(before).toEqual([[session, day, at(moment), 224.5]]);
  }
});

test("a push that the server names another session of is of that, and one named regular of no later than the bell", () => {
  expect(placed(push("15:59:59", "pre"))).toEqual([["pre", 20241113, at("09:29:59"), 224.5]]);
  expect(placed(push("16:00:05", "regular"))).toEqual([["regular", 20241113, at("16:00:00"), 224.5]]);
});
