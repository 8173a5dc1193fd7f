import { CellsError, type CellsFault } from "./workbookCells";

/** One conversation with Excel. While a cell is being edited it waits for the end of it. */
export async function run<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  try {
    return await Excel.run({ delayForCellEdit: true }, work);
  } catch (thrown) {
    throw new CellsError(faultOf(thrown));
  }
}

const FAULTS: Readonly<Record<string, CellsFault>> = {
  AccessDenied: "protected",
  InvalidOperationInCellEditMode: "editing",
  ItemNotFound: "gone",
  RequestPayloadSizeLimitExceeded: "tooLarge",
  ResponsePayloadSizeLimitExceeded: "tooLarge",
};

function faultOf(thrown: unknown): CellsFault {
  const code: unknown = typeof thrown === "object" && thrown !== null && "code" in thrown ? thrown.code : undefined;
  return typeof code === "string" && Object.hasOwn(FAULTS, code) ? (FAULTS[code] ?? "refused") : "refused";
}
