import type { Bootstrap } from "./addinPage";
import type { Children } from "./children";

/** What the simulator says of itself when it listens, a line each. */
const SAID = { server: /^\s*REST\s+(http\S+)/, socket: /^\s*WebSocket\s+(ws\S+)/, key: /\bpro\s+(\S+)\s*$/ } as const;

/** Starts the simulator as a program of its own, on a free port, and answers where it is and a key for it. */
export async function startSimulator(children: Children): Promise<Bootstrap> {
  return children.startAndRead("tsx/cli", ["src/simulator/main.ts", "--port", "0"], announcementReader());
}

/** Reads line after line, and answers once addresses and key are known. The key is that of the larger plan. */
export function announcementReader(): (line: string) => Bootstrap | undefined {
  const found = new Map<string, string>();
  return (line) => {
    for (const [name, pattern] of Object.entries(SAID)) {
      const value = pattern.exec(line)?.[1];
      if (value !== undefined) found.set(name, value);
    }
    const [server, socket, key] = ["server", "socket", "key"].map((name) => found.get(name));
    return server === undefined || socket === undefined || key === undefined ? undefined : { server, socket, key };
  };
}
