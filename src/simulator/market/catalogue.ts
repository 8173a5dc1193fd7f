import { seedFromText } from "../../kernel/random";
import { parseInstrumentCode, symbolOf, marketOf, type InstrumentCode } from "../../market/instrumentCode";
import { marketRow, type Market } from "../../market/markets";
import type { EpochSeconds } from "../../kernel/time";
import { dayAt, dayOf } from "./days";
import { zoneOf, type Exchange } from "./exchanges";
import type { CorporateAction, Instrument } from "./instrument";
import { inventInstruments } from "./inventedInstruments";
import { NAMED_INSTRUMENTS, type NamedInstrument, type NamedRow } from "./namedInstruments";
import { mix, unit } from "./noise";
import { tickRuleFor, type TickRule } from "./ticks";

/** What /instrument-info calls the exchange, where that is not the market's own letters. */
const EXCHANGES: Readonly<Partial<Record<Market, string>>> = {
  US: "NASD",
  HK: "SEHK",
  SH: "SSE",
  SZ: "SZSE",
  CF: "Crypto Perpetual Contract",
  FX: "Forex",
  IX: "Index",
  CM: "Commodity",
};

/** What a market is made from; `start` is the moment at which it comes to life. */
export interface CatalogueParts {
  readonly seed: number;
  readonly start: EpochSeconds;
  /** Instruments beside the named ones. */
  readonly invented: number;
}

/** The vendor's instruments and `invented` more, the same for the same seed. */
export function buildCatalogue(parts: CatalogueParts): readonly Instrument[] {
  return [...NAMED_INSTRUMENTS, ...inventInstruments(parts.invented)].map((row) => buildInstrument(parts, row));
}

function buildInstrument(
  { seed: marketSeed, start }: CatalogueParts,
  [text, nameZh, nameEn, price, more = {}]: NamedRow,
): Instrument {
  const code = readCode(text);
  const market = marketOf(code);
  const hours = hoursFor(market, more);
  const rule = tickRule(market, price, more);
  const seed = mix(marketSeed, seedFromText(code));
  const lot = more.lot ?? (market === "SH" || market === "SZ" || market === "HK" ? 100 : 1);
  const volumeStep = market === "HK" ? lot : 1;
  const shares = more.shares ?? Math.round((0.2 + unit(seed, 101) * 5) * 1e9);
  return {
    code,
    market,
    nameZh,
    nameEn,
    exchange: more.exchange ?? EXCHANGES[market] ?? market,
    currency: more.currency ?? (marketRow(market).currency || "USD"),
    lot,
    rule,
    hours,
    reference: Math.round(price * 10 ** rule.decimals) + (rule.zero ?? 0),
    volatility: more.volatility ?? 0.012 + 0.012 * unit(seed, 102),
    dailyVolume: ((more.volume ?? 0.3 + unit(seed, 103) * 3) * 1e6 * 10 ** rule.volumeDecimals) / volumeStep,
    volumeStep,
    depthLevels: market === "IX" ? 0 : marketRow(market).depthLevels,
    seed,
    listed:
      more.listedAfter === undefined
        ? dayOf(2012 + Math.floor(unit(seed, 104) * 6), 1 + Math.floor(unit(seed, 105) * 12), 8)
        : dayAt(zoneOf(market, hours), start) + more.listedAfter,
    suspendedFrom: more.suspendedFrom === undefined ? undefined : dayOf(...more.suspendedFrom),
    actions: actionsFor(market, symbolOf(code), seed, more),
    shares,
    floatShares: more.floatShares ?? Math.round(shares * (0.6 + 0.4 * unit(seed, 106))),
    earnings: more.earnings ?? (price * (0.01 + 0.07 * unit(seed, 107))).toFixed(4),
    netAssets: more.netAssets ?? (price * (0.1 + 0.7 * unit(seed, 108))).toFixed(4),
    dividendYield: more.dividendYield ?? (unit(seed, 109) * 4).toFixed(4),
  };
}

function readCode(text: string): InstrumentCode {
  const code = parseInstrumentCode(text);
  if (!code.ok) throw new Error(`the catalogue holds a malformed code: ${text}`);
  return code.value;
}

function hoursFor(market: Market, more: NamedInstrument): Exchange {
  return market === "IX" ? (more.hours ?? "US") : market;
}

function tickRule(market: Market, price: number, { zero = 0 }: NamedInstrument): TickRule {
  const rule = tickRuleFor(market, price + zero);
  return zero === 0 ? rule : { ...rule, zero: Math.round(zero * 10 ** rule.decimals) };
}

/** Splits as given, and for every second of the other stocks a split or some years of dividends. */
function actionsFor(market: Market, symbol: string, seed: number, more: NamedInstrument): readonly CorporateAction[] {
  if (marketRow(market).currency === "USDT" || market === "FX" || market === "IX" || market === "CM") return [];
  const splits = more.splits?.map(([year, month, date, ratio]) => ({ day: dayOf(year, month, date), ratio }));
  if (splits !== undefined) return splits;
  const chance = unit(seed, mix(seedFromText(symbol), 110));
  if (chance > 0.6) return [];
  if (chance < 0.1) return [{ day: dayOf(2018 + Math.floor(chance * 60), 6, 11), ratio: chance < 0.05 ? 2 : 5 }];
  const dividends: CorporateAction[] = [];
  for (let year = 2016; year <= 2026; year += 1) {
    dividends.push({ day: dayOf(year, 6, 8), ratio: 1 + 0.005 + 0.025 * unit(seed, year) });
  }
  return dividends;
}
