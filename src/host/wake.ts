import { isFresh } from "../kernel/age";
import { SECOND } from "../kernel/time";
import type { Wake } from "../kernel/wake";
import { hostClock } from "./clock";

/** A page that was out of sight for less (milliseconds) has missed nothing. */
const GLANCE = 10 * SECOND;

/** Tells `wake` when the page comes back: from sleep, from being frozen, to the network, or to the front. */
export function whenHostWakes(wake: (how: Wake) => void): void {
  const slept = (): void => wake("slept");
  hostClock.jumps.subscribe(slept);
  window.addEventListener("online", slept);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) slept();
  });
  document.addEventListener("resume", slept);
  let hiddenAt = 0;
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") hiddenAt = hostClock.now();
    else if (!isFresh({ at: hiddenAt, ttl: GLANCE }, hostClock.now())) wake("seen");
  });
}

/** Calls `leave` when the page goes away, be it for good or to be frozen; should it return, it wakes. */
export function whenHostCloses(leave: () => void): void {
  window.addEventListener("pagehide", leave);
  document.addEventListener("freeze", leave);
}
