/** Stops listening. Calling it again does nothing. */
export type Unsubscribe = () => void;

/** A set of listeners that are told of changes; a listener that throws does not keep the others from hearing. */
export class Subscribable<T> {
  /** Another list whenever somebody comes or goes, so that a publication under way reaches those that were there. */
  #listeners: readonly { readonly hear: (value: T) => void }[] = [];
  readonly #onError: (error: unknown) => void;

  constructor(onError: (error: unknown) => void = () => undefined) {
    this.#onError = onError;
  }

  get count(): number {
    return this.#listeners.length;
  }

  subscribe(hear: (value: T) => void): Unsubscribe {
    const listener = { hear };
    this.#listeners = [...this.#listeners, listener];
    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== listener);
    };
  }

  publish(value: T): void {
    for (const listener of this.#listeners) {
      try {
        listener.hear(value);
      } catch (error) {
        this.#onError(error);
      }
    }
  }
}
