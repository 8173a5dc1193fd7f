import MiniSearch, { type Query, type SearchOptions } from "minisearch";
import { marketOf, type InstrumentCode } from "../../market/instrumentCode";
import type { Market } from "../../market/markets";
import { readSpelling } from "../../market/readSpelling";
import { soundOf, soundsOf } from "./pinyin";
import { POPULAR } from "./popular";
import { indexWords, mayBegin, queryWords, slips, slipsOfSound, swaps, isSound } from "./words";

/** An instrument as the search shows it. A name that is not known is blank. */
export interface Instrument {
  readonly code: InstrumentCode;
  readonly market: Market;
  readonly zh: string;
  readonly en: string;
  /** Other words under which people look for it. */
  readonly also?: string;
  /** How well known it is: 1 the best, 0 or nothing the least. */
  readonly fame?: number;
}

/** Instruments to be put before others that fit as well, such as those on the sheet. */
export type Favoured = ReadonlySet<string>;

const NOBODY: Favoured = new Set();
const ANY: ReadonlySet<Market> = new Set();

const FAMOUS: ReadonlySet<string> = new Set(POPULAR);

/** Where the pinyin of a Chinese name is searched. */
const SOUNDS = "sounds";
const WRITTEN = ["code", "zh", "en", "also"];

/** How much more an instrument counts that is favoured, that most people look for first, and that is known at all. */
const BOOST = { favoured: 6, famous: 3, known: 1.3 };

/** Every word typed stands in what is written of an instrument, or every one in the pinyin of its name. */
const written = (text: string): Query => ({ queries: [text], combineWith: "AND", fields: WRITTEN });
const spoken = (text: string): Query => ({ queries: [text], combineWith: "AND", fields: [SOUNDS], prefix: isSound });

/** One word with two neighbouring letters changed over, in what is written and in pinyin. */
function swapped(text: string): readonly Query[] {
  const [word = "", ...others] = queryWords(text);
  const queries = others.length > 0 ? [] : [...swaps(word)];
  return queries.flatMap((query) => [
    { queries: [query], fields: WRITTEN },
    { queries: [query], fields: [SOUNDS], prefix: isSound },
  ]);
}

