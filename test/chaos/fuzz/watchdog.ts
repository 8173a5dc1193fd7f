import { Worker } from "node:worker_threads";

/** Seconds after which a program that does not come back counts as one that never will. */
const PATIENCE = 20;

/** Runs beside the program: looks once a second whether it has come back, and ends the process where it has not. */
const WATCH = `
const { workerData } = require("node:worker_threads");
const { writeSync } = require("node:fs");
const counts = new Int32Array(workerData.shared);
let last = -1, since = Date.now();
setInterval(() => {
  if (counts[0] !== last) { last = counts[0]; since = Date.now(); }
  else if (Date.now() - since > ${PATIENCE * 1_000}) {
    writeSync(2, "hangs: input " + counts[1] + " of kind " + counts[2] + " has not come back for ${PATIENCE} s\\n");
    process.kill(process.pid, "SIGKILL");
  }
}, 1000);
`;

/** Tells of an input that never comes back, which no timer of its own thread could. */
export class Watchdog {
  readonly #counts: Int32Array;
  readonly #worker: Worker;

  constructor() {
    const shared = new SharedArrayBuffer(12);
    this.#counts = new Int32Array(shared);
    this.#worker = new Worker(WATCH, { eval: true, workerData: { shared } });
    this.#worker.unref();
  }

  /** The program is alive, and now at this input of this kind. */
  alive(seed: number, kind: number): void {
    this.#counts[1] = seed;
    this.#counts[2] = kind;
    Atomics.add(this.#counts, 0, 1);
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
