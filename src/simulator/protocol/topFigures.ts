import type { Settings } from "../options";
import type { ExtendedSession } from "../market/exchanges";
import type { Instrument } from "../market/instrument";
import type { ExtendedQuote, Figures, MarketEngine, Quote } from "../market/marketEngine";

/** What a snapshot says at its top level. */
export interface Top {
  /** In which the price was traded. */
  readonly session: "regular" | ExtendedSession;
  /** When that session began, in seconds; undefined for the regular one. */
  readonly start: number | undefined;
  readonly figures: Figures;
  readonly previousClose: number | undefined;
}

type Habits = Pick<Settings, "snapshots" | "previousClose">;

/**
 * The top-level figures by the habit asked for. Outside regular hours those of a US stock are those of the session in
 * which its newest trade lies, against the close before the last regular day unless that has rolled over.
 */
export function topOf(market: MarketEngine, { code }: Instrument, regular: Quote, habits: Habits): Top {
  const extended = habits.snapshots === "regular" ? undefined : market.newestExtended(code);
  if (extended === undefined) {
    return { session: "regular", start: undefined, figures: regular, previousClose: regular.previousClose };
  }
  const figures = habits.snapshots === "mixed" ? mixed(market, code, regular, extended) : extended;
  const previousClose = habits.previousClose === "rolled" ? extended.previousClose : regular.previousClose;
  return { session: extended.session, start: extended.start, figures, previousClose };
}

/**
 * As the documents' own rows are: price, open and time of the session that is on, high and low of the one before it
 * (2025-03-14 09:18:41, where the price lies above the high), and after hours volume and turnover of the regular day
 * as well (2025-03-14 19:28:20).
 */
function mixed(market: MarketEngine, code: string, regular: Quote, extended: ExtendedQuote): Figures {
  if (extended.session === "post") {
    const { high, low, volume, turnover } = regular;
    return { ...extended, high, low, volume, turnover };
  }
  const before = market.extended(code, "post", extended.start);
  return before === undefined ? extended : { ...extended, high: before.high, low: before.low };
}
