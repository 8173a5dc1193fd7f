import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { dirname, join } from "node:path";
import { buildSync } from "esbuild";

const ROOT = join(__dirname, "../../..");

/** A gateway as a program of its own, which can be killed. */
export interface GatewayProcess {
  readonly url: string;
  readonly wsUrl: string;
  readonly ops: string;
  readonly process: ChildProcess;
  /** All that it has written. */
  output(): string;
  kill(signal: NodeJS.Signals): void;
}

/** The gateway as it is installed, built once for a test file. It stands in the project, where its packages are found. */
let built: string | undefined;

function program(): string {
  if (built === undefined) {
    built = join(mkdtempSync(join(ROOT, "node_modules/.gateway-test-")), "main.cjs");
    buildSync({
      entryPoints: [join(ROOT, "src/gateway/main.ts")],
      outfile: built,
      bundle: true,
      platform: "node",
      packages: "external",
      logLevel: "error",
    });
  }
  return built;
}

/** Takes what was built away again. */
export function removeProgram(): void {
  if (built !== undefined) rmSync(dirname(built), { recursive: true, force: true });
  built = undefined;
}

export function startGatewayProcess(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<GatewayProcess> {
  const child = spawn(
    process.execPath,
    [program(), "--json", "--port", "0", "--ops-port", "0", "--addin", "none", ...args],
    { cwd: ROOT, env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "pipe"] },
  );
  let output = "";
  child.stdout.on("data", (part: Buffer) => (output += String(part)));
  child.stderr.on("data", (part: Buffer) => (output += String(part)));
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the gateway ended with ${code}\n${output}`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (!line.startsWith('{"rest"')) return;
      const told = JSON.parse(line) as { rest: string; socket: string; ops: string };
      resolve({
        url: told.rest,
        wsUrl: told.socket,
        ops: told.ops,
        process: child,
        output: () => output,
        kill: (signal) => void child.kill(signal),
      });
    });
  });
}
