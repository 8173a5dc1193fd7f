/** Work that several wait for: begun once, and given up when the last of them has left. */
export class SharedWork<Result> {
  readonly #stop = new AbortController();
  readonly #result: Promise<Result>;
  #waiting = 0;

  constructor(work: (signal: AbortSignal) => Promise<Result>) {
    this.#result = work(this.#stop.signal);
    // Whoever waits hears of a failure; nobody else has to.
    this.#result.catch(() => undefined);
  }

  /** Nobody waited for it any more: it may never come to an end. */
  get isGivenUp(): boolean {
    return this.#stop.signal.aborted;
  }

  /** Once `signal` is aborted the promise may stay unsettled. */
  wait(signal?: AbortSignal): Promise<Result> {
    if (signal?.aborted !== true) this.#waiting += 1;
    signal?.addEventListener("abort", () => this.#leave(), { once: true });
    return this.#result;
  }

  #leave(): void {
    this.#waiting -= 1;
    if (this.#waiting === 0) this.#stop.abort();
  }
}
