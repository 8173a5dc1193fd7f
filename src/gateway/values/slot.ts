import type { Push } from "./push";
import { textFrame } from "./textFrame";
import { topicOf, type SlotKey } from "./topic";

interface Entry {
  /** Counts up over all slots of a table: what a client has had is told by one number. */
  readonly version: number;
  readonly frame: string;
  readonly ts: number;
  readonly volume: number;
  readonly tag: string;
}

/** What is written to a client at once: whole frames, joined, and how many messages they are. */
export interface Outgoing {
  frames: string;
  messages: number;
}

/** Trades that are kept for clients whose frame has not come; beyond it the oldest are lost to them. */
const MOST_TRADES = 500;
/** Values of other tags, or out of order, that are kept. */
const MOST_VALUES = 4;
/** So many values in a row that are older than the newest say that the newest was wrong. */
const REPENT = 3;

/**
 * What a topic has lately said of one instrument. A value replaces the one before it where it is certainly newer and
 * about the same thing; whatever is not certain is kept beside it, so that a client hears all from which it could
 * conclude something, in the order in which it came, and decides by its own rules.
 */
export class Slot {
  readonly key: SlotKey;
  readonly isTrades: boolean;
  /** The newest version, its message, and the version before it. */
  version = 0;
  #newest = "";
  #before = 0;
  #lostUpTo = 0;
  #entries: Entry[] = [];
  #current: Entry | undefined;
  #older = 0;

  constructor(key: SlotKey) {
    this.key = key;
    this.isTrades = topicOf(key) === "T";
  }

  /** Takes a push in. False: it replaced one that some client may not have had yet. */
  take({ text, ts, volume, tag }: Omit<Push, "key">, version: number): boolean {
    const entry: Entry = { version, frame: textFrame(text), ts, volume, tag };
    this.version = version;
    this.#newest = entry.frame;
    return this.isTrades ? this.#takeTrade(entry) : this.#takeValue(entry);
  }

  #takeTrade(entry: Entry): true {
    this.#before = this.#entries.at(-1)?.version ?? 0;
    this.#entries.push(entry);
    if (this.#entries.length > MOST_TRADES) this.#lostUpTo = this.#entries.shift()?.version ?? 0;
    return true;
  }

  #takeValue(entry: Entry): boolean {
    const place = this.#entries.findIndex((before) => before.tag === entry.tag && follows(entry, before));
    if (place >= 0) this.#entries.splice(place, 1);
    this.#before = this.#entries.at(-1)?.version ?? 0;
    this.#entries.push(entry);
    if (this.#entries.length > MOST_VALUES) this.#entries.shift();
    this.#keepCurrent(entry);
    return place < 0;
  }

  /** Puts everything after `version` behind what is to be sent, in the order in which it came. */
  since(version: number, outgoing: Outgoing): void {
    if (this.version <= version) return;
    if (this.#before <= version) {
      outgoing.frames += this.#newest;
      outgoing.messages += 1;
      return;
    }
    for (const entry of this.#entries) {
      if (entry.version <= version) continue;
      outgoing.frames += entry.frame;
      outgoing.messages += 1;
    }
  }

  /** Whether trades are gone that one who has had everything up to `version` should have been sent. */
  lostSince(version: number): boolean {
    return this.#lostUpTo > version;
  }

  /** The value that holds now, for one who has had none; a trade is no state. */
  get latest(): string | undefined {
    return this.isTrades ? undefined : this.#current?.frame;
  }

  /** What is known may have changed unseen. */
  forget(): void {
    this.#entries = [];
    this.version = 0;
    this.#current = undefined;
    this.#older = 0;
  }

  #keepCurrent(entry: Entry): void {
    if (this.#current === undefined || follows(entry, this.#current)) this.#older = 0;
    else this.#older += 1;
    if (this.#older > 0 && this.#older < REPENT) return;
    this.#older = 0;
    this.#current = entry;
  }
}

/** Later, or of the same second and with at least its volume. What is not told proves nothing against it. */
function follows(entry: Entry, before: Entry): boolean {
  if (!(entry.ts >= before.ts)) return Number.isNaN(entry.ts) && Number.isNaN(before.ts);
  return entry.ts > before.ts || !(entry.volume < before.volume);
}
