import { daysFromCivil } from "../../../src/kernel/civilDay";
import { epochSeconds } from "../../../src/kernel/time";
import { dayOfBar, hoursOfCode, zoneOf, zoneOfMidnights } from "../../../src/market/codeZone";
import { code } from "../../support/builders";

const seconds = (moment: string) => epochSeconds(Date.parse(moment) / 1_000);
const THE_13TH = daysFromCivil(2024, 11, 13);

describe("where an instrument has its days", () => {
  it.each([
    ["US:AAPL", "America/New_York"],
    ["HK:700", "Asia/Hong_Kong"],
    ["CF:BTCUSDT", "UTC"],
    ["IX:JPN225", "Asia/Tokyo"],
    ["IX:HSI", "Asia/Hong_Kong"],
    ["IX:SPX", "America/New_York"],
    ["IX:UK100", "Europe/London"],
    ["IX:GER40", "Europe/Berlin"],
    ["IX:AUS200", "Australia/Sydney"],
    ["IX:000001", "Asia/Shanghai"],
    ["IX:399001", "Asia/Shanghai"],
  ])("%s: %s", (name, zone) => {
    expect(zoneOf(code(name))).toBe(zone);
  });

  it("what its own bars have shown counts before what is usual", () => {
    expect(zoneOf(code("IX:XYZ"), new Map([[code("IX:XYZ"), "Asia/Seoul"]]))).toBe("Asia/Seoul");
  });

  it("an index trades when its exchange does", () => {
    expect(hoursOfCode(code("IX:HSI"))?.market).toBe("HK");
    expect(hoursOfCode(code("IX:SPX"))?.halfDayEnd).toBe(13 * 60);
    expect(hoursOfCode(code("IX:XYZ"))).toBeUndefined();
    expect(hoursOfCode(code("IX:000300"))?.market).toBe("SH");
    expect(hoursOfCode(code("HK:700"))?.market).toBe("HK");
    // A share whose symbol is also that of an index.
    expect(hoursOfCode(code("US:DAX"))?.market).toBe("US");
  });

  it("a point or a hat before the symbol of an index is no part of it, a point within it is", () => {
    expect(zoneOf(code("IX:^N225"))).toBe("Asia/Tokyo");
    expect(zoneOf(code("IX:.FTSE"))).toBe("Europe/London");
    expect(hoursOfCode(code("IX:D.AX"))).toBeUndefined();
  });

  it("a share has the days of its own market, though an index has its symbol", () => {
    expect(zoneOf(code("US:DAX"))).toBe("America/New_York");
    expect(zoneOf(code("US:AAPL"), new Map([[code("US:AAPL"), "Asia/Seoul"]]))).toBe("America/New_York");
  });
});

describe("the day of a bar", () => {
  it.each([
    ["IX:JPN225", "2024-11-12T15:00Z", "midnight in Tokyo"],
    ["IX:JPN225", "2024-11-12T16:00Z", "midnight in Shanghai, where Tokyo was expected"],
    ["IX:JPN225", "2024-11-13T00:00Z", "midnight in UTC, where Tokyo was expected"],
    ["US:AAPL", "2024-11-13T05:00Z", "midnight in New York"],
    ["US:AAPL", "2024-11-13T00:00Z", "midnight in UTC, where New York was expected"],
    ["IX:XYZ", "2024-11-12T15:00Z", "midnight in Tokyo, of an index of an unknown place"],
    ["IX:XYZ", "2024-11-13T05:00Z", "midnight in New York, of an index of an unknown place"],
  ])("%s at %s, %s: the 13th", (name, start) => {
    expect(dayOfBar(seconds(start), code(name))).toBe(THE_13TH);
  });
});

describe("a zone learned from the starts of day bars", () => {
  const learned = (...starts: readonly string[]) => zoneOfMidnights(starts.map(seconds), code("IX:XYZ"));

  it("winter and summer together tell zones apart", () => {
    expect(learned("2024-11-13T05:00Z", "2025-07-01T04:00Z")).toBe("America/New_York");
    expect(learned("2024-11-13T00:00Z", "2025-06-30T23:00Z")).toBe("Europe/London");
    expect(learned("2024-11-13T00:00Z", "2025-07-01T00:00Z")).toBe("UTC");
    expect(learned("2024-11-12T15:00Z", "2025-06-30T15:00Z")).toBe("Asia/Tokyo");
    expect(learned("2024-11-12T11:00Z", "2025-06-30T12:00Z")).toBe("Pacific/Auckland");
  });

  it("one odd bar among many does not unlearn it, and no zone is no answer", () => {
    expect(learned("2024-11-12T15:00Z", "2024-11-13T15:00Z", "2024-11-14T16:00Z")).toBe("Asia/Tokyo");
    expect(learned("2024-11-12T15:07Z")).toBeUndefined();
  });
});
