import type { KV } from "@nats-io/kv";
import type { Ledger } from "../bus";

/** What was spent, in a bucket. Each text is written over the one that was read or written last, and over no other. */
export class BucketLedger implements Ledger {
  readonly #bucket: () => KV;
  #revisions = new Map<string, number>();

  constructor(bucket: () => KV) {
    this.#bucket = bucket;
  }

  async load(): Promise<ReadonlyMap<string, string>> {
    const texts = new Map<string, string>();
    const revisions = new Map<string, number>();
    for await (const name of await this.#bucket().keys()) {
      const entry = await this.#bucket().get(name);
      if (entry === null || entry.operation !== "PUT") continue;
      texts.set(name, entry.string());
      revisions.set(name, entry.revision);
    }
    this.#revisions = revisions;
    return texts;
  }

  async save(name: string, text: string): Promise<void> {
    const before = this.#revisions.get(name);
    const revision =
      before === undefined ? await this.#bucket().create(name, text) : await this.#bucket().update(name, text, before);
    this.#revisions.set(name, revision);
  }
}
