import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
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
  readonly #config: string | undefined;
  #process: ChildProcess | undefined;

  private constructor(port: number, config: string | undefined) {
    this.#port = port;
    this.url = `nats://127.0.0.1:${port}`;
    this.#store = mkdtempSync(join(tmpdir(), "nats-"));
    this.#config = config;
  }

  /** `config`: the text of a configuration file; port and store are the test's own. */
  static async start(config?: string): Promise<NatsServer> {
    const server = new NatsServer(await freePort(), config);
    await server.start();
    return server;
  }

  async start(): Promise<void> {
    const args = ["-a", "127.0.0.1", "-p", String(this.#port)];
    if (this.#config === undefined) args.push("-js", "-sd", this.#store);
    else {
      const file = join(this.#store, "nats.conf");
      const { length } = this.#config.split("store_dir: /data");
      if (length !== 2) throw new Error("the configuration names its store otherwise");
      writeFileSync(file, this.#config.replace("store_dir: /data", `store_dir: "${this.#store}"`));
      args.push("-c", file);
    }
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
