import type { Slot } from "../../src/gateway/values/slot";

/** The frames that a client would be sent which has had everything up to `version`. */
export function framesSince(slot: Slot | undefined, version: number): string {
  const outgoing = { frames: "", messages: 0 };
  slot?.since(version, outgoing);
  return outgoing.frames;
}
