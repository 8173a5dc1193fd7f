import type { Stop } from "../live/stop";
import type { Shown } from "../streams";
import { lazyIndicators } from "./lazyIndicators";
import type { LiveIndicatorsOptions } from "./liveIndicatorsOptions";

export interface Watcher {
  readonly show: (shown: Shown) => void;
  /** Hears of a wrong argument, or that the indicators cannot be loaded. */
  readonly fail: (thrown: unknown) => void;
}

/** Indicators that move; how they do is loaded with the first of them. */
export class LiveIndicators {
  readonly #options: LiveIndicatorsOptions;

  constructor(options: LiveIndicatorsOptions) {
    this.#options = options;
  }

  /** QOS.LIVEINDICATOR(code, indicator, [interval], [count], [headers]), until the returned function is called. */
  watch(raw: readonly unknown[], { show, fail }: Watcher): Stop {
    let stop: Stop | undefined;
    let isOver = false;
    lazyIndicators(this.#options.clock)
      .then(({ watchIndicator }) => {
        if (!isOver) stop = watchIndicator(this.#options, raw, show);
      })
      .catch((thrown: unknown) => {
        if (!isOver) fail(thrown);
      });
    return () => {
      isOver = true;
      stop?.();
    };
  }
}
