/** One thing that a client did. */
export interface RequestRecord {
  readonly kind: "rest" | "command" | "connect" | "disconnect";
  /** The REST endpoint without its slash (`snapshot`), or the type of the command (`S`); empty for connections. */
  readonly endpoint: string;
  /** What was sent, parsed; the text itself if it was no JSON. */
  readonly body: unknown;
  /** Milliseconds, by the server's clock. */
  readonly at: number;
  /** The name of the key; never the key. Empty without a valid one. */
  readonly key: string;
  /** How the credential came. */
  readonly credential: "header" | "url" | "none";
  /** `OK`, or the text of the refusal. */
  readonly msg: string;
  /** Number of the connection, for socket records. */
  readonly connection?: number;
}

const MOST_RECORDS = 20_000;

/** What clients did, the last 20,000 of it. */
export class Journal {
  #records: RequestRecord[] = [];

  get records(): readonly RequestRecord[] {
    return this.#records;
  }

  add(record: RequestRecord): void {
    this.#records.push(record);
    if (this.#records.length > MOST_RECORDS) this.#records = this.#records.slice(MOST_RECORDS / 2);
  }

  clear(): void {
    this.#records = [];
  }
}
