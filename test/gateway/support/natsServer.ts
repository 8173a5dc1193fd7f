import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { until } from "../../support/until";

/** Whether this machine has a NATS server; the proof of a checkout (.ci/run) installs one. */
export const hasNats = spawnSync("nats-server", ["--version"]).status === 0;

/** A NATS server of a test's own, on loopback, which can be killed and started again with what it had stored. */
export class NatsServer {
  readonly url: string;
  readonly #port: number;
  readonly #store: string;
  #process: ChildProcess | undefined;

  private constructor(port: number) {
    this.#port = port;
    this.url = `nats://127.0.0.1:${port}`;
    this.#store = mkdtempSync(join(tmpdir(), "nats-"));
  }

  static async start(): Promise<NatsServer> {
    const server = new NatsServer(await freePort());
    await server.start();
    return server;
  }

  async start(): Promise<void> {
    const args = ["-js", "-a", "127.0.0.1", "-p", String(this.#port), "-sd", this.#store];
    this.#process = spawn("nats-server", args, { stdio: "ignore" });
    await until(() => listens(this.#port), 20);
  }

  /** As a machine that loses its power. */
  kill(): void {
    this.#process?.kill("SIGKILL");
  }

  stop(): void {
    this.kill();
    rmSync(this.#store, { recursive: true, force: true });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
