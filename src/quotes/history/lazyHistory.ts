import { Lazy } from "../../kernel/lazy";
import { Subscribable } from "../../kernel/subscribable";
import type { Bar } from "../../qos/bar";
import { QosError } from "../../qos/errors";
import type { HistorySource, HistorySourceOptions, SpanQuery, Walk } from "./historySource";

const CODE = new Lazy(() => import("./historySource"));

/** The source of history, loaded when it is first asked: a workbook without HISTORY never fetches its code. */
export class LazyHistory {
  /** Walks have begun, moved or ended. */
  readonly changes = new Subscribable<void>();
  readonly #options: HistorySourceOptions;
  #source: HistorySource | undefined;

  constructor(options: HistorySourceOptions) {
    this.#options = options;
  }

  get walks(): readonly Walk[] {
    return this.#source?.walks ?? [];
  }

  /** Server or plan may be others now. */
  forget(): void {
    this.#source?.forget();
  }

  /** What `query` would answer from memory; undefined: it would have to look further. */
  known(query: SpanQuery): readonly Bar[] | undefined {
    return this.#source?.known(query);
  }

  async query(query: SpanQuery, signal?: AbortSignal): Promise<readonly Bar[]> {
    const { HistorySource } = await CODE.get(this.#options.ports.clock).catch(() => {
      throw new QosError("notLoaded");
    });
    this.#source ??= this.#build(HistorySource);
    return this.#source.query(query, signal);
  }

  #build(Source: typeof HistorySource): HistorySource {
    const source = new Source(this.#options);
    source.changes.subscribe(() => this.changes.publish());
    return source;
  }
}
