import fc from "fast-check";
import { epochMillis, MINUTE } from "../../../src/kernel/time";
import { MarketEngine } from "../../../src/simulator/market/marketEngine";
import type { Instrument } from "../../../src/simulator/market/instrument";

const START = Date.UTC(2025, 4, 13, 14, 30, 10, 400);
const HOUR = 60 * MINUTE;
const CODE = "US:AAPL";

/** A market that has been read at `START`. */
function openMarket(alwaysOpen = true): MarketEngine {
  const market = new MarketEngine({ start: epochMillis(START), alwaysOpen, invented: 20, tradesAMinute: 4 });
  market.quote(CODE);
  return market;
}

function closeBetween(market: MarketEngine, from: number, to: number): void {
  market.advanceTo(from);
  market.quote(CODE);
  market.setOpen(false);
  market.advanceTo(to);
  market.quote(CODE);
  market.setOpen(true);
}

test("a closed market stands still: no trades, the same quote, no new bar", () => {
  const market = openMarket();
  market.advanceTo(START + 5 * MINUTE);
  market.news(CODE as Instrument["code"]);
  const [quote, bars] = [market.quote(CODE), market.bars(CODE, { kt: 1, count: 5 })];
  market.setOpen(false);
  expect(market.closed).toContain("US");
  expect(market.sessionOf(CODE)).toBe("closed");
  for (const later of [1, 61_000, HOUR]) {
    market.advanceTo(START + 5 * MINUTE + later);
    expect(market.news(CODE as Instrument["code"])?.trades).toEqual([]);
    expect(market.quote(CODE)).toEqual(quote);
    expect(market.bars(CODE, { kt: 1, count: 5 })).toEqual(bars);
  }
});

test("a market that opens again trades on, and what was missed is never told", () => {
  const market = openMarket();
  closeBetween(market, START + 5 * MINUTE, START + 30 * MINUTE);
  expect(market.closed).toEqual([]);
  expect(market.sessionOf(CODE)).toBe("regular");
  market.advanceTo(START + 40 * MINUTE);
  const trades = market.trades(CODE, 10_000) ?? [];
  const inside = trades.filter(({ at }) => at > START + 5 * MINUTE && at <= START + 30 * MINUTE);
  expect(inside).toEqual([]);
  expect(trades[0]?.at).toBeGreaterThan(START + 39 * MINUTE);
  const starts = (market.bars(CODE, { kt: 1, count: 60 }) ?? []).map(({ start }) => start * 1_000);
  const whole = starts.filter((start) => start > START + 5 * MINUTE && start + MINUTE < START + 30 * MINUTE);
  expect(whole).toEqual([]);
});

test("one market is closed and the others trade on; an index keeps the hours of its exchange", () => {
  const market = openMarket();
  market.advanceTo(START + MINUTE);
  market.setOpen(false, "HK");
  expect(market.closed).toEqual(["HK"]);
  for (const code of ["HK:700", "IX:HSI", CODE]) market.news(code as Instrument["code"]);
  market.advanceTo(START + 3 * MINUTE);
  const traded = (code: string): boolean => (market.news(code as Instrument["code"])?.trades.length ?? 0) > 0;
  expect(["HK:700", "IX:HSI", CODE].map(traded)).toEqual([false, false, true]);
});

test("a day that was closed throughout is no trading day: the quote is that of the day before", () => {
  const market = openMarket(false);
  closeBetween(market, START - 2 * HOUR, START + 8 * HOUR);
  const morning = START + 24 * HOUR;
  market.advanceTo(morning);
  const days = (market.bars(CODE, { kt: 1_001, count: 3 }) ?? []).map(({ start }) =>
    new Date(start * 1_000).toISOString().slice(0, 10),
  );
  expect(days).toEqual(["2025-05-09", "2025-05-12", "2025-05-14"]);
  const [, before] = market.bars(CODE, { kt: 1_001, count: 3 }) ?? [];
  expect(market.quote(CODE)?.previousClose).toBe(before?.close);
});

/** It has no trades outside regular hours, so that the newest of all is the last of a day. */
const TRADED_BY_DAY = "HK:700";

test("whenever markets were closed, days, minutes, trades and quote agree", () => {
  const spans = fc.array(fc.integer({ min: 1, max: 30 * HOUR }), { minLength: 3, maxLength: 7 });
  fc.assert(
    fc.property(spans, fc.boolean(), (steps, alwaysOpen) => {
      const market = openMarket(alwaysOpen);
      let now = START;
      let isOpen = true;
      for (const step of steps) {
        market.advanceTo((now += step));
        market.setOpen((isOpen = !isOpen));
      }
      const days = market.bars(TRADED_BY_DAY, { kt: 1_001, count: 3 }) ?? [];
      const minutes = market.bars(TRADED_BY_DAY, { kt: 1, count: 3 * 1_440 }) ?? [];
      const trades = market.trades(TRADED_BY_DAY, 10) ?? [];
      days.forEach((day, at) => {
        const end = days[at + 1]?.start ?? Number.POSITIVE_INFINITY;
        const inside = minutes.filter(({ start }) => start >= day.start && start < end);
        const volume = inside.reduce((sum, minute) => sum + minute.volume, 0);
        expect([inside[0]?.open, inside.at(-1)?.close, volume]).toEqual([day.open, day.close, day.volume]);
        expect(Math.max(...inside.map(({ high }) => high))).toBe(day.high);
        expect(Math.min(...inside.map(({ low }) => low))).toBe(day.low);
      });
      expect(trades[0]?.price).toBe(days.at(-1)?.close);
      const { last, previousClose } = market.quote(TRADED_BY_DAY) ?? {};
      expect([last, previousClose]).toEqual([days.at(-1)?.close, days.at(-2)?.close]);
    }),
    { numRuns: 6 },
  );
});
