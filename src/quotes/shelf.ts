/** Something kept between sessions. */
export interface Kept {
  readonly value: unknown;
  /** Milliseconds for which it is still good; Infinity for ever. */
  readonly remaining: number;
}

/**
 * Answers kept between sessions, by name, for one server. Every method settles and none rejects: a shelf that fails
 * or is forbidden answers "nothing kept".
 */
export interface Shelf {
  get(name: string): Promise<Kept | undefined>;
  /** Keeps `value` for `ttl` milliseconds, Infinity for ever; what was used longest ago makes room. */
  put(name: string, value: unknown, ttl: number): Promise<void>;
  remove(name: string): Promise<void>;
  clear(): Promise<void>;
}

/** A shelf that keeps nothing. */
export const noShelf: Shelf = {
  get: () => Promise.resolve(undefined),
  put: () => Promise.resolve(),
  remove: () => Promise.resolve(),
  clear: () => Promise.resolve(),
};
