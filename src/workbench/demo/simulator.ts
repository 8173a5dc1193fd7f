import type { Bootstrap, DemoPlan } from "./addinPage";
import type { Children } from "./children";

/** The simulator, once it listens. */
export interface DemoServer extends Bootstrap {
  /** Where it is steered; only this machine is told. */
  readonly admin: string;
}

/** Each instrument trades once a second, not all at the same moment. */
const LIVELY = ["--tick", "100", "--share", "0.1"];

/**
 * What the add-in is told of the larger plan: requests enough for every sheet to fill at once and for trying things out,
 * and room for no more live products than everybody has, so that both ways of a price can be seen.
 */
export const DEMO_PLAN: DemoPlan = { products: 10, requests: 120, socketProducts: 10 };

/** Starts the simulator as a program of its own, on a free port, and answers where it is and a key for it. */
export async function startSimulator(children: Children): Promise<DemoServer> {
  const script = ["src/simulator/main.ts", "--port", "0", "--json", ...LIVELY];
  return children.startAndRead("tsx/cli", script, readAnnouncement);
}

/** The line of JSON that the simulator says when it listens. The key is that of the larger plan. */
export function readAnnouncement(line: string): DemoServer | undefined {
  if (!line.startsWith("{")) return undefined;
  const said = JSON.parse(line) as Readonly<Record<string, unknown>>;
  const { pro: key } = (said["keys"] ?? {}) as Readonly<Record<string, unknown>>;
  const [server, socket, admin] = [said["rest"], said["socket"], said["admin"]];
  if ([server, socket, admin, key].some((part) => typeof part !== "string")) return undefined;
  return { server, socket, admin, key } as DemoServer;
}
