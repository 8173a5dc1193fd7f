import fc from "fast-check";
import { epochMillis } from "../../../src/kernel/time";
import { PERIODS } from "../../../src/market/periods";
import { MarketEngine } from "../../../src/simulator/market/marketEngine";
import type { Bar } from "../../../src/simulator/market/periodBars";
import type { Instrument } from "../../../src/simulator/market/instrument";

/** From 2019 to 2027, by the millisecond. */
const moments = fc.integer({ min: Date.UTC(2019, 0, 2), max: Date.UTC(2027, 11, 30) });

interface Place {
  readonly seed: number;
  readonly start: number;
  readonly later: number;
  readonly alwaysOpen: boolean;
  readonly pick: number;
}

const places: fc.Arbitrary<Place> = fc.record({
  seed: fc.integer({ min: 0, max: 0xffffffff }),
  start: moments,
  later: fc.integer({ min: 0, max: 3 * 86_400_000 }),
  alwaysOpen: fc.boolean(),
  pick: fc.nat(),
});

/** A market at some moment, and one of its instruments that is traded. */
function visit({ seed, start, later, alwaysOpen, pick }: Place): { market: MarketEngine; instrument: Instrument } {
  const market = new MarketEngine({ seed, start: epochMillis(start), alwaysOpen, invented: 40, tradesAMinute: 12 });
  market.advanceTo(start + later);
  const traded = market.instruments.filter(
    ({ suspendedFrom, listed }) => suspendedFrom === undefined && listed < start / 86_400_000 - 400,
  );
  const instrument = traded[pick % traded.length];
  if (instrument === undefined) throw new Error("nothing is traded");
  return { market, instrument };
}

function fold(bars: readonly Bar[]): Omit<Bar, "start"> {
  const [first] = bars;
  const last = bars.at(-1);
  if (first === undefined || last === undefined) throw new Error("nothing to fold");
  return {
    open: first.open,
    high: Math.max(...bars.map(({ high }) => high)),
    low: Math.min(...bars.map(({ low }) => low)),
    close: last.close,
    volume: bars.reduce((sum, { volume }) => sum + volume, 0),
  };
}

const figures = ({ open, high, low, close, volume }: Omit<Bar, "start">): number[] => [open, high, low, close, volume];
const RUNS = { numRuns: 40 };

test("an order book never crosses, and its levels lie in order", () => {
  fc.assert(
    fc.property(places, (place) => {
      const { market, instrument } = visit(place);
      const orderBook = market.orderBook(instrument.code);
      if (orderBook === undefined) return instrument.market === "IX";
      const prices = [...orderBook.bids]
        .reverse()
        .concat(orderBook.asks)
        .map(({ price }) => price);
      expect(prices).toEqual([...new Set(prices)].sort((left, right) => left - right));
      expect(prices.every((price) => price > 0 && price % instrument.rule.tickAt(price) === 0)).toBe(true);
      return orderBook.bids.length === instrument.depthLevels || orderBook.bids.length > 0;
    }),
    RUNS,
  );
});

test("the price of the newest trade is on one side of the book", () => {
  fc.assert(
    fc.property(places, (place) => {
      const { market, instrument } = visit(place);
      const orderBook = market.orderBook(instrument.code);
      const last = market.trades(instrument.code, 1)?.[0]?.price;
      return orderBook === undefined || orderBook.bids[0]?.price === last || orderBook.asks[0]?.price === last;
    }),
    RUNS,
  );
});

test("in every bar of every period the high is the highest and the low the lowest", () => {
  fc.assert(
    fc.property(places, fc.constantFrom(...PERIODS), fc.boolean(), (place, { kt }, adjusted) => {
      const { market, instrument } = visit(place);
      for (const bar of market.bars(instrument.code, { kt, count: 120, adjusted }) ?? []) {
        expect(bar.high).toBeGreaterThanOrEqual(Math.max(bar.open, bar.close));
        expect(bar.low).toBeLessThanOrEqual(Math.min(bar.open, bar.close));
        expect(bar.low).toBeGreaterThan(0);
        expect(bar.volume).toBeGreaterThan(0);
      }
    }),
    RUNS,
  );
});

