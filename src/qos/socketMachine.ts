import type { Random } from "../kernel/clock";
import { MINUTE, SECOND } from "../kernel/time";
import { isForWantOfKey, type QosError } from "./errors";

/** What the one connection is doing. */
export type SocketState =
  /** Nobody wants it. */
  | { readonly state: "idle" }
  | { readonly state: "connecting"; readonly attempt: number }
  | {
      readonly state: "open";
      readonly attempt: number;
      readonly since: number;
      readonly silentBeats: number;
      readonly heard: boolean;
    }
  /** Between two attempts. */
  | { readonly state: "waiting"; readonly attempt: number; readonly until: number; readonly why: QosError }
  /** Trying again cannot help until the key or the server changes. */
  | { readonly state: "refused"; readonly why: QosError };

export type SocketEvent =
  | { readonly event: "want" }
  | { readonly event: "unwant" }
  | { readonly event: "opened" }
  /** `why`: what the server or the network said last. */
  | { readonly event: "closed"; readonly why: QosError }
  | { readonly event: "heard" }
  /** The heartbeat is due. */
  | { readonly event: "beat" }
  /** The pause before the next attempt is over, or a person asked not to wait. */
  | { readonly event: "retry" }
  /** Key or server address are others now. */
  | { readonly event: "renewed" }
  /** The machine slept or the network came back: what was open is not to be trusted. */
  | { readonly event: "woke" }
  /** Somebody looks again after a while: what is open must show that it lives, a pause need not be waited out. */
  | { readonly event: "check" };

/** `probe`: a heartbeat whose reply is awaited for a short while only. */
export type SocketAction = "open" | "close" | "beat" | "probe" | "awaitRetry" | "up" | "down";

export interface Transition {
  readonly next: SocketState;
  readonly actions: readonly SocketAction[];
}

export interface SocketContext {
  readonly now: number;
  readonly random: Random;
  /** Why a connection is given up whose server has fallen silent. */
  readonly silence: () => QosError;
}

/** A connection must have lived this long before its end counts as a first failure again (milliseconds). */
export const TRUSTED_AFTER = 30 * SECOND;
/** The heartbeat's interval (§5.1). */
export const BEAT = 20 * SECOND;
const LONGEST_PAUSE = MINUTE;
/** Another connection holds the key: trying often would only push it out in turn (milliseconds). */
const CONTENDED_PAUSE = 30 * SECOND;
/** So many refusals for another connection's sake may be the tail of a workbook that has just been closed. */
const TAIL_ATTEMPTS = 2;
/** Pause while it may be that tail (milliseconds, jitter comes on top). */
const TAIL_PAUSE = 250;
const LONGEST_CONTENDED_PAUSE = 10 * MINUTE;

/** The whole life of the connection: what happens in each state at each event, and what is to be done. Pure. */
export function transition(now: SocketState, event: SocketEvent, context: SocketContext): Transition {
  switch (event.event) {
    case "want":
      return now.state === "idle" ? connect(1) : stay(now);
    case "unwant":
      return leave(now);
    case "opened":
      if (now.state !== "connecting") return stay(now);
      return {
        next: { state: "open", attempt: now.attempt, since: context.now, silentBeats: 0, heard: true },
        actions: ["up"],
      };
    case "closed":
      return closed(now, event.why, context);
    case "heard":
      return now.state === "open" && !now.heard ? stay({ ...now, heard: true, silentBeats: 0 }) : stay(now);
    case "beat":
      return beat(now, context);
    case "retry":
      return now.state === "waiting" ? connect(now.attempt + 1) : stay(now);
    case "renewed":
      if (now.state === "idle") return stay(now);
      return { ...connect(1), actions: [...leave(now).actions, "open"] };
    case "woke":
      if (now.state === "waiting" && !isContended(now.why)) return connect(1);
      return now.state === "open" ? { ...connect(1), actions: ["close", "down", "open"] } : stay(now);
    case "check":
      if (now.state === "waiting" && !isContended(now.why)) return connect(now.attempt + 1);
      if (now.state !== "open") return stay(now);
      return { next: { ...now, heard: false, silentBeats: 1 }, actions: ["probe"] };
  }
}

/**
 * Fatal or retryable, decided here alone. A refused key stays refused until it is changed. A key that is in use
 * elsewhere is not fatal: the other connection may end. Everything else may pass by itself.
 */
export function isFatal(why: QosError): boolean {
  return why.id === "keyRefused" || isForWantOfKey(why);
}

/** Whoever comes back early takes the place of the other connection, which then comes back in turn. */
function isContended(why: QosError): boolean {
  return why.id === "connectionLimit";
}

/** The server keeps this connection out, by its own word or as far as can be seen. */
export function isShutOut(why: QosError): boolean {
  return isContended(why) || why.id === "socketRefused";
}

function connect(attempt: number): Transition {
  return { next: { state: "connecting", attempt }, actions: ["open"] };
}

function stay(state: SocketState): Transition {
  return { next: state, actions: [] };
}

function leave(now: SocketState): Transition {
  const actions: readonly SocketAction[] =
    now.state === "open" ? ["close", "down"] : now.state === "connecting" ? ["close"] : [];
  return { next: { state: "idle" }, actions };
}

function closed(now: SocketState, why: QosError, context: SocketContext): Transition {
  // A browser is not told why a handshake was refused: that the key is bad may come by REST, during the pause.
  if (now.state === "waiting" && isFatal(why)) return { next: { state: "refused", why }, actions: [] };
  if (now.state !== "open" && now.state !== "connecting") return stay(now);
  const pushedOut = now.state === "open" && isContended(why);
  const trusted = now.state === "open" && context.now - now.since >= TRUSTED_AFTER && !pushedOut;
  const attempt = trusted ? 1 : now.attempt;
  const down: readonly SocketAction[] = now.state === "open" ? ["down"] : [];
  if (isFatal(why)) return { next: { state: "refused", why }, actions: down };
  const length = pushedOut ? pauseWhenPushedOut(attempt, context.random) : pause(attempt, why, context.random);
  const until = context.now + length;
  return { next: { state: "waiting", attempt, until, why }, actions: [...down, "awaitRetry"] };
}

/** Two heartbeats without a word from the server: the connection is dead, whatever the network says. */
function beat(now: SocketState, context: SocketContext): Transition {
  if (now.state !== "open") return stay(now);
  const silentBeats = now.heard ? 0 : now.silentBeats + 1;
  if (silentBeats >= 2) {
    const broken = closed(now, context.silence(), context);
    return { next: broken.next, actions: ["close", ...broken.actions] };
  }
  return { next: { ...now, silentBeats, heard: false }, actions: ["beat"] };
}

/** Exponential with full jitter: many add-ins that lost one server do not return in step. */
function pause(attempt: number, why: QosError, random: Random): number {
  const ceiling = Math.min(LONGEST_PAUSE, SECOND * 2 ** Math.min(attempt, 10));
  const jittered = Math.max(200, random() * ceiling);
  if (!isShutOut(why)) return jittered;
  return attempt <= TAIL_ATTEMPTS ? TAIL_PAUSE * (1 + random()) : Math.max(CONTENDED_PAUSE, jittered);
}

/**
 * Another connection has taken this one's place. Coming back takes it in turn, so each time the pause doubles, and
 * living long does not make it short again: two programs that cannot see each other come to rest.
 */
function pauseWhenPushedOut(attempt: number, random: Random): number {
  return Math.min(LONGEST_CONTENDED_PAUSE, CONTENDED_PAUSE * 2 ** Math.min(attempt - 1, 10)) * (1 + random() / 4);
}
