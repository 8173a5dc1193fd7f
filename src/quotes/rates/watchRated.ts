import type { CancelTimer, Clock } from "../../kernel/clock";
import type { Settled } from "../../kernel/settled";
import type { Subscribable } from "../../kernel/subscribable";
import { MINUTE } from "../../kernel/time";
import type { InstrumentCode } from "../../market/instrumentCode";
import { codesAlong, type RatePath } from "../../market/ratePath";
import type { DayKinds } from "../../market/tradingCalendar";
import { asQosError, QosError } from "../../qos/errors";
import { FIRST_WORD, type LiveSource, type Look, type Seen } from "../live/liveSource";
import type { Stop } from "../live/stop";
import { settle } from "../questions/question";
import type { QuoteSources } from "../quoteSources";
import { liveViewOf } from "../sessions/sessionView";
import { sameShown, type Shown } from "../shown";
import { pathOf } from "./pathOf";
import { aboveZero, alongPrices } from "./presentRate";
import type { RatedView } from "./ratedView";
import { rateKey, type RateQuery } from "./rateQuery";

export interface RatedOptions {
  readonly clock: Clock;
  readonly source: Pick<LiveSource, "watch">;
  readonly sources: Pick<QuoteSources, "infos" | "products">;
  /** What the days of an instrument's exchange are. */
  readonly kindsOf: (code: InstrumentCode) => DayKinds;
  /** Key or server are others now, and so may be what leads from one currency to another. */
  readonly renewals: Subscribable<void>;
}

/** Instruments of a rate that could not be found for a passing reason are looked for again after so long (milliseconds). */
const AGAIN = MINUTE;

/** Shows a view and its rates as either changes, until the returned function is called. */
export function watchRated(options: RatedOptions, view: RatedView, show: (shown: Shown) => void): Stop {
  return new RatedWatch(options, view, show).begin();
}

class RatedWatch {
  readonly #options: RatedOptions;
  readonly #view: RatedView;
  readonly #show: (shown: Shown) => void;
  readonly #rates: ReadonlyMap<string, RateQuery>;
  readonly #paths = new Map<string, Settled<RatePath, QosError>>();
  readonly #over = new AbortController();
  #isLate = false;
  #shown: Shown | undefined;
  #stop: Stop = () => undefined;
  #again: CancelTimer | undefined;
  #soon: CancelTimer | undefined;

  constructor(options: RatedOptions, view: RatedView, show: (shown: Shown) => void) {
    this.#options = options;
    this.#view = view;
    this.#show = show;
    this.#rates = new Map(view.rates.map((query) => [rateKey(query), query]));
  }

  begin(): Stop {
    const { clock, renewals } = this.#options;
    // What is kept is forgotten once all have heard of the renewal.
    const hear = renewals.subscribe(() => void Promise.resolve().then(() => this.#find([...this.#rates.values()])));
    const late = clock.after(FIRST_WORD, () => {
      this.#isLate = true;
      if (this.#paths.size < this.#rates.size) this.#watch();
    });
    this.#watch();
    this.#find([...this.#rates.values()]);
    return () => {
      this.#over.abort();
      hear();
      late();
      this.#again?.();
      this.#soon?.();
      this.#stop();
    };
  }

  /** Finds the instruments of rates. Those that are found together are shown together. */
  #find(rates: readonly RateQuery[]): void {
    const { clock, sources } = this.#options;
    const { signal } = this.#over;
    for (const query of rates)
      void settle(pathOf(sources, query, { preview: false, signal })).then((path) => {
        if (signal.aborted) return;
        this.#paths.set(rateKey(query), path);
        if (!path.ok && path.error.passing) this.#again ??= clock.after(AGAIN, () => this.#findAgain());
        this.#soon ??= clock.after(0, () => {
          this.#soon = undefined;
          this.#watch();
        });
      });
  }

  #findAgain(): void {
    this.#again = undefined;
    this.#find([...this.#rates].flatMap(([key, query]) => (this.#paths.get(key)?.ok === false ? [query] : [])));
  }

  /** Watches anew with what is found by now, which is shown at once; what is subscribed stays so. */
  #watch(): void {
    if (this.#over.signal.aborted) return;
    const { subjects, ticking } = this.#view;
    const codes = new Set([...this.#paths.values()].flatMap((path) => (path.ok ? codesAlong(path.value) : [])));
    for (const { topic, code } of subjects) if (topic === "S") codes.delete(code);
    const before = this.#stop;
    let isBeginning = true;
    const show = (shown: Shown): void => {
      if (isBeginning && sameShown(this.#shown, shown)) return;
      this.#shown = shown;
      this.#show(shown);
    };
    this.#stop = this.#options.source.watch(
      {
        subjects: [...subjects, ...[...codes].map((code) => ({ topic: "S" as const, code }))],
        render: (look) => this.#view.render(look, (query) => this.#rate(query, look)),
        ...(ticking === undefined ? {} : { ticking }),
      },
      show,
    );
    isBeginning = false;
    before();
  }

  #rate(query: RateQuery, look: Look): Seen<number> {
    const path = this.#paths.get(rateKey(query));
    if (path === undefined)
      return this.#isLate ? { known: "problem", error: new QosError("connecting") } : { known: "nothing" };
    if (!path.ok) return { known: "problem", error: path.error };
    const prices = new Map<InstrumentCode, number>();
    try {
      for (const code of codesAlong(path.value)) {
        const seen = look({ topic: "S", code });
        if (seen.known !== "value") return seen;
        prices.set(code, aboveZero(code, liveViewOf(seen.value, this.#options.kindsOf(code)).regular.last));
      }
      return { known: "value", value: alongPrices(path.value, prices) };
    } catch (thrown) {
      return { known: "problem", error: asQosError(thrown) };
    }
  }
}
