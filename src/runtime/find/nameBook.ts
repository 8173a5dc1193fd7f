import { SECOND } from "../../kernel/time";
import { marketOf, type InstrumentCode } from "../../market/instrumentCode";
import type { Product } from "../../qos/endpoints/productList";
import type { InstrumentInfo } from "../../qos/instrumentInfo";
import type { App } from "../app";
import { perServer } from "./perServer";

/** An instrument's names; one that is not known is blank. */
export interface Names {
  readonly zh: string;
  readonly en: string;
}

const NONE: Names = { zh: "", en: "" };

/** Where English names are kept between sessions: they come ten in a request and never change. */
const KEPT = "english names";
/** What is not known is looked for again after so long (milliseconds). */
const LOOK_AGAIN = 3 * SECOND;

/** Names of instruments, as far as somebody has asked for them: from memory and from the shelf, never by a request. */
export class NameBook {
  readonly #app: App;
  readonly #known = new Map<string, Names>();
  readonly #lookedAt = new Map<string, number>();
  readonly #shelved = new Set<string>();
  #kept: Promise<void> | undefined;

  constructor(app: App) {
    this.#app = app;
  }

  /** What is known now. What is missing is looked for, and may be known a moment later. */
  of(code: string): Names {
    const known = this.known(code);
    if (known.en === "" || known.zh === "") this.#look(code as InstrumentCode);
    return this.known(code);
  }

  /** What is known now, and no looking. */
  known(code: string): Names {
    return this.#known.get(code) ?? NONE;
  }

  learn(code: string, { zh, en }: Partial<Names>): void {
    const known = this.known(code);
    this.#known.set(code, { zh: zh || known.zh, en: en || known.en });
  }

  learnInfo({ code, fields: { name_zh: zh, name_en: en } }: InstrumentInfo): void {
    this.learn(code, { zh: text(zh), en: text(en) });
  }

  /** Keeps the English names for the next session. */
  async keep(): Promise<void> {
    await this.recall();
    const english = [...this.#known].flatMap(([code, { en }]) => (en === "" ? [] : [[code, en] as const]));
    await this.#app.shelf.put(KEPT, Object.fromEntries(english), Infinity);
  }

  #look(code: InstrumentCode): void {
    const now = this.#app.ports.clock.now();
    if (now - (this.#lookedAt.get(code) ?? -Infinity) < LOOK_AGAIN) return;
    this.#lookedAt.set(code, now);
    const { infos, products } = this.#app.desks;
    const info = infos.peek(code);
    if (info?.ok === true) return this.learnInfo(info.value);
    const market = marketOf(code);
    const list = products.peek(market);
    const product = list?.ok === true ? list.value.find((one) => one.code === code) : undefined;
    if (product !== undefined) this.learn(code, { zh: product.name });
    void this.recall();
    void this.#fromShelf(`info ${code}`, (value) => this.learnInfo(value as InstrumentInfo));
    void this.#fromShelf(`list ${market}`, (value) => {
      for (const one of value as readonly Product[]) if (one.name !== "") this.learn(one.code, { zh: one.name });
    });
  }

  /** Looks once: what comes onto the shelf later stands in memory too. */
  async #fromShelf(name: string, take: (value: unknown) => void): Promise<void> {
    if (this.#shelved.has(name)) return;
    this.#shelved.add(name);
    const kept = await this.#app.shelf.get(name);
    if (kept !== undefined) take(kept.value);
  }

  /** Settles when what was kept is known. */
  recall(): Promise<void> {
    this.#kept ??= this.#app.shelf.get(KEPT).then((kept) => {
      for (const [code, en] of Object.entries((kept?.value ?? {}) as Readonly<Record<string, unknown>>))
        this.learn(code, { en: text(en) });
    });
    return this.#kept;
  }
}

/** The names that a program knows. */
export const nameBookOf = perServer((app) => new NameBook(app));

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
