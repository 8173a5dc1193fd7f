import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A server to try the gateway with, and a key for it. */
export interface TrialServer {
  readonly server: string;
  readonly socket: string;
  readonly key: string;
  stop(): void;
}

/** Starts the simulator as a program of its own. Rejects if it ends before it listens. */
export function startTrialServer(): Promise<TrialServer> {
  const child = spawn(process.execPath, ["--import", "tsx", "src/simulator/main.ts", "--port", "0", "--json"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the simulator ended with ${code}; name a server with --server`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (!line.startsWith("{")) return;
      const told = JSON.parse(line) as {
        readonly rest: string;
        readonly socket: string;
        readonly keys: { pro: string };
      };
      resolve({ server: told.rest, socket: told.socket, key: told.keys.pro, stop: () => child.kill("SIGTERM") });
    });
  });
}
