import type { Case } from "../../support/cases/case";
import { na, noValue, ts, wrong } from "../../support/cases/words";
import { CURRENCIES, fxRow } from "../fxrate/market";
import { PRICED } from "../fxrate/priced";

const MOMENT = ts("2024-11-13T20:00:20+08:00");
const push = (c: string, lp: number, later = 0): object => ({
  tp: "S",
  c,
  lp: String(lp),
  yp: "405.6",
  ts: MOMENT + later,
  s: 0,
});
const rate = (pair: string, price: number, later = 0): object => ({
  tp: "S",
  ...fxRow(pair, price, { ts: MOMENT + later, s: 0 }),
});

const live = (title: string, args: Case["args"], shows: Case["shows"], more: Partial<Case> = {}): Case => ({
  title,
  answers: PRICED,
  args,
  shows,
  ...more,
});

/** A live price in another currency moves with the price and with each instrument of the rate. */
export const LIVE_CURRENCIES: readonly Case[] = [
  live("a price in yuan", ["HK:700", "last@CNY"], 411.4 * (7.2245 / 7.7801), {
    then: [
      { when: "the price is pushed", pushes: [push("HK:700", 413.6)], shows: 413.6 * (7.2245 / 7.7801) },
      { when: "the yuan is pushed", pushes: [rate("USDCNH", 7.2263)], shows: 413.6 * (7.2263 / 7.7801) },
      {
        when: "all three are pushed in one frame",
        pushes: [push("HK:700", 412.2, 9), rate("USDHKD", 7.7811, 9), rate("USDCNH", 7.2301, 9)],
        shows: 412.2 * (7.2301 / 7.7811),
      },
    ],
  }),
  live("a price in its own currency", ["HK:700", "last@HKD"], 411.4, {
    then: [{ when: "it is pushed", pushes: [push("HK:700", 413.6)], shows: 413.6 }],
  }),
  live("a counter in yuan is not converted once more", ["HK:80700", "last@CNY"], 381.2),
  live("the best bid in dollars", ["HK:700", "bid@USD"], 411.2 * (1 / 7.7801), {
    answers: {
      ...PRICED,
      "/depth": [{ c: "HK:700", b: [{ p: "411.2", v: "100" }], a: [{ p: "411.4", v: "200" }], ts: MOMENT - 60 }],
    },
  }),
  live("an amount of money", ["HK:700", "turnover@USD"], 9_573_214_880 * (1 / 7.7801)),
  live(
    "a rate without a price: no old rate and no 1 in its place",
    ["HK:700", "last@USD"],
    noValue("last", "FX:USDHKD"),
    {
      answers: { ...PRICED, "/snapshot": [{ ...push("HK:700", 411.4), tp: undefined }, fxRow("USDHKD", 0)] },
      then: [{ when: "it is pushed", pushes: [rate("USDHKD", 7.7804)], shows: 411.4 * (1 / 7.7804) }],
    },
  ),
  live(
    "what is priced in points",
    ["IX:HSI", "last@USD"],
    na("IX:HSI cannot be converted: QOS does not say in which currency it is priced (its reference data say nothing)"),
  ),
  live(
    "a currency that the market does not have",
    ["HK:700", "last@XYZ"],
    wrong(`field: "XYZ" is not a currency that QOS has rates of. Accepted: ${CURRENCIES}`),
  ),
  live("what is no money", ["HK:700", "volume@CNY"], { error: "#VALUE!" }),
  live("no key, in another currency", ["HK:700", "last@CNY"], na("Open the QOS pane and enter your API key"), {
    key: false,
  }),
];
