import { Subscribable } from "../../kernel/subscribable";
import { marketOf, type InstrumentCode } from "../../market/instrumentCode";
import { MARKETS, type Market } from "../../market/markets";
import { asQosError, type QosError } from "../../qos/errors";
import { InstrumentIndex, type Instrument } from "./instrumentIndex";
import { instrumentNamesOf, type InstrumentNames } from "./instrumentNames";
import { perServer, type Finding } from "./perServer";
import { POPULAR } from "./popular";

/** How far the lists of the markets are. */
export type CatalogueState =
  | { readonly at: "loading" }
  /** `missing`: markets whose list did not come. */
  | { readonly at: "ready"; readonly missing: readonly Market[] }
  | { readonly at: "failed"; readonly error: QosError };

/** How far the reading of English names is. */
export interface NameReading {
  readonly done: number;
  readonly total: number;
}

/** Share of the window of requests for names that the reading may use. */
const SHARE = 0.5;

/** Every instrument of every market, searchable: one request for the lists, kept for half a day, and none for typing. */
export class Catalogue {
  readonly changes = new Subscribable<void>();
  readonly index = new InstrumentIndex();
  readonly #app: Finding;
  readonly #names: InstrumentNames;
  #version = 0;
  #state: CatalogueState | undefined;
  #reading: NameReading | undefined;
  #stopReading: (() => void) | undefined;
  /** Settles when the index holds what everybody knows. */
  #filled: Promise<void> | undefined;

  constructor(app: Finding, names: InstrumentNames) {
    this.#app = app;
    this.#names = names;
  }

  /** Another number after each change. */
  get version(): number {
    return this.#version;
  }

  get state(): CatalogueState {
    return this.#state ?? { at: "loading" };
  }

  get reading(): NameReading | undefined {
    return this.#reading;
  }

  /** Instruments whose English name is not known yet. */
  get nameless(): number {
    let count = 0;
    for (const { en } of this.index.all()) if (en === "") count += 1;
    return count;
  }

  /** Loads the lists unless they are here or under way; after a failure, again. */
  async load(): Promise<void> {
    if (this.#state !== undefined && this.#state.at !== "failed") return;
    this.#show({ at: "loading" });
    const markets = MARKETS.map(({ market }) => market);
    const coming = Promise.all(
      markets.map(async (market) => [market, await this.#app.reference.list(market)] as const),
    );
    this.#filled ??= this.#addCommon();
    const lists = await coming;
    const failures = lists.flatMap(([, list]) => (list.ok ? [] : [list.error]));
    const [failure] = failures;
    if (failure !== undefined && failures.length === lists.length) return this.#show({ at: "failed", error: failure });
    await this.#filled;
    const missing: Market[] = [];
    for (const [market, list] of lists) {
      if (!list.ok) {
        missing.push(market);
        continue;
      }
      // What this server has not is found no more; an empty list says nothing of what it has.
      if (list.value.length > 0) this.index.keepOnly(market, new Set(list.value.map(({ code }) => code)));
      await this.index.add(list.value.map(({ code, name }) => this.#instrument(code, name)));
    }
    this.#show({ at: "ready", missing });
    void this.readNames(POPULAR as readonly InstrumentCode[]);
  }

  /**
   * Asks for English names, as many in a request as the plan allows, each when the budget has room to spare: formulas
   * come first. One reading at a time; the names stay known in later sessions.
   */
  async readNames(codes: readonly InstrumentCode[]): Promise<void> {
    if (this.#reading !== undefined) return;
    const asked = codes.filter((code) => this.index.get(code)?.en === "");
    if (asked.length === 0) return;
    let live = true;
    this.#stopReading = () => (live = false);
    try {
      for (let done = 0; live && done < asked.length;) {
        this.#read({ done, total: asked.length });
        if (!(await this.#roomToSpare(() => live))) break;
        const some = asked.slice(done, done + this.#app.plan.products("instrumen_info"));
        await this.#query(some);
        done += some.length;
      }
      await this.#names.keep();
    } catch (thrown) {
      this.#app.problems.note(asQosError(thrown));
    } finally {
      this.#read(undefined);
    }
  }

  /** All that have none. */
  readAllNames(): Promise<void> {
    return this.readNames([...this.index.all()].flatMap(({ code, en }) => (en === "" ? [code] : [])));
  }

  stopReading(): void {
    this.#stopReading?.();
  }

  /** Milliseconds that the reading may still take, as the plan stands. */
  get readingLeft(): number {
    if (this.#reading === undefined) return 0;
    const { plan } = this.#app;
    const requests = (this.#reading.total - this.#reading.done) / plan.products("instrumen_info");
    return (requests / (plan.requests("instrumen_info") * SHARE)) * 60_000;
  }

  async #query(codes: readonly InstrumentCode[]): Promise<void> {
    const answers = await Promise.all(codes.map((code) => this.#app.reference.info(code)));
    const news: Instrument[] = [];
    for (const answer of answers) {
      if (!answer.ok) {
        if (answer.error.id === "notFound") continue;
        throw answer.error;
      }
      this.#names.learnInfo(answer.value);
      const known = this.index.get(answer.value.code);
      if (known !== undefined) news.push({ ...known, en: this.#names.known(known.code).en });
    }
    await this.index.add(news);
    this.#changed();
  }

  /** False when the reading was stopped meanwhile. */
  async #roomToSpare(live: () => boolean): Promise<boolean> {
    const { clock, reference } = this.#app;
    while (live()) {
      if (reference.hasRoom(SHARE)) return true;
      await new Promise<void>((resolve) => clock.after(1_000, resolve));
    }
    return false;
  }

  /** What everybody knows can be searched before a list has come, and where none comes. */
  async #addCommon(): Promise<void> {
    await this.#names.recall();
    const codes = [...(this.#names.table?.all() ?? [])].map(([code]) => code);
    await this.index.add(codes.filter((code) => this.index.get(code) === undefined).map((code) => this.#found(code)));
    this.#changed();
  }

  #instrument(code: InstrumentCode, name: string): Instrument {
    this.#names.learn(code, { zh: name });
    return this.#found(code);
  }

  #found(code: InstrumentCode): Instrument {
    const { also = "", fame } = this.#names.table?.of(code) ?? {};
    const names = this.#names.known(code);
    return { code, market: marketOf(code), ...names, also, ...(fame === undefined ? {} : { fame }) };
  }

  #changed(): void {
    this.#version += 1;
    this.changes.publish();
  }

  #show(state: CatalogueState): void {
    this.#state = state;
    this.#changed();
  }

  #read(reading: NameReading | undefined): void {
    this.#reading = reading;
    this.#changed();
  }
}

/** The instruments of a program's server. */
export const catalogueOf = perServer((app) => new Catalogue(app, instrumentNamesOf(app)));
