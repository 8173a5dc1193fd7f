import { isAsMade, PUSH } from "./push";

interface Value {
  readonly volume: number;
  /** When it was made (milliseconds since the epoch). */
  readonly at: number;
}

/** What one client holds. */
export class Held {
  readonly #mine: ReadonlySet<string>;
  readonly #values = new Map<string, Value>();
  /** Of a code that was not asked for, older than what was there, or with a price that was never made. */
  wrong = 0;

  constructor(mine: Iterable<string>) {
    this.#mine = new Set(mine);
  }

  /** Takes a message in, and gives the age of its value; undefined if it is none of the bench's. */
  take(text: string, now: number): number | undefined {
    const [, code, price = "", volume = "", at = ""] = PUSH.exec(text) ?? [];
    if (code === undefined) return undefined;
    const value = { volume: Number(volume), at: Number(at) };
    const isOlder = value.volume < (this.#values.get(code)?.volume ?? 0);
    if (!this.#mine.has(code) || isOlder || !isAsMade(price, value.volume)) this.wrong += 1;
    this.#values.set(code, value);
    return now - value.at;
  }

  /** The age of what is held of each code; of one that never came, the time since 1970. */
  *ages(now: number): IterableIterator<number> {
    for (const code of this.#mine) yield now - (this.#values.get(code)?.at ?? 0);
  }
}
