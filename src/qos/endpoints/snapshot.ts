import { decodeSnapshot } from "../snapshot";
import { codesEndpoint } from "./codesEndpoint";

/** `/snapshot` (§4.3): the latest figures. */
export const snapshotEndpoint = codesEndpoint({ path: "/snapshot", budget: "snapshot", decodeRow: decodeSnapshot });