test.each([
  { long: 5, short: 1, parts: 12 },
  { long: 60, short: 15, parts: 12 },
  { long: 240, short: 60, parts: 12 },
  { long: 1_007, short: 1_001, parts: 16 },
  { long: 1_030, short: 1_001, parts: 64 },
  { long: 2_001, short: 1_030, parts: 26 },
  { long: 1_001, short: 1, parts: 3_100 },
  { long: 1_001, short: 30, parts: 110 },
])("a bar of $long is the sum of its bars of $short", ({ long, short, parts: count }) => {
  fc.assert(
    fc.property(places, (place) => {
      const { market, instrument } = visit(place);
      const [before, last] = market.bars(instrument.code, { kt: long, count: 2 }) ?? [];
      if (before === undefined || last === undefined) return;
      const parts = market.bars(instrument.code, { kt: short, count }) ?? [];
      const inside = (from: number, to: number): readonly Bar[] =>
        parts.filter(({ start }) => start >= from && start < to);
      expect(figures(fold(inside(before.start, last.start)))).toEqual(figures(before));
      expect(figures(fold(inside(last.start, Number.POSITIVE_INFINITY)))).toEqual(figures(last));
    }),
    { numRuns: 20 },
  );
});

test("the trades of the day add up to its volume, turnover, open, high, low and last", () => {
  fc.assert(
    fc.property(places, (place) => {
      const { market, instrument } = visit({ ...place, alwaysOpen: true });
      const [day] = market.bars(instrument.code, { kt: 1_001, count: 1 }) ?? [];
      const trades = [...(market.trades(instrument.code, 20_000) ?? [])].reverse();
      const today = trades.filter(({ at }) => at >= (day?.start ?? 0) * 1_000);
      const quote = market.quote(instrument.code);
      if (instrument.market === "IX" || quote === undefined) return;
      expect(today.reduce((sum, { volume }) => sum + volume, 0)).toBe(quote.volume);
      expect(today.reduce((sum, { volume, price }) => sum + volume * price, 0)).toBe(quote.turnover);
      expect(today[0]?.price).toBe(quote.open);
      expect(today.at(-1)?.price).toBe(quote.last);
      expect(Math.max(...today.map(({ price }) => price))).toBe(quote.high);
      expect(Math.min(...today.map(({ price }) => price))).toBe(quote.low);
    }),
    { numRuns: 20 },
  );
});

test("the snapshot is the last daily bar, and the growing bar of a push the last of its period", () => {
  fc.assert(
    fc.property(places, fc.constantFrom(...PERIODS), (place, { kt }) => {
      const { market, instrument } = visit(place);
      const quote = market.quote(instrument.code);
      const [day] = market.bars(instrument.code, { kt: 1_001, count: 1 }) ?? [];
      if (quote === undefined || day === undefined) throw new Error("no data");
      expect(figures(day)).toEqual([quote.open, quote.high, quote.low, quote.last, quote.volume]);
      expect(market.currentBar(instrument.code, kt)).toMatchObject(
        market.bars(instrument.code, { kt, count: 1 })?.[0] ?? {},
      );
    }),
    RUNS,
  );
});

test("no bar starts after its end was asked for, and earlier ends give the bars before", () => {
  fc.assert(
    fc.property(places, fc.constantFrom(...PERIODS), (place, { kt }) => {
      const { market, instrument } = visit(place);
      const latest = market.bars(instrument.code, { kt, count: 6 }) ?? [];
      const end = (latest[3]?.start ?? 0) - 1;
      const earlier = market.bars(instrument.code, { kt, count: 3, end }) ?? [];
      if (latest.length < 6) return;
      expect(earlier.map(({ start }) => start)).toEqual(latest.slice(0, 3).map(({ start }) => start));
      expect(earlier.map(figures)).toEqual(latest.slice(0, 3).map(figures));
    }),
    RUNS,
  );
});

test("the same seed and moments give the same market, whatever was asked before", () => {
  fc.assert(
    fc.property(places, fc.array(fc.integer({ min: 1, max: 90_000 }), { maxLength: 5 }), (place, steps) => {
      const { market, instrument } = visit(place);
      const other = visit(place).market;
      const { code } = instrument;
      for (const step of steps) {
        market.advanceTo(market.now + step);
        market.quote(code);
        market.bars(code, { kt: 5, count: 30 });
        market.trades(code, 50);
      }
      other.advanceTo(market.now);
      expect(other.quote(code)).toEqual(market.quote(code));
      expect(other.orderBook(code)).toEqual(market.orderBook(code));
      expect(other.trades(code, 50)).toEqual(market.trades(code, 50));
    }),
    RUNS,
  );
});
