import type { ClientCounts } from "./client";

/** What the door has done since it opened. */
export interface DoorCounts extends ClientCounts {
  clients: number;
  /** Requests by endpoint and outcome: `snapshot ok`, `snapshot refused`, `snapshot 502`. */
  readonly requests: Map<string, number>;
  /** Turned away, by the kind of refusal. */
  readonly refused: Map<string, number>;
}

export function newCounts(): DoorCounts {
  return { sent: 0, skipped: 0, cut: 0, clients: 0, requests: new Map(), refused: new Map() };
}

export function countUp(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
