import { QosError } from "../qos/errors";
import type { SnapshotFigures } from "../qos/fields";
import type { Snapshot } from "../qos/snapshot";
import type { SessionChoice } from "./arguments/choices";

/** The price of one session of a snapshot. Throws a QosError where the server sent none. */
export function priceOf(snapshot: Snapshot, session: SessionChoice): number {
  const block = session === "latest" ? newest(snapshot) : snapshot[session];
  if (block?.last === undefined) throw new QosError("noValue", { field: `last (${session})`, code: snapshot.code });
  return block.last;
}

/** The block with the latest time; a block without a price or a time does not count. */
function newest(snapshot: Snapshot): SnapshotFigures | undefined {
  let best: SnapshotFigures | undefined;
  for (const block of [snapshot.regular, snapshot.pre, snapshot.post, snapshot.night]) {
    if (block?.last === undefined || block.time === undefined) continue;
    if (best?.time === undefined || block.time > best.time) best = block;
  }
  return best ?? snapshot.regular;
}
