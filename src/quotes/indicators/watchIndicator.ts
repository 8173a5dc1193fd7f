import type { CancelTimer } from "../../kernel/clock";
import { MINUTE } from "../../kernel/time";
import type { Bar } from "../../qos/bar";
import { asQosError, type QosError } from "../../qos/errors";
import type { Subject } from "../../qos/topics/topic";
import { headingsOf } from "../headings";
import type { LiveView } from "../live/liveSource";
import type { Stop } from "../live/stop";
import type { Shown } from "../streams";
import { barsNeeded, indicatorBars, type IndicatorBars } from "./indicatorBars";
import { IndicatorTable } from "./indicatorTable";
import type { LiveIndicatorsOptions } from "./liveIndicatorsOptions";
import { readIndicatorArguments, type IndicatorArguments } from "./readIndicatorArguments";

/** What is known of the time before the live bars. */
type Past =
  | { readonly kind: "unasked" | "asked" }
  | { readonly kind: "known"; readonly past: IndicatorBars }
  | { readonly kind: "failed"; readonly error: QosError };

/** A question about the past that failed for a passing reason is put again after so long (milliseconds). */
const AGAIN = MINUTE;

/** QOS.LIVEINDICATOR: what the whole series gives at every frame. Throws a QosError where an argument is wrong. */
export function watchIndicator(
  options: LiveIndicatorsOptions,
  raw: readonly unknown[],
  show: (shown: Shown) => void,
): Stop {
  const [code, indicator, interval, count, headers] = raw;
  return new WatchedIndicator(
    options,
    readIndicatorArguments({ code, indicator, interval, count, headers }),
    show,
  ).begin();
}

/** One live table of indicators. */
class WatchedIndicator {
  readonly #options: LiveIndicatorsOptions;
  readonly #asked: IndicatorArguments;
  readonly #show: (shown: Shown) => void;
  readonly #subject: Subject<"K">;
  readonly #needed: number;
  readonly #over = new AbortController();
  #past: Past = { kind: "unasked" };
  #table: { readonly fromStart: boolean; readonly table: IndicatorTable } | undefined;
  #stop: Stop = () => undefined;
  #again: CancelTimer = () => undefined;

  constructor(options: LiveIndicatorsOptions, asked: IndicatorArguments, show: (shown: Shown) => void) {
    this.#options = options;
    this.#asked = asked;
    this.#show = show;
    this.#subject = { topic: "K", code: asked.code, interval: asked.interval };
    this.#needed = barsNeeded(asked);
  }

  begin(): Stop {
    this.#watch();
    return () => {
      this.#over.abort();
      this.#again();
      this.#stop();
    };
  }

  /** Watches anew, which shows at once what is known by now; what is subscribed stays so. */
  #watch(): void {
    if (this.#over.signal.aborted) return;
    const before = this.#stop;
    this.#stop = this.#options.source.watch({ subjects: [this.#subject], render: this.#render }, this.#show);
    before();
  }

  readonly #render: LiveView["render"] = (look) => {
    const seen = look(this.#subject);
    if (seen.known === "nothing") return undefined;
    if (seen.known === "problem") return seen.error;
    const bars = seen.value;
    if (bars.length >= this.#needed) return this.#draw(bars, false);
    const longer = this.#joined(bars);
    if (longer !== undefined) return this.#draw(longer.bars, longer.fromStart);
    if (this.#past.kind === "failed") return this.#past.error;
    if (this.#past.kind !== "asked") void this.#askPast();
    return undefined;
  };

  #draw(bars: readonly Bar[], fromStart: boolean): Shown {
    const { zone, headerLanguage } = this.#options;
    const choice = zone();
    if (this.#table?.fromStart !== fromStart)
      this.#table = { fromStart, table: new IndicatorTable({ ...this.#asked, fromStart, learned: choice.learned }) };
    return this.#table.table.of(bars, { headings: headingsOf(this.#asked.headers, headerLanguage()), zone: choice });
  }

  /** The live bars with the past before them; undefined where the past is not known, or does not reach to them. */
  #joined(bars: readonly Bar[]): IndicatorBars | undefined {
    if (this.#past.kind !== "known") return undefined;
    const { past } = this.#past;
    const [first] = bars;
    const newest = past.bars.at(-1);
    if (first === undefined || newest === undefined || newest.time < first.time) return undefined;
    const older = past.bars.filter(({ time }) => time < first.time);
    return { bars: older.length === 0 ? bars : [...older, ...bars], fromStart: past.fromStart };
  }

  async #askPast(): Promise<void> {
    this.#past = { kind: "asked" };
    const { code, interval, specs, count } = this.#asked;
    const manner = { preview: false, signal: this.#over.signal };
    const series = { code, interval, adjustment: "none" } as const;
    try {
      this.#past = {
        kind: "known",
        past: await indicatorBars(this.#options.sources, { series, specs, count, manner }),
      };
    } catch (thrown) {
      const error = asQosError(thrown);
      this.#past = { kind: "failed", error };
      if (error.passing) this.#again = this.#options.clock.after(AGAIN, () => this.#askAgain());
    }
    this.#watch();
  }

  #askAgain(): void {
    this.#past = { kind: "unasked" };
    this.#watch();
  }
}
