import { Lazy } from "../../kernel/lazy";
import { Subscribable } from "../../kernel/subscribable";
import type { Bar } from "../../qos/bar";
import { QosError } from "../../qos/errors";
import type { HistoryDesk, HistoryDeskOptions, SpanAsk, Walk } from "./historyDesk";

const CODE = new Lazy(() => import("./historyDesk"));

/** The history desk, loaded when it is first asked: a workbook without HISTORY never fetches its code. */
export class LateHistory {
  /** Walks have begun, moved or ended. */
  readonly changes = new Subscribable<void>();
  readonly #options: HistoryDeskOptions;
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
    const { HistoryDesk } = await CODE.get(this.#options.ports.clock).catch(() => {
      throw new QosError("notLoaded");
    });
    this.#desk ??= this.#build(HistoryDesk);
    return this.#desk.ask(ask, signal);
  }

  #build(Desk: typeof HistoryDesk): HistoryDesk {
    const desk = new Desk(this.#options);
    desk.changes.subscribe(() => this.changes.publish());
    return desk;
  }
}
