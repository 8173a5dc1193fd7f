import type { EpochSeconds } from "../kernel/time";
import type { HoursRow, Session } from "./hours";
import { dayAt, regularWindows, sessionBy } from "./session";
import type { DayKinds } from "./tradingCalendar";

/** The next bell of an exchange: regular trading begins, ends for the day, or goes on after the pause at noon. */
export interface Bell {
  readonly kind: "opens" | "closes" | "resumes";
  readonly at: EpochSeconds;
}

/** What an exchange does now, and what comes next; no bell where trading never pauses. */
export interface ExchangeNow {
  readonly session: Session;
  readonly bell: Bell | undefined;
}

/** The longest stretch that began before today and still lasts, and the longest pause that is looked through, in days. */
const BEFORE = 7;
const AHEAD = 16;

/** What an exchange of these hours does at `moment`, where days are of these kinds. */
export function exchangeAt(hours: HoursRow, moment: EpochSeconds, kinds: DayKinds): ExchangeNow {
  const { session } = sessionBy(hours, moment, kinds);
  const today = dayAt(hours, moment);
  const windows = regularWindows(hours, { from: today - BEFORE, to: today + AHEAD }, kinds);
  const present = windows.findIndex(({ start, end }) => start <= moment && moment < end);
  if (present < 0) {
    const next = windows.find(({ start }) => start > moment);
    const kind = session === "break" ? "resumes" : "opens";
    return { session, bell: next && { kind, at: next.start } };
  }
  let last = present;
  const goesOn = (at: number): boolean => {
    const [end, next] = [windows[at]?.end, windows[at + 1]?.start];
    if (end === undefined || next === undefined) return false;
    return end === next || sessionBy(hours, end, kinds).session === "break";
  };
  while (goesOn(last)) last += 1;
  const at = windows[last]?.end;
  return { session, bell: at === undefined || last === windows.length - 1 ? undefined : { kind: "closes", at } };
}
