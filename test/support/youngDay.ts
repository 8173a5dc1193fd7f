import type { Clock } from "../../src/kernel/clock";
import { DAY, epochMillis, HOUR, MINUTE } from "../../src/kernel/time";
import type { Simulator } from "../../src/simulator/simulator";

/** Two minutes past midnight in Hong Kong and China, by UTC. */
const EARLY = 16 * HOUR + 2 * MINUTE;
const MARKETS = ["HK", "SH", "SZ"];

/**
 * A clock set back to the last start of a day in Asia. The simulator tells of a day from its beginning, which takes
 * some 40 ms an instrument late in the day: hundreds of them would take longer than the test that wants them.
 */
export function youngDay(clock: Clock): Clock {
  return setBackTo(EARLY, clock);
}

/** A clock set back to where its hands last showed this time of day (milliseconds since midnight, UTC). */
export function setBackTo(timeOfDay: number, clock: Clock): Clock {
  const shift = -((clock.now() - timeOfDay) % DAY);
  return { now: () => epochMillis(clock.now() + shift), after: (delay, task) => clock.after(delay, task) };
}

/** So many instruments for which the day is young, those with the most trade first. */
export function youngCodes(simulator: Simulator, count: number): readonly string[] {
  const codes = simulator.market.instruments
    .filter(({ market, suspendedFrom }) => MARKETS.includes(market) && suspendedFrom === undefined)
    // A share on its first day has no price before the opening.
    .filter(({ listed }) => listed < simulator.market.now / DAY - 30)
    .sort((left, right) => right.dailyVolume - left.dailyVolume)
    .slice(0, count)
    .map(({ code }) => code as string);
  if (codes.length < count) throw new Error(`the simulator has only ${codes.length} such instruments`);
  return codes;
}
