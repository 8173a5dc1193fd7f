import { startSimulator } from "../../src/simulator/startSimulator";
import type { SimulatorOptions } from "../../src/simulator/options";
import type { Simulator } from "../../src/simulator/simulator";
import { endOfTime } from "./endOfTime";

/**
 * A simulator on a free port for the tests of a file: started before the first, stopped after the last. Ask for
 * it inside a test: `const simulator = useSimulator(); … simulator().url`.
 */
export function useSimulator(options: SimulatorOptions = {}): () => Simulator {
  let running: Simulator | undefined;
  beforeAll(async () => {
    running = await startSimulator({ invented: 50, ...options });
  });
  afterAll(async () => {
    await running?.stop();
    await endOfTime();
  });
  return () => {
    if (running === undefined) throw new Error("the simulator runs only inside tests");
    return running;
  };
}
