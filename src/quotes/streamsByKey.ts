import type { Stream } from "./stream";

const NONE: readonly Stream[] = [];

/** Live formulas by what they show. Of most keys there is one, which needs no set of its own. */
export class StreamsByKey {
  readonly #byKey = new Map<string, Stream | Set<Stream>>();

  has(key: string): boolean {
    return this.#byKey.has(key);
  }

  keys(): Iterable<string> {
    return this.#byKey.keys();
  }

  /** In the order of their coming. */
  of(key: string): Iterable<Stream> {
    const found = this.#byKey.get(key);
    if (found === undefined) return NONE;
    return found instanceof Set ? found : [found];
  }

  add(key: string, stream: Stream): void {
    const found = this.#byKey.get(key);
    if (found === undefined) this.#byKey.set(key, stream);
    else if (found instanceof Set) found.add(stream);
    else if (found !== stream) this.#byKey.set(key, new Set([found, stream]));
  }

  delete(key: string, stream: Stream): void {
    const found = this.#byKey.get(key);
    if (found instanceof Set) {
      found.delete(stream);
      if (found.size === 0) this.#byKey.delete(key);
    } else if (found === stream) this.#byKey.delete(key);
  }
}
