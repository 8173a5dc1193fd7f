import { epochMillis, epochSeconds } from "../../../../src/kernel/time";
import { LeadGuard } from "../../../../src/quotes/live/leadGuard";

const NOW = 1_742_391_000;

/** What is believed of each of some times, seconds ahead of a computer's clock that stands still. */
function believed(guard: LeadGuard<number>, ...aheads: readonly number[]): (readonly number[])[] {
  return aheads.map((ahead) => guard.take(ahead, epochSeconds(NOW + ahead), epochMillis(NOW * 1_000)));
}

describe("times that lie ahead of this computer's clock", () => {
  it("one a day ahead among right ones is forgotten", () => {
    expect(believed(new LeadGuard(), 0, 86_400, 1, 2)).toEqual([[0], [], [1], [2]]);
  });

  it("where this computer's clock is five minutes behind, no trade is lost", () => {
    expect(believed(new LeadGuard(), 300, 301, 302, 299)).toEqual([[], [300, 301], [302], [299]]);
  });

  it("two that lie ahead by different mistakes are both forgotten", () => {
    expect(believed(new LeadGuard(), 86_400, 7_200, 0)).toEqual([[], [], [0]]);
  });

  it("a minute ahead is usual, more is not", () => {
    expect(believed(new LeadGuard(), 60, 120)).toEqual([[60], [120]]);
    expect(believed(new LeadGuard(), 61)).toEqual([[]]);
  });

  it("late ones are believed", () => {
    expect(believed(new LeadGuard(), 0, -7_200, 1)).toEqual([[0], [-7_200], [1]]);
  });
});
