import { CNH, CNY, pairOf, USD, type Currency } from "./currency";
import type { InstrumentCode } from "./instrumentCode";

/** From one currency to another: the prices of instruments to multiply by, and those to divide by. Both empty: 1. */
export interface RatePath {
  readonly times: readonly InstrumentCode[];
  readonly by: readonly InstrumentCode[];
}

/** From a currency to itself. */
export const SAME: RatePath = { times: [], by: [] };

export type FoundPath =
  | { readonly kind: "path"; readonly path: RatePath }
  /** No pair has this currency. */
  | { readonly kind: "unknown"; readonly currency: Currency }
  /** Neither a pair of both, nor a pair of each with the US dollar. */
  | { readonly kind: "none" };

/** The pairs of a market, each currency that is in one of them. */
export class RatePaths {
  readonly currencies: readonly Currency[];
  readonly #codes = new Map<string, InstrumentCode>();

  constructor(codes: readonly InstrumentCode[]) {
    const found = new Set<Currency>();
    for (const { code, base, quote } of codes.flatMap((each) => pairOf(each) ?? [])) {
      found.add(base).add(quote);
      if (!this.#codes.has(base + quote)) this.#codes.set(base + quote, code);
    }
    if (found.has(CNH)) found.add(CNY);
    this.currencies = [...found].sort();
  }

  /**
   * One instrument where there is one, direct or inverse, else two through the US dollar. The mainland's yuan is that
   * outside it where only that leads there.
   */
  find(from: Currency, to: Currency): FoundPath {
    const unknown = [from, to].find((currency) => !this.currencies.includes(currency));
    if (unknown !== undefined) return { kind: "unknown", currency: unknown };
    const path = this.#between(from, to) ?? this.#between(offshore(from), offshore(to));
    return path === undefined ? { kind: "none" } : { kind: "path", path };
  }

  #between(from: Currency, to: Currency): RatePath | undefined {
    if (from === to) return SAME;
    const alone = this.#leg(from, to);
    if (alone !== undefined) return alone;
    const [first, second] = [this.#leg(from, USD), this.#leg(USD, to)];
    if (first === undefined || second === undefined) return undefined;
    return { times: [...first.times, ...second.times], by: [...first.by, ...second.by] };
  }

  #leg(from: Currency, to: Currency): RatePath | undefined {
    const direct = this.#codes.get(from + to);
    if (direct !== undefined) return { times: [direct], by: [] };
    const inverse = this.#codes.get(to + from);
    return inverse === undefined ? undefined : { times: [], by: [inverse] };
  }
}

/** The rate along a path, computed in one go, so that nothing is rounded in between. */
export function rateAlong({ times, by }: RatePath, priceOf: (code: InstrumentCode) => number): number {
  const product = (codes: readonly InstrumentCode[]): number => codes.reduce((sofar, code) => sofar * priceOf(code), 1);
  return product(times) / product(by);
}

export function codesAlong({ times, by }: RatePath): readonly InstrumentCode[] {
  return [...times, ...by];
}

function offshore(currency: Currency): Currency {
  return currency === CNY ? CNH : currency;
}
