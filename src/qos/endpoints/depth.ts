import { decodeDepth, type Depth } from "../depth";
import { codesEndpoint } from "./codesEndpoint";
import { isNewer } from "./rows";

/** `/depth` (§4.4): the order book, as many levels as the server has. */
export const depthEndpoint = codesEndpoint<Depth>({
  path: "/depth",
  budget: "depth",
  decodeRow: decodeDepth,
  supersedes: (row, before) => isNewer(row.time, before.time) ?? true,
});
