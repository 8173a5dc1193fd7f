import { civilFromDays, daysFromCivil } from "../../../src/kernel/civilDay";
import type { Market } from "../../../src/market/markets";
import { usualHalfDay } from "../../../src/market/usualHalfDay";

/** The days of some years that are usually half, as yyyymmdd. */
function halfDays(market: Market, firstYear: number, lastYear: number): number[] {
  const found: number[] = [];
  for (let day = daysFromCivil(firstYear, 1, 1); day < daysFromCivil(lastYear + 1, 1, 1); day += 1) {
    const { year, month, day: ofMonth } = civilFromDays(day);
    if (usualHalfDay(market, day)) found.push(year * 10_000 + month * 100 + ofMonth);
  }
  return found;
}

describe("days on which an exchange usually closes early", () => {
  it("New York: exactly the half days that it kept from 2015 to 2022", () => {
    expect(halfDays("US", 2015, 2022)).toEqual([
      20151127, 20151224, 20161125, 20170703, 20171124, 20180703, 20181123, 20181224, 20190703, 20191129, 20191224,
      20201127, 20201224, 20211126, 20221125,
    ]);
  });

  it("New York: the half days of 2025 and 2026", () => {
    expect(halfDays("US", 2025, 2026)).toEqual([20250703, 20251128, 20251224, 20261127, 20261224]);
  });

  it("Hong Kong: exactly the half days that it kept from 2018 to 2021", () => {
    expect(halfDays("HK", 2018, 2021)).toEqual([
      20180215, 20181224, 20181231, 20190204, 20191224, 20191231, 20200124, 20201224, 20201231, 20210211, 20211224,
      20211231,
    ]);
  });

  it("Hong Kong: Lunar New Year's Eve of 2025 and 2026, and none beyond what is known of the moon", () => {
    expect(halfDays("HK", 2025, 2026)).toEqual([20250128, 20251224, 20251231, 20260216, 20261224, 20261231]);
    expect(halfDays("HK", 2040, 2040)).toEqual([20401224, 20401231]);
  });

  it.each(["SH", "SZ", "CF", "FX", "IX", "CM"] as const)("%s: none", (market) => {
    expect(halfDays(market, 2024, 2026)).toEqual([]);
  });
});
