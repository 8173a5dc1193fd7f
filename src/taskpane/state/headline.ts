import type { PaneView } from "../../runtime/paneView";
import type { TextKey } from "../languages/texts";

export type Tone = "good" | "busy" | "warning" | "bad" | "quiet";

/** The state as the header puts it: one word, what happens next, and what the person may do about it. */
export interface Headline {
  readonly word: TextKey;
  readonly next: TextKey;
  readonly tone: Tone;
  readonly action: "retry" | "resume" | "toKey" | undefined;
}

const HEADLINES = {
  live: { word: "state.live", next: "next.live", tone: "good", action: undefined },
  liveFront: { word: "state.live", next: "next.liveFront", tone: "good", action: undefined },
  liveFailing: { word: "state.live", next: "next.liveFailing", tone: "warning", action: undefined },
  failing: { word: "state.failing", next: "next.failing", tone: "bad", action: undefined },
  failingAlone: { word: "state.failing", next: "next.failing", tone: "bad", action: "retry" },
  livePartly: { word: "state.live", next: "next.livePartly", tone: "good", action: undefined },
  connecting: { word: "state.connecting", next: "next.connecting", tone: "busy", action: undefined },
  polling: { word: "state.polling", next: "next.polling", tone: "warning", action: undefined },
  reconnecting: { word: "state.reconnecting", next: "next.reconnecting", tone: "warning", action: "retry" },
  ready: { word: "state.ready", next: "next.ready", tone: "good", action: undefined },
  offline: { word: "state.offline", next: "next.offline", tone: "bad", action: undefined },
  offlineNoKey: { word: "state.offline", next: "next.offlineNoKey", tone: "bad", action: undefined },
  nokey: { word: "state.nokey", next: "next.nokey", tone: "quiet", action: undefined },
  refused: { word: "state.refused", next: "next.refused", tone: "bad", action: "toKey" },
  paused: { word: "state.paused", next: "next.paused", tone: "quiet", action: "resume" },
} as const satisfies Record<string, Headline>;

export function headline(view: PaneView): Headline {
  return HEADLINES[kind(view)];
}

/** How many subscriptions are refreshed by request. */
export function polled(subscriptions: PaneView["subscriptions"]): number {
  return subscriptions.filter(({ delivery }) => delivery === "polled").length;
}

/** Nothing live is no fault: a socket is opened only for live formulas. */
function kind(view: PaneView): keyof typeof HEADLINES {
  const { state, hasKey, online, why, trouble, retryIn, subscriptions, visiblePolled } = view;
  if (state === "nokey") return hasKey ? "refused" : online ? "nokey" : "offlineNoKey";
  if (state === "live") {
    if (trouble !== undefined) return "liveFailing";
    if (polled(subscriptions) === 0) return "live";
    return visiblePolled === 0 ? "liveFront" : "livePartly";
  }
  if (state === "polling" || state === "connecting") {
    if (trouble !== undefined) return retryIn === undefined ? "failing" : "failingAlone";
    if (retryIn !== undefined) return "reconnecting";
    if (state === "polling" && why === undefined && subscriptions.length === 0) return "ready";
  }
  return state;
}
