import { Subscribable } from "../../kernel/subscribable";
import type { Bar } from "../../qos/bar";
import type { HistoryDesk, HistoryDeskOptions, SpanAsk, Walk } from "./historyDesk";

/** The history desk, loaded when it is first asked: a workbook without HISTORY never fetches its code. */
export class LateHistory {
  /** Walks have begun, moved or ended. */
  readonly changes = new Subscribable<void>();
  readonly #options: HistoryDeskOptions;
  #loading: Promise<HistoryDesk> | undefined;
  #desk: HistoryDesk | undefined;

  constructor(options: HistoryDeskOptions) {
    this.#options = options;
  }

  get walks(): readonly Walk[] {
    return this.#desk?.walks ?? [];
  }

  /** Server or plan may be others now. */
  forget(): void {
    this.#desk?.forget();
  }

  async ask(ask: SpanAsk, signal?: AbortSignal): Promise<readonly Bar[]> {
    return (await this.#load()).ask(ask, signal);
  }

  /** A load that failed is tried again with the next question. */
  #load(): Promise<HistoryDesk> {
    this.#loading ??= import("./historyDesk").then(
      ({ HistoryDesk }) => {
        this.#desk = new HistoryDesk(this.#options);
        this.#desk.changes.subscribe(() => this.changes.publish());
        return this.#desk;
      },
      (thrown: unknown) => {
        this.#loading = undefined;
        throw thrown;
      },
    );
    return this.#loading;
  }
}
