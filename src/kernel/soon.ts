/** What is known now, or will be. */
export type Soon<T> = T | Promise<T>;

export function isPromise<T>(soon: Soon<T>): soon is Promise<T> {
  return typeof soon === "object" && soon !== null && "then" in soon && typeof soon.then === "function";
}

/** What `next` makes of it: now if it is known, else when it is. */
export function whenKnown<T, Next>(soon: Soon<T>, next: (value: T) => Soon<Next>): Soon<Next> {
  return isPromise(soon) ? soon.then(next) : next(soon);
}

/** All of them: now if each is known, else when they are. */
export function allKnown<T>(all: readonly Soon<T>[]): Soon<readonly T[]> {
  const known: T[] = [];
  for (const soon of all) {
    if (isPromise(soon)) return Promise.all(all);
    known.push(soon);
  }
  return known;
}
