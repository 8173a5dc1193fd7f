import { groupCodes } from "../../market/codeList";
import type { InstrumentCode } from "../../market/instrumentCode";
import { decodeSnapshot, type Snapshot } from "../snapshot";
import type { Endpoint } from "./endpoint";
import { chunk, decodeRowsByCode } from "./rows";

/** `/snapshot` (§4.3): the latest figures of up to the plan's number of products a request. */
export const snapshotEndpoint: Endpoint<InstrumentCode, Snapshot> = {
  path: "/snapshot",
  budget: "snapshot",
  plan: (codes, products) =>
    chunk([...new Set(codes)], products).map((asks) => ({ body: { codes: groupCodes(asks) }, asks })),
  decode: (data) => decodeRowsByCode(data, decodeSnapshot),
  rowKey: (code) => code,
};
