import { spawn } from "node:child_process";
import { join } from "node:path";

/** How a program of the tests ended, and everything that it said. */
export interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** Runs a program below `test` in a process of its own, as `npm run` does. */
export function runProgram(path: string, args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, ["--import", "tsx", join(__dirname, "..", path), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stdout.on("data", (text: Buffer) => (said += text.toString("utf8")));
  child.stderr.on("data", (text: Buffer) => (said += text.toString("utf8")));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, said }));
  });
}
