import { decodeInstrumentInfo } from "../instrumentInfo";
import { codesEndpoint } from "./codesEndpoint";

/** `/instrument-info` (§4.2): reference data. */
export const instrumentInfoEndpoint = codesEndpoint({
  path: "/instrument-info",
  budget: "instrumen_info",
  decodeRow: decodeInstrumentInfo,
});
