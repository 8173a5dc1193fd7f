import { MINUTE, SECOND, type EpochSeconds } from "../../kernel/time";
import type { Market } from "../../market/markets";
import { lastWindow, nextOpening } from "../../market/session";
import { SETTLING } from "./regularDay";

/**
 * Milliseconds for which the newest daily bars answer again: until the regular session that is under way ends, or the
 * next begins. Just after a close they may still change: they serve for a minute, and never beyond the time of settling.
 */
export function barsLifetime(market: Market, now: EpochSeconds): number {
  const last = lastWindow(market, "regular", now);
  if (last !== undefined && now < last.end) return (last.end - now) * SECOND;
  if (last !== undefined && now < last.end + SETTLING) return Math.min(MINUTE, (last.end + SETTLING - now) * SECOND);
  return ((nextOpening(market, now) ?? now) - now) * SECOND;
}
