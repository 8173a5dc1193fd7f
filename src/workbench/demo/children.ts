import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";

/** Programs that the demonstration starts, and ends when it ends. */
export class Children {
  readonly #root: string;
  readonly #running = new Set<ChildProcess>();

  constructor(root: string) {
    this.#root = root;
  }

  /** Runs a script of an installed package to its end. Throws when it fails. */
  async run(script: string, args: readonly string[]): Promise<void> {
    const child = this.#start(script, args, "inherit");
    const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
    if (code !== 0) throw new Error(`${script} ${args.join(" ")} ended with ${code}`);
  }

  /** Starts a program that stays, and answers its first line of output that `read` makes something of. */
  async startAndRead<T>(script: string, args: readonly string[], read: (line: string) => T | undefined): Promise<T> {
    const child = this.#start(script, args, "pipe");
    const said: string[] = [];
    child.stderr?.on("data", (chunk: Buffer) => said.push(chunk.toString()));
    return new Promise<T>((resolve, reject) => {
      child.once("exit", (code) => reject(new Error(`${args.join(" ")} ended with ${code}\n${said.join("")}`)));
      createInterface({ input: child.stdout ?? process.stdin }).on("line", (line) => {
        const found = read(line);
        if (found === undefined) said.push(`${line}\n`);
        else resolve(found);
      });
    });
  }

  async stop(): Promise<void> {
    await Promise.all(
      [...this.#running].map(
        (child) =>
          new Promise<void>((resolve) => {
            child.once("exit", () => resolve());
            child.kill("SIGTERM");
          }),
      ),
    );
  }

  #start(script: string, args: readonly string[], output: "inherit" | "pipe"): ChildProcess {
    const child = spawn(process.execPath, [require.resolve(script, { paths: [this.#root] }), ...args], {
      cwd: this.#root,
      stdio: ["ignore", output, output === "pipe" ? "pipe" : "inherit"],
    });
    this.#running.add(child);
    child.once("exit", () => this.#running.delete(child));
    return child;
  }
}
