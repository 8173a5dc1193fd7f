import { isFresh } from "../../kernel/age";
import { Lazy } from "../../kernel/lazy";
import { SECOND } from "../../kernel/time";
import { marketOf, type InstrumentCode } from "../../market/instrumentCode";
import type { InstrumentInfo } from "../../qos/instrumentInfo";
import type { KnownNames } from "./names/knownNames";
import { isSameOwner } from "./names/sameOwner";
import { perServer, type Finding } from "./perServer";
import { HAN } from "./words";

/** An instrument's names; one that is not known is blank. */
export interface Names {
  readonly zh: string;
  readonly en: string;
}

const NONE: Names = { zh: "", en: "" };

/** The table of names is large, and most formulas never need it. */
const TABLE = new Lazy(async () => new (await import("./names/knownNames")).KnownNames());

/** Where English names are kept between sessions: they come ten in a request and never change. */
const KEPT = "english names";
/** What is not known is looked for again after so long (milliseconds). */
const LOOK_AGAIN = 3 * SECOND;

/**
 * Names of instruments: as a server has told them, else as everybody calls them. From memory, the persistent cache and a
 * table, never by a request.
 */
export class InstrumentNames {
  readonly #app: Finding;
  readonly #told = new Map<string, Names>();
  #table: KnownNames | undefined;
  readonly #lookedAt = new Map<string, number>();
  readonly #cached = new Set<string>();
  #kept: Promise<void> | undefined;

  constructor(app: Finding) {
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
    const told = this.#told.get(code) ?? NONE;
    const common = this.#table?.of(code);
    if (common === undefined || !isSameOwner(code, `${told.zh} ${told.en}`, common)) return told;
    // Lists of names in Chinese hold some that are in English, or a code.
    return { zh: HAN.test(told.zh) ? told.zh : common.zh, en: told.en || common.en };
  }

  /** The names that everybody knows, once they are here. */
  get table(): KnownNames | undefined {
    return this.#table;
  }

  learn(code: string, { zh, en }: Partial<Names>): void {
    const known = this.#told.get(code) ?? NONE;
    this.#told.set(code, { zh: zh || known.zh, en: en || known.en });
  }

  learnInfo({ code, fields: { name_zh: zh, name_en: en } }: InstrumentInfo): void {
    this.learn(code, { zh: text(zh), en: text(en) });
  }

  /** Keeps the English names for the next session. */
  async keep(): Promise<void> {
    await this.recall();
    const english = [...this.#told].flatMap(([code, { en }]) => (en === "" ? [] : [[code, en] as const]));
    await this.#app.reference.keep(KEPT, Object.fromEntries(english));
  }

  #look(code: InstrumentCode): void {
    const now = this.#app.clock.now();
    if (isFresh({ at: this.#lookedAt.get(code) ?? -Infinity, ttl: LOOK_AGAIN }, now)) return;
    this.#lookedAt.set(code, now);
    const { reference } = this.#app;
    const info = reference.knownInfo(code);
    if (info !== undefined) return this.learnInfo(info);
    const market = marketOf(code);
    const product = reference.knownList(market)?.find((one) => one.code === code);
    if (product !== undefined) this.learn(code, { zh: product.name });
    void this.recall();
    void this.#fromCache(
      `info ${code}`,
      () => reference.keptInfo(code),
      (info) => this.learnInfo(info),
    );
    void this.#fromCache(
      `list ${market}`,
      () => reference.keptList(market),
      (products) => {
        for (const one of products) if (one.name !== "") this.learn(one.code, { zh: one.name });
      },
    );
  }

  /** Looks once: what comes into the persistent cache later stands in memory too. */
  async #fromCache<Value>(
    name: string,
    look: () => Promise<Value | undefined>,
    take: (value: Value) => void,
  ): Promise<void> {
    if (this.#cached.has(name)) return;
    this.#cached.add(name);
    const kept = await look();
    if (kept !== undefined) take(kept);
  }

  /** Settles when what was kept is known, and the table where it can be had. */
  async recall(): Promise<void> {
    this.#kept ??= this.#app.reference.recall(KEPT, readKeptNames).then((kept) => {
      for (const [code, en] of kept ?? []) this.learn(code, { en });
    });
    await Promise.all([this.#kept, this.#loadTable()]);
  }

  async #loadTable(): Promise<void> {
    // Names are worth no error: where the table does not come, whoever looks next tries again.
    this.#table ??= await TABLE.get(this.#app.clock).catch(() => undefined);
  }
}

/** The names that a program knows. */
export const instrumentNamesOf = perServer((app) => new InstrumentNames(app));

/** English names by code; undefined: what was kept is no such thing. */
function readKeptNames(value: unknown): ReadonlyMap<string, string> | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const names = new Map<string, string>();
  for (const [code, name] of Object.entries(value as object)) {
    if (typeof name !== "string") return undefined;
    names.set(code, name);
  }
  return names;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
