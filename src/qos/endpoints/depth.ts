import { decodeDepth } from "../depth";
import { codesEndpoint } from "./codesEndpoint";

/** `/depth` (§4.4): the order book, as many levels as the server has. */
export const depthEndpoint = codesEndpoint({ path: "/depth", budget: "depth", decodeRow: decodeDepth });
