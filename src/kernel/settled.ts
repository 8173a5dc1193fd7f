/** An answer that has arrived: a value, or the reason why there is none. Never thrown, always passed. */
export type Settled<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export function success<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function failure<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}

/** The answer as a promise that is settled already. */
export function promiseOf<T>(settled: Settled<T, Error>): Promise<T> {
  return settled.ok ? Promise.resolve(settled.value) : Promise.reject(settled.error);
}

/** What `map` makes of a success; a failure stays what it is. */
export function mapSettled<From, To, Failure>(
  settled: Settled<From, Failure>,
  map: (value: From) => To,
): Settled<To, Failure> {
  return settled.ok ? success(map(settled.value)) : settled;
}