/** Instruments by code, Chinese name, its pinyin and English name, forgiving of slips. Asks nothing of anybody. */
export class InstrumentIndex {
  readonly #byCode = new Map<InstrumentCode, Instrument>();
  readonly #search = new MiniSearch<Instrument>({
    fields: [...WRITTEN, SOUNDS],
    idField: "code",
    extractField: (instrument, field) =>
      field === SOUNDS ? soundsOf(instrument.zh).join(" ") : String(instrument[field as keyof Instrument] ?? ""),
    tokenize: (text, field) => (field === SOUNDS ? text.split(" ") : indexWords(text)),
    processTerm: (word) => word,
    // Vacuuming goes on in the background and stumbles over what is added meanwhile; little is ever discarded.
    autoVacuum: false,
    searchOptions: {
      tokenize: queryWords,
      prefix: mayBegin,
      maxFuzzy: 2,
      boost: { code: 2 },
    },
  });

  get size(): number {
    return this.#byCode.size;
  }

  get(code: InstrumentCode): Instrument | undefined {
    return this.#byCode.get(code);
  }

  all(): Iterable<Instrument> {
    return this.#byCode.values();
  }

  /** Takes instruments in, or what is new about them; gives the page time to breathe between many. */
  async add(instruments: readonly Instrument[]): Promise<void> {
    const unknown = instruments.filter(({ code }) => !this.#byCode.has(code));
    for (const instrument of instruments) {
      const known = this.#byCode.get(instrument.code);
      if (known !== undefined && isSame(known, instrument)) continue;
      if (this.#search.has(instrument.code)) this.#search.replace(instrument);
      this.#byCode.set(instrument.code, instrument);
    }
    await this.#search.addAllAsync(
      unknown.filter(({ code }) => !this.#search.has(code)),
      { chunkSize: 200 },
    );
  }

  /** Forgets the instruments of a market that are not among `codes`. */
  keepOnly(market: Market, codes: ReadonlySet<string>): void {
    for (const { code, market: own } of [...this.#byCode.values()]) {
      if (own !== market || codes.has(code)) continue;
      this.#byCode.delete(code);
      if (this.#search.has(code)) this.#search.discard(code);
    }
  }

  /**
   * The best first, the favoured before others. A complete code comes first even where no list holds it. Where nothing holds
   * all words, what holds one of them is shown, unless `strict`.
   */
  find(
    text: string,
    markets: ReadonlySet<Market>,
    most: number,
    favoured: Favoured = NOBODY,
    strict = false,
  ): readonly Instrument[] {
    const whole = this.#whole(text);
    const filter = ({ id }: { readonly id: unknown }): boolean => {
      const instrument = this.#byCode.get(id as InstrumentCode);
      return instrument !== undefined && (markets.size === 0 || markets.has(instrument.market));
    };
    const boostDocument = (code: string): number => this.#boost(code, favoured);
    const hits = new Set<InstrumentCode>();
    const take = (query: Query, options?: SearchOptions): void => {
      for (const { id } of this.#search.search(query, { filter, boostDocument, ...options }))
        hits.add(id as InstrumentCode);
    };
    take({ queries: [written(text), spoken(text)] });
    if (hits.size < most)
      take({
        queries: [
          { queries: [written(text)], fuzzy: slips },
          { queries: [spoken(text)], fuzzy: slipsOfSound },
          ...swapped(text),
        ],
      });
    // Another character that sounds the same: 腾迅 for 腾讯.
    const sound = soundOf(text);
    if (hits.size === 0 && sound !== undefined) take(spoken(sound));
    if (hits.size === 0 && !strict) take({ queries: [text], fields: WRITTEN, fuzzy: slips });
    const found = [...hits].slice(0, most).flatMap((code) => this.#byCode.get(code) ?? []);
    return whole === undefined ? found : [whole, ...found.filter(({ code }) => code !== whole.code)].slice(0, most);
  }

  /** The one that is taken for what was typed without anybody choosing: every word of it must fit. */
  meant(text: string, favoured: Favoured): Instrument | undefined {
    return this.find(text, ANY, 1, favoured, true)[0];
  }

  /** What is shown before anything is typed: the favoured, then what most people look for. */
  popular(markets: ReadonlySet<Market>, most: number, favoured: Favoured = NOBODY): readonly Instrument[] {
    const known = [...new Set([...favoured, ...POPULAR])].flatMap(
      (code) => this.#byCode.get(code as InstrumentCode) ?? [],
    );
    const famous = known.filter(({ market }) => markets.size === 0 || markets.has(market));
    if (famous.length > 0) return famous.slice(0, most);
    const some: Instrument[] = [];
    for (const instrument of this.#byCode.values()) {
      if (some.length === most) break;
      if (markets.has(instrument.market)) some.push(instrument);
    }
    return some;
  }

  #boost(code: string, favoured: Favoured): number {
    if (favoured.has(code)) return BOOST.favoured;
    if (FAMOUS.has(code)) return BOOST.famous;
    const fame = this.#byCode.get(code as InstrumentCode)?.fame;
    return fame === undefined ? 1 : BOOST.known + fame;
  }

  /** A whole code in any spelling; letters alone are words as well, and one only where a list holds it. */
  #whole(text: string): Instrument | undefined {
    const read = readSpelling(text);
    if (!read.ok) return undefined;
    const known = this.#byCode.get(read.value);
    if (known !== undefined || /^[A-Z]+$/i.test(text.trim())) return known;
    return { code: read.value, market: marketOf(read.value), zh: "", en: "" };
  }
}

function isSame(one: Instrument, other: Instrument): boolean {
  return one.zh === other.zh && one.en === other.en && one.also === other.also && one.fame === other.fame;
}
