import { isForWantOfKey, type QosError } from "../qos/errors";
import type { Asking, Problems } from "./problems";
import type { Words } from "./words";

/** Formulas that ended with an error: the list of problems hears of them, and who has a key entered afterwards. */
export class Failures {
  readonly #problems: Problems;
  readonly #words: Words;
  #forWantOfKey = false;

  constructor(problems: Problems, words: Words) {
    this.#problems = problems;
    this.#words = words;
  }

  /** A formula that cannot fill by itself was sent away for lack of a key that works. */
  get forWantOfKey(): boolean {
    return this.#forWantOfKey;
  }

  /** A formula, or something that a person began, ended with `error`. `call`: of a formula that goes on, its call. */
  note(error: QosError, formula?: Asking, call?: object): void {
    if (isForWantOfKey(error) || error.id === "keyRefused") this.#forWantOfKey = true;
    this.#problems.note(error, formula, call);
    void this.#words.look();
  }

  /** Those that wanted a key are called anew. */
  forget(): void {
    this.#forWantOfKey = false;
  }
}
