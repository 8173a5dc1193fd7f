import { MARKETS, type Market } from "../../market/markets";

export type { Market };

/** A market as a person chooses it. */
export interface MarketChoice {
  readonly market: Market;
  readonly en: string;
  readonly zh: string;
}

export const MARKET_CHOICES: readonly MarketChoice[] = MARKETS.map(({ market, nameEn, nameZh }) => ({
  market,
  en: `${nameEn.charAt(0).toUpperCase()}${nameEn.slice(1)}`,
  zh: nameZh,
}));
