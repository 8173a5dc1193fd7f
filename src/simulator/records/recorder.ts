import { createWriteStream, type WriteStream } from "node:fs";

/** One line of a recording. */
export interface RecordLine {
  /** Milliseconds, by the server's clock. */
  readonly at: number;
  readonly kind: "rest" | "command" | "push";
  /** Endpoint, type of the command, or topic of the push. */
  readonly name: string;
  /** What was asked; nothing for a push. */
  readonly query?: unknown;
  /** The text that was sent. */
  readonly text: string;
}

/**
 * Writes what passes as NDJSON. Keys are replaced by their names before a line is written, and a registration
 * is left out altogether: it holds a key and an address.
 */
export class Recorder {
  readonly #redact: (text: string) => string;
  #file: WriteStream | undefined;

  constructor(path: string | undefined, redact: (text: string) => string) {
    this.#redact = redact;
    if (path !== undefined) this.#file = createWriteStream(path, { flags: "a" });
  }

  get on(): boolean {
    return this.#file !== undefined;
  }

  write(line: RecordLine): void {
    if (line.name !== "register") this.#file?.write(`${this.#redact(JSON.stringify(line))}\n`);
  }

  stop(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    return file === undefined ? Promise.resolve() : new Promise((resolve) => file.end(resolve));
  }
}
