import { onAbort } from "../kernel/abort";

/** Work that several wait for: begun once, and given up when the last of them has left before it is done. */
export class SharedWork<Result> {
  readonly #stop = new AbortController();
  readonly #result: Promise<Result>;
  /** One of each who may leave: takes that back. Undefined once the work is done, when leaving means nothing any more. */
  #stays: (() => void)[] | undefined = [];
  #waiting = 0;

  constructor(work: (signal: AbortSignal) => Promise<Result>) {
    this.#result = work(this.#stop.signal);
    // Whoever waits hears of a failure; nobody else has to.
    this.#result.then(
      () => this.#done(),
      () => this.#done(),
    );
  }

  /** Nobody waited for it any more: it may never come to an end. */
  get isGivenUp(): boolean {
    return this.#stop.signal.aborted;
  }

  /** Once `signal` is aborted the promise may stay unsettled. */
  wait(signal?: AbortSignal): Promise<Result> {
    if (signal?.aborted !== true) this.#waiting += 1;
    this.#stays?.push(onAbort(signal, () => this.#leave()));
    return this.#result;
  }

  #leave(): void {
    this.#waiting -= 1;
    if (this.#waiting === 0) this.#stop.abort();
  }

  #done(): void {
    const stays = this.#stays ?? [];
    this.#stays = undefined;
    for (const stay of stays) stay();
  }
}
