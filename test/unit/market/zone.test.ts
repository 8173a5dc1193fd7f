import fc from "fast-check";
import { epochSeconds, excelSerial } from "../../../src/kernel/time";
import { MARKETS } from "../../../src/market/markets";
import { momentInZone, serialInZone, zoneOffset } from "../../../src/market/zone";

const zones = [...new Set([...MARKETS.map((row) => row.zone), "Europe/London", "Asia/Kolkata", "Australia/Lord_Howe"])];
const moments = fc.integer({ min: Date.UTC(1990, 0, 1) / 1_000, max: Date.UTC(2037, 11, 31) / 1_000 });

const clocks = new Map(
  zones.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }),
  ]),
);

/** The serial in another way: the date written in Swedish (ISO order) on the zone's clock, read as if it were UTC. */
function serialByText(moment: number, zone: string): number {
  const text = clocks.get(zone)?.format(moment * 1_000) ?? "";
  return (Date.parse(`${text.replace(" ", "T")}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
}

test.each(zones)("the serial of a moment in %s is what its clock on the wall shows", (zone) => {
  fc.assert(
    fc.property(moments, (moment) => {
      const serial = serialInZone(epochSeconds(moment), zone);
      expect(Math.round(serial * 86_400)).toBe(Math.round(serialByText(moment, zone) * 86_400));
    }),
    { numRuns: 1_000 },
  );
});

test.each(zones)("the moment of a serial in %s is the one at which its clock shows it", (zone) => {
  fc.assert(
    fc.property(moments, (moment) => {
      const serial = serialInZone(epochSeconds(moment), zone);
      const back = momentInZone(serial, zone);
      expect(Math.round(serialInZone(back, zone) * 86_400)).toBe(Math.round(serial * 86_400));
      // Of a time that comes twice the first is taken.
      expect(back).toBeLessThanOrEqual(moment);
      expect(moment - back).toBeLessThanOrEqual(3_600);
    }),
    { numRuns: 300 },
  );
});

const newYork = "America/New_York";
const serial = (iso: string) => excelSerial((Date.parse(`${iso}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
const iso = (moment: number) => new Date(moment * 1_000).toISOString();

test("dates known from Excel", () => {
  expect(serialInZone(epochSeconds(0), "UTC")).toBe(25_569);
  expect(serialInZone(epochSeconds(1_731_474_000), newYork)).toBe(45_609); // 2024-11-13 00:00
  expect(serialInZone(epochSeconds(1_704_038_400), "Asia/Hong_Kong")).toBe(45_292); // 2024-01-01 00:00
  expect(momentInZone(excelSerial(45_609), newYork)).toBe(1_731_474_000);
});

test("a time that the clock skips is read with the offset before the change", () => {
  expect(iso(momentInZone(serial("2025-03-09T01:59:59"), newYork))).toBe("2025-03-09T06:59:59.000Z");
  expect(iso(momentInZone(serial("2025-03-09T02:30:00"), newYork))).toBe("2025-03-09T07:30:00.000Z");
  expect(iso(momentInZone(serial("2025-03-09T03:00:00"), newYork))).toBe("2025-03-09T07:00:00.000Z");
});

test("of a time that comes twice, the first is meant", () => {
  expect(iso(momentInZone(serial("2024-11-03T01:30:00"), newYork))).toBe("2024-11-03T05:30:00.000Z");
  expect(iso(momentInZone(serial("2024-11-03T02:00:00"), newYork))).toBe("2024-11-03T07:00:00.000Z");
});

test("the offset changes at the second of the clock change", () => {
  expect(zoneOffset(newYork, epochSeconds(Date.UTC(2025, 2, 9, 7) / 1_000 - 1))).toBe(-18_000);
  expect(zoneOffset(newYork, epochSeconds(Date.UTC(2025, 2, 9, 7) / 1_000))).toBe(-14_400);
});
