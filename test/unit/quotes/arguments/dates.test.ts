import fc from "fast-check";
import { daysFromCivil } from "../../../../src/kernel/civilDay";
import { SERIAL_OF_EPOCH } from "../../../../src/kernel/time";
import { QosError } from "../../../../src/qos/errors";
import { readAnyDate, readDate } from "../../../../src/quotes/arguments/dates";
import { dashedDay } from "../../../../src/quotes/arguments/dateText";

/** Sunday 2024-03-31, when months have different lengths before it. */
const TODAY = daysFromCivil(2024, 3, 31);

/** The day, with its time where there is one; the trading days that are asked for; or the error's id and suggestion. */
function read(raw: unknown): unknown {
  try {
    const date = readAnyDate(raw, "start", () => TODAY);
    if (date === undefined || "tradingDaysBack" in date) return date;
    const day = dashedDay(Math.floor(date.serial) - SERIAL_OF_EPOCH);
    return date.timed ? `${day} +${String(Math.round((date.serial % 1) * 86_400))} s` : day;
  } catch (thrown) {
    if (!(thrown instanceof QosError)) throw thrown;
    return [thrown.id, thrown.details["accepted"]];
  }
}

test.each([
  ["today", "2024-03-31"],
  ["Today", "2024-03-31"],
  ["今天", "2024-03-31"],
  ["yesterday", "2024-03-30"],
  ["-5d", "2024-03-26"],
  [" -5D ", "2024-03-26"],
  ["－５ｄ", "2024-03-26"],
  ["-5 days", "2024-03-26"],
  ["-5天", "2024-03-26"],
  ["-2w", "2024-03-17"],
  ["-1m", "2024-02-29"],
  ["-3m", "2023-12-31"],
  ["-1M", "2024-02-29"],
  ["-13m", "2023-02-28"],
  ["-1y", "2023-03-31"],
  ["-1年", "2023-03-31"],
  ["mtd", "2024-03-01"],
  ["qtd", "2024-01-01"],
  ["ytd", "2024-01-01"],
  ["2024年1月2日", "2024-01-02"],
  ["2024年01月02日", "2024-01-02"],
  ["2024年1月2号", "2024-01-02"],
  ["2024 年 1 月 2 日 14:30", "2024-01-02 +52200 s"],
  ["２０２４年１月２日", "2024-01-02"],
  ["2024-01-02", "2024-01-02"],
  ["2024/1/2", "2024-01-02"],
  ["2024.01.02", "2024-01-02"],
  ["2024-01-02 09:30:15", "2024-01-02 +34215 s"],
  ["2024-01-02T09:30", "2024-01-02 +34200 s"],
  ["20240102", "2024-01-02"],
  [20240102, "2024-01-02"],
  [45293, "2024-01-02"],
  [45293.5, "2024-01-02 +43200 s"],
  ["45293", "2024-01-02"],
  ["12/31/2023", "2023-12-31"],
  ["31/12/2023", "2023-12-31"],
  ["31.12.2023", "2023-12-31"],
  ["5/5/2023", "2023-05-05"],
  ["27-Dec-2021", "2021-12-27"],
  ["27 December 2021", "2021-12-27"],
  ["Dec 27, 2021", "2021-12-27"],
  [{ type: "FormattedNumber", basicValue: 45293 }, "2024-01-02"],
  [[[45293]], "2024-01-02"],
  ["-5td", { tradingDaysBack: 5 }],
  ["-10个交易日", { tradingDaysBack: 10 }],
  ["last session", { tradingDaysBack: "last session" }],
  ["最近交易日", { tradingDaysBack: "last session" }],
  [null, undefined],
  [0, undefined],
  ["", undefined],
])("%j is read as %j", (raw, date) => {
  expect(read(raw)).toEqual(date);
});

test.each([
  ["3/4/2024", "dateSeveral", "2024-03-04, 2024-04-03"],
  ["03.04.2024", "dateSeveral", "2024-03-04, 2024-04-03"],
  ["5d", "dateNear", "-5d"],
  ["+3m", "dateNear", "-3m"],
  ["3m", "dateNear", "-3m"],
  [-5, "dateNear", "-5d"],
  ["2024-01", "dateNear", "2024-01-01"],
  ["2024年1月", "dateNear", "2024-01-01"],
  ["2024-01-31T10:00:00Z", "dateNear", "2024-01-31 10:00:00, 2024-01-31"],
  ["13/13/2024", "badDate", undefined],
  ["2024-02-30", "badDate", undefined],
  ["31/02/2024", "badDate", undefined],
  ["12/31/23", "badDate", undefined],
  ["2024-01-02 25:00", "badDate", undefined],
  ["-5", "dateNear", "-5d"],
  ["-9999y", "badDate", undefined],
  ["-1000td", "badDate", undefined],
  ["27-Dez-2021", "badDate", undefined],
  ["Decem 27, 2021", "badDate", undefined],
  ["soon", "badDate", undefined],
  [true, "badDate", undefined],
  [12, "badDate", undefined],
  ["1899-12-31", "badDate", undefined],
])("%j is refused as %s, with %j told instead", (raw, id, accepted) => {
  expect(read(raw)).toEqual([id, accepted]);
});

test("where trading days cannot be counted their words are refused", () => {
  expect(() => readDate("-5td", "time", () => TODAY)).toThrow('time: "-5td" is not a date here');
});

test("any day of these centuries is read from each of its forms as itself", () => {
  const day = fc.integer({ min: daysFromCivil(1901, 1, 1), max: daysFromCivil(2199, 12, 31) });
  fc.assert(
    fc.property(day, (days) => {
      const iso = dashedDay(days);
      const [year = "", month = "", date = ""] = iso.split("-");
      for (const text of [
        iso,
        `${year}${month}${date}`,
        `${year}年${String(Number(month))}月${String(Number(date))}日`,
        days + SERIAL_OF_EPOCH,
        ...(Number(date) > 12 ? [`${date}/${month}/${year}`, `${month}/${date}/${year}`] : []),
      ])
        expect(read(text)).toBe(iso);
      if (Number(date) <= 12 && date !== month) expect(read(`${date}/${month}/${year}`)).toContain("dateSeveral");
    }),
  );
});
