import { CellEncoder } from "../../src/host/cellEncoder";
import { QosError } from "../../src/qos/errors";
import { MOST_CELLS } from "../../src/quotes/mostCells";
import type { RunningAddin } from "./excelInJsdom";

/** Has a formula of the page answer something else, which passes the cell encoder as all answers do. */
export function associate({ window }: RunningAddin, name: string, answer: () => unknown): void {
  const page = window as unknown as { CustomFunctions: typeof CustomFunctions };
  Object.assign(globalThis, { CustomFunctions: page.CustomFunctions });
  const cellEncoder = new CellEncoder({
    words: () => undefined,
    formats: () => false,
    numbers: () => false,
    limitsMessages: () => false,
    kindsOf: () => undefined,
    secrets: () => [],
    fault: new QosError("internal"),
    mostCells: MOST_CELLS,
    tooLarge: (rows, most) => new QosError("tooLarge", { rows, most }),
  });
  page.CustomFunctions.associate(name, () => cellEncoder.value(answer()));
}
