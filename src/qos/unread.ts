import type { QosError } from "./errors";

/** Figures of an answer or a push that could not be read: each is missing where it would stand, and all are told. */
export interface Unread {
  readonly figures: number;
  /** The first of them in words. */
  readonly first: QosError;
}

/** Where decoders note what they could not read but can do without. Words are made for the first alone. */
export class Notes {
  #unread: Unread | undefined;

  /** Nothing noted: undefined. */
  get unread(): Unread | undefined {
    return this.#unread;
  }

  add(words: () => QosError): void {
    this.#unread =
      this.#unread === undefined
        ? { figures: 1, first: words() }
        : { figures: this.#unread.figures + 1, first: this.#unread.first };
  }
}
