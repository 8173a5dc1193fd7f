import type { Clock } from "../kernel/clock";
import type { ErrorWords, Locale } from "../qos/errors";
import { chineseWords } from "./chineseWords";

export interface WordsOptions {
  readonly clock: Clock;
  /** The language of Office. */
  readonly locale: () => Locale;
  /** The words have come: what was told in English may be told anew. */
  readonly onLearned: () => void;
}

/** Words of errors in the user's language. */
export class Words {
  /** Settles when errors can be told in the user's language: at once in English. Never rejects. */
  readonly ready: Promise<void>;
  readonly #options: WordsOptions;
  #current: ErrorWords | undefined;

  constructor(options: WordsOptions) {
    this.#options = options;
    this.ready = this.look();
  }

  /** Whether nothing has to be waited for. */
  get isReady(): boolean {
    return this.#current !== undefined || this.#options.locale() !== "zh";
  }

  /** Undefined in English, and until they have come. */
  get current(): ErrorWords | undefined {
    return this.#current;
  }

  /** Loads what is missing. Settles when it is there, or when nobody should wait for it any longer. */
  look(): Promise<void> {
    const { clock, locale, onLearned } = this.#options;
    if (this.#current !== undefined || locale() !== "zh") return Promise.resolve();
    return chineseWords(clock, (words) => {
      if (this.#current !== undefined) return;
      this.#current = words;
      onLearned();
    });
  }
}
