import { benchCells, benchInstruments, benchTicks } from "./cells";
import { benchIndicators } from "./indicators";
import { benchSimulator } from "./simulator";
import { benchStart } from "./start";

/** Benchmarks, each a ratio to a bound measured in the same run (`npm run bench`). */
async function main(): Promise<void> {
  await benchCells();
  await benchTicks();
  await benchIndicators();
  await benchInstruments();
  await benchSimulator();
  await benchStart();
}

void main();
