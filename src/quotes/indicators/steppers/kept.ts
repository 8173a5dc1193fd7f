/** What is remembered from bar to bar. */
export class Kept<Value> {
  #now: Value | undefined;
  #before: Value | undefined;

  /** As it was after the bar before the one that is given now. */
  before(replace: boolean): Value | undefined {
    return replace ? this.#before : this.#now;
  }

  /** To be called once a bar, after `before`. */
  set(value: Value, replace: boolean): void {
    if (!replace) this.#before = this.#now;
    this.#now = value;
  }
}
