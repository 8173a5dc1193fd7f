/** Something kept between sessions. */
export interface Kept {
  readonly value: unknown;
  /** Milliseconds for which it is still good; Infinity for ever. */
  readonly remaining: number;
}

/**
 * Answers kept between sessions, by name, for one server. Every method settles and none rejects: a persistent cache that fails
 * or is forbidden answers "nothing kept".
 */
export interface PersistentCache {
  get(name: string): Promise<Kept | undefined>;
  /** Keeps `value` for `ttl` milliseconds, Infinity for ever; what was used longest ago makes room. */
  put(name: string, value: unknown, ttl: number): Promise<void>;
  remove(name: string): Promise<void>;
  clear(): Promise<void>;
}

/** What is kept is what an older program, another page or a broken disk has left: nobody's word until it is read. */
export type ReadKept<Value> = (value: unknown) => Value | undefined;

/** What is kept under `name`, read; what cannot be read is as good as absent, and is removed. */
export async function readKept<Value>(
  persistentCache: PersistentCache,
  name: string,
  read: ReadKept<Value>,
): Promise<{ readonly value: Value; readonly remaining: number } | undefined> {
  const kept = await persistentCache.get(name);
  if (kept === undefined) return undefined;
  const value = read(kept.value);
  if (value !== undefined) return { value, remaining: kept.remaining };
  await persistentCache.remove(name);
  return undefined;
}

/** A persistent cache that keeps nothing. */
export const noPersistentCache: PersistentCache = {
  get: () => Promise.resolve(undefined),
  put: () => Promise.resolve(),
  remove: () => Promise.resolve(),
  clear: () => Promise.resolve(),
};
