import { epochMillis, epochSeconds } from "../../../../src/kernel/time";
import { code } from "../../../support/builders";
import { PushTimes } from "../../../../src/quotes/live/pushTimes";

const NOW = 1_742_391_000;
const now = () => epochMillis(NOW * 1_000);

/** Whether pushes of one subject are believed, each so many seconds ahead of a clock that stands still. */
function believed(times: PushTimes, ...aheads: readonly number[]): readonly boolean[] {
  return aheads.map((ahead) => believes(times, "HK:700", ahead));
}

function believes(times: PushTimes, subject: string, ahead: number): boolean {
  return !times.isAhead({ topic: "S", code: code(subject) }, epochSeconds(NOW + ahead));
}

describe("the times of pushes", () => {
  it("one a day ahead among right ones is not believed, and the right ones go on", () => {
    expect(believed(new PushTimes(now), 0, 86_400, 1, -30)).toEqual([true, false, true, true]);
  });

  it("a minute ahead is usual, more is not", () => {
    expect(believed(new PushTimes(now), 60, 120, 181)).toEqual([true, true, false]);
  });

  it("where this computer's clock is an hour behind, the second push of a share is believed, and all others after it", () => {
    const times = new PushTimes(now);
    expect(believed(times, 3_600, 3_601, 3_599)).toEqual([false, true, true]);
    expect(believes(times, "HK:9988", 3_600)).toBe(true);
  });

  it("two that lie ahead by different mistakes are neither believed", () => {
    expect(believed(new PushTimes(now), 86_400, 7_200, 0)).toEqual([false, false, true]);
  });

  it("two shares do not bear each other out", () => {
    const times = new PushTimes(now);
    expect([believes(times, "HK:700", 500), believes(times, "HK:9988", 500)]).toEqual([false, false]);
  });

  it("bars know what other pushes have told of the server's clock, and those know nothing of bars", () => {
    const others = new PushTimes(now);
    const ofBars = new PushTimes(now, others);
    expect(believed(ofBars, 7_200, 7_200)).toEqual([false, true]);
    expect(believed(others, 500, 500)).toEqual([false, true]);
    expect(believed(new PushTimes(now, others), 550)).toEqual([true]);
    expect(others.lead).toBe(500_000);
  });

  it("doubts about thousands of shares are not all kept", () => {
    const times = new PushTimes(now);
    for (let share = 0; share <= 1_000; share += 1) believes(times, `HK:${share + 1}`, 500);
    expect([believes(times, "HK:1001", 500), believes(new PushTimes(now, times), "HK:1", 900)]).toEqual([true, false]);
  });
});
