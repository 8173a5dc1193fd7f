import type { Clock } from "../../kernel/clock";
import { failure, success, type Settled } from "../../kernel/settled";
import { whenKnown, type Soon } from "../../kernel/soon";
import { DAY, toSeconds } from "../../kernel/time";
import { TtlCache } from "../../flow/ttlCache";
import { marketOf, type InstrumentCode } from "../../market/instrumentCode";
import { hasExtendedHours } from "../../market/session";
import type { DayKinds } from "../../market/tradingCalendar";
import type { Market } from "../../market/markets";
import type { Bar } from "../../qos/bar";
import type { SnapshotFieldName } from "../../qos/fields";
import { asQosError, type QosError } from "../../qos/errors";
import type { Snapshot } from "../../qos/snapshot";
import type { CachedSource } from "../cachedSource";
import { mergeQuotes } from "./mergeQuotes";
import type { SessionQuotes } from "../../qos/sessionQuotes";
import { placeSnapshot } from "./sessionQuotes";
import { viewOf } from "./sessionView";

export interface SessionSourceOptions {
  readonly clock: Clock;
  readonly snapshots: CachedSource<InstrumentCode, Snapshot>;
  /** The newest daily bars of an instrument, kept until they can have changed. */
  readonly dayBars: CachedSource<InstrumentCode, readonly Bar[]>;
  /** What the days of a market are, as far as is known now. */
  readonly kinds: (market: Market) => DayKinds;
}

/** An answer, and why daily bars that were needed for it could not be had. */
export interface SessionAnswer {
  readonly quotes: SessionQuotes;
  readonly barsError?: QosError;
}

interface Placed {
  readonly row: Snapshot;
  readonly kinds: DayKinds;
  readonly quotes: SessionQuotes;
}

const MOST_PLACED = 20_000;

/** Figures of the regular session that daily bars can tell. */
export const FIGURES_OF_BARS: readonly SnapshotFieldName[] = [
  "last",
  "prevclose",
  "open",
  "high",
  "low",
  "volume",
  "time",
];

/** Milliseconds for which what was told of a session is remembered: until the session after next. */
const MEMORY = 4 * DAY;

/**
 * Snapshots by session. What a row does not tell of the regular session comes from what was told before, and else from
 * the newest daily bars, which are asked for only where a field needs them.
 */
export class SessionSource {
  readonly #options: SessionSourceOptions;
  readonly #memory: TtlCache<InstrumentCode, SessionQuotes>;
  /** What the last row of each instrument came to. */
  readonly #placed = new Map<InstrumentCode, Placed>();

  constructor(options: SessionSourceOptions) {
    this.#options = options;
    this.#memory = new TtlCache({ clock: options.clock, capacity: 20_000 });
  }

  /** What `query` would answer from memory, used so; undefined: it would have to ask. */
  known(code: InstrumentCode, names: readonly SnapshotFieldName[]): Settled<SessionAnswer, QosError> | undefined {
    const { snapshots, dayBars } = this.#options;
    const row = snapshots.known(code);
    if (row?.ok !== true) return row;
    const quotes = this.place(row.value);
    if (!this.#wantsBars(quotes, names)) return success({ quotes });
    const bars = dayBars.known(code);
    return bars === undefined ? undefined : success(this.#answer(quotes, bars));
  }

  /** The figures named, of the regular session; all others as they are told. */
  query(code: InstrumentCode, names: readonly SnapshotFieldName[], signal?: AbortSignal): Promise<SessionAnswer> {
    return this.#options.snapshots.query(code, signal).then((row) => this.#complete(row, names, signal));
  }

  /** The same of every figure that daily bars can tell, by session alone. `refresh`: asks whatever is remembered. */
  quotes(code: InstrumentCode, how: "query" | "refresh"): Promise<SessionQuotes> {
    return this.#options.snapshots[how](code).then((row) =>
      whenKnown(this.#complete(row, FIGURES_OF_BARS), ({ quotes }) => quotes),
    );
  }

  /** What memory knows; asks nothing. */
  peek(code: InstrumentCode): Settled<SessionAnswer, QosError> | undefined {
    const row = this.#options.snapshots.peek(code);
    if (row?.ok !== true) return row;
    return success({ quotes: this.#withBars(this.place(row.value), this.#options.dayBars.peek(code)) });
  }

  /** Puts a row into its sessions and adds what is remembered of the instrument. */
  place(row: Snapshot): SessionQuotes {
    const { code } = row;
    const kinds = this.kindsOf(code);
    const last = this.#placed.get(code);
    // A row in memory is asked for by many formulas; what it comes to stays the same while no other row was told.
    if (last?.row === row && last.kinds === kinds) return last.quotes;
    const placed = placeSnapshot(row, kinds);
    const quotes = hasExtendedHours(marketOf(code)) ? this.#remember(placed) : placed;
    if (this.#placed.size >= MOST_PLACED) this.#placed.clear();
    this.#placed.set(code, { row, kinds, quotes });
    return quotes;
  }

  #remember(placed: SessionQuotes): SessionQuotes {
    const known = this.#memory.get(placed.code);
    const merged = mergeQuotes(known, placed) ?? known ?? placed;
    this.#memory.set(placed.code, merged, MEMORY);
    return merged;
  }

  kindsOf(code: InstrumentCode): DayKinds {
    return this.#options.kinds(marketOf(code));
  }

  /** Forgets what was told before: key or server are others now. */
  clear(): void {
    this.#placed.clear();
    this.#memory.clear();
  }

  /** Adds daily bars where one of the figures named is missing and they may tell it. */
  #complete(row: Snapshot, names: readonly SnapshotFieldName[], signal?: AbortSignal): Soon<SessionAnswer> {
    const quotes = this.place(row);
    return this.#wantsBars(quotes, names) ? this.#askBars(quotes, signal) : { quotes };
  }

  async #askBars(quotes: SessionQuotes, signal: AbortSignal | undefined): Promise<SessionAnswer> {
    const bars = await this.#options.dayBars
      .query(quotes.code, signal)
      .then(success, (thrown: unknown) => failure(asQosError(thrown)));
    return this.#answer(quotes, bars);
  }

  /** Whether one of the figures named is missing, and daily bars may tell it. */
  #wantsBars(quotes: SessionQuotes, names: readonly SnapshotFieldName[]): boolean {
    if (names.length === 0) return false;
    const { regular, wantsBars } = viewOf(quotes, this.kindsOf(quotes.code));
    return wantsBars && !names.every((name) => regular[name] !== undefined);
  }

  #answer(quotes: SessionQuotes, bars: Settled<readonly Bar[], QosError>): SessionAnswer {
    if (bars.ok) return { quotes: this.#withBars(quotes, bars) };
    return { quotes: this.#withBars(quotes, success([])), barsError: bars.error };
  }

  #withBars(quotes: SessionQuotes, bars: Settled<readonly Bar[], QosError> | undefined): SessionQuotes {
    if (bars?.ok !== true) return quotes;
    const dayBars = { bars: bars.value, at: toSeconds(this.#options.clock.now()) };
    return mergeQuotes(quotes, { code: quotes.code, sessions: {}, dayBars }) ?? quotes;
  }
}
