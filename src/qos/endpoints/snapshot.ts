import { decodeSnapshot, type Snapshot } from "../snapshot";
import { codesEndpoint } from "./codesEndpoint";
import { isNewer } from "./rows";

/** `/snapshot` (§4.3): the latest figures. */
export const snapshotEndpoint = codesEndpoint<Snapshot>({
  path: "/snapshot",
  budget: "snapshot",
  decodeRow: decodeSnapshot,
  supersedes: (row, before) => isNewer(row.figures.time, before.figures.time) ?? hasNoLess(row, before),
});

/** Times are whole seconds; within one, the volume of the day, which only grows, tells the later. */
function hasNoLess(row: Snapshot, before: Snapshot): boolean {
  return (row.figures.volume ?? Infinity) >= (before.figures.volume ?? 0);
}
