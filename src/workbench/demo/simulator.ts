import type { Bootstrap } from "./addinPage";
import type { Children } from "./children";

/** Starts the simulator as a program of its own, on a free port, and answers where it is and a key for it. */
export async function startSimulator(children: Children): Promise<Bootstrap> {
  const args = ["src/simulator/main.ts", "--port", "0", "--json"];
  return children.startAndRead("tsx/cli", args, readAnnouncement);
}

/** The one line of JSON by which the simulator says that it listens. */
export function readAnnouncement(line: string): Bootstrap | undefined {
  if (!line.startsWith("{")) return undefined;
  const { url, wsUrl, keys } = JSON.parse(line) as {
    readonly url?: string;
    readonly wsUrl?: string;
    readonly keys?: Readonly<Record<string, string>>;
  };
  if (url === undefined || wsUrl === undefined) return undefined;
  const key = keys?.["pro"];
  return { server: url, socket: wsUrl, ...(key === undefined ? {} : { key }) };
}
