/** Stops listening. Calling it again does nothing. */
export type Unsubscribe = () => void;

/** A set of listeners that are told of changes; a listener that throws does not keep the others from hearing. */
export class Subscribable<T> {
  readonly #listeners = new Set<{ readonly hear: (value: T) => void }>();
  readonly #onError: (error: unknown) => void;

  constructor(onError: (error: unknown) => void = () => undefined) {
    this.#onError = onError;
  }

  get count(): number {
    return this.#listeners.size;
  }

  subscribe(hear: (value: T) => void): Unsubscribe {
    const listener = { hear };
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  publish(value: T): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener.hear(value);
      } catch (error) {
        this.#onError(error);
      }
    }
  }
}
