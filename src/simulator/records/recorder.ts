import { createWriteStream, type WriteStream } from "node:fs";

/** One line of a recording. */
export interface RecordLine {
  /** Milliseconds, by the server's clock. */
  readonly at: number;
  readonly kind: "rest" | "command" | "reply" | "push";
  /** Endpoint, type of the command, or topic of the push. */
  readonly name: string;
  /** What was asked (`rest`, `command`). */
  readonly ask?: unknown;
  /** The text that was sent (`rest`, `reply`, `push`). */
  readonly text?: string;
}

/** Writes what passes as NDJSON; keys are replaced by their names before a line is written. */
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
    this.#file?.write(`${this.#redact(JSON.stringify(line))}\n`);
  }

  stop(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    return file === undefined ? Promise.resolve() : new Promise((resolve) => file.end(resolve));
  }
}
