import type { Case } from "../../support/cases/case";
import { date, NONE, wrong } from "../../support/cases/words";

const DAYS = {
  HK: ["20241224,H", "20241227,F"],
  US: ["20241127,F", "20241129,H", "20241202,F", "20241231,F", "20250102,F"],
  SH: ["20241128,F"],
};

export const CALENDAR: readonly Case[] = [
  {
    title: "the days of a market, full or half",
    answers: { "/market-calendar": DAYS },
    args: ["US"],
    shows: [
      ["date", "kind"],
      [date("2024-11-27"), "full"],
      [date("2024-11-29"), "half"],
      [date("2024-12-02"), "full"],
      [date("2024-12-31"), "full"],
      [date("2025-01-02"), "full"],
    ],
  },
  {
    title: "of another market, without names",
    answers: { "/market-calendar": DAYS },
    args: ["HK", false],
    shows: [
      [date("2024-12-24"), "half"],
      [date("2024-12-27"), "full"],
    ],
  },
  {
    title: "by the market's Chinese name; the date is a number of days",
    answers: { "/market-calendar": DAYS },
    args: ["沪市A股", false],
    shows: [[{ serial: 45_624, format: "yyyy-mm-dd" }, "full"]],
  },
  {
    title: "the names in the language of the pane, where the setting says so",
    settings: { headers: "pane", language: "zh" },
    answers: { "/market-calendar": DAYS },
    args: ["SH"],
    shows: [
      ["日期", "交易日类型"],
      [date("2024-11-28"), "full"],
    ],
  },
  {
    title: "a leap day",
    now: "2024-02-27 12:00:00",
    answers: { "/market-calendar": { US: ["20240228,F", "20240229,H", "20240301,F"] } },
    args: ["US", false],
    shows: [
      [date("2024-02-28"), "full"],
      [date("2024-02-29"), "half"],
      [date("2024-03-01"), "full"],
    ],
  },
  {
    title: "dates stay the exchange's own, whatever zone times are shown in",
    settings: { timeZone: "local" },
    zone: "Pacific/Auckland",
    answers: { "/market-calendar": DAYS },
    args: ["SH", false],
    shows: [[date("2024-11-28"), "full"]],
  },
  {
    title: "a market that the server does not tell of",
    answers: { "/market-calendar": DAYS },
    args: ["SZ"],
    shows: NONE,
  },
  {
    title: "a day that cannot be read is no holiday",
    answers: { "/market-calendar": { US: ["20241127,F", "2024-11-28,F", "20241129,H"] } },
    args: ["US"],
    shows: NONE,
  },
  {
    title: "a market that there is not",
    args: ["Mars"],
    shows: wrong('market: "Mars" is not accepted. Accepted: US, HK, SH, SZ, CF, FX, IX, CM'),
  },
];
