import type { Case } from "../../support/cases/case";
import { na, noValue, ts, wrong } from "../../support/cases/words";
import { CURRENCIES, FX, fxRow } from "../fxrate/market";

const rate = (title: string, args: Case["args"], shows: Case["shows"], more: Partial<Case> = {}): Case => ({
  title,
  answers: FX,
  args,
  shows,
  ...more,
});

/** A push a little later than the first prices. */
const push = (pair: string, price: number | string, seconds = 20): object => ({
  tp: "S",
  ...fxRow(pair, price, { ts: ts("2024-11-13T20:00:00+08:00") + seconds, s: 0 }),
});

export const LIVEFXRATE: readonly Case[] = [
  rate("a pair, as it moves", ["USD", "HKD"], 7.7801, {
    then: [{ when: "it is pushed", pushes: [push("USDHKD", 7.7804)], shows: 7.7804 }],
  }),
  rate("two pairs through the dollar move with each of them", ["HKD", "CNY"], 7.2245 / 7.7801, {
    then: [
      { when: "the yuan is pushed", pushes: [push("USDCNH", 7.2263)], shows: 7.2263 / 7.7801 },
      { when: "Hong Kong's dollar is pushed", pushes: [push("USDHKD", 7.7798)], shows: 7.2263 / 7.7798 },
      {
        when: "both are pushed in one frame",
        pushes: [push("USDHKD", 7.7811, 30), push("USDCNH", 7.2301, 30)],
        shows: 7.2301 / 7.7811,
      },
    ],
  }),
  rate("the other way round", ["HKD", "EUR"], 1 / (7.7801 * 1.0613)),
  rate("a currency in itself", ["USD", "usd"], 1, { key: false }),
  rate("a pair without a price, until there is one", ["USD", "HKD"], noValue("last", "FX:USDHKD"), {
    answers: { ...FX, "/snapshot": [fxRow("USDHKD", 0)] },
    then: [{ when: "it is pushed", pushes: [push("USDHKD", 7.7804)], shows: 7.7804 }],
  }),
  rate("no key", ["USD", "HKD"], na("Open the QOS pane and enter your API key"), { key: false }),
  rate(
    "a currency that the market does not have",
    ["XYZ", "USD"],
    wrong(`from: "XYZ" is not a currency that QOS has rates of. Accepted: ${CURRENCIES}`),
  ),
  rate(
    "nothing for a currency",
    ["USD", null],
    wrong("to: nothing is not a currency that QOS has rates of. Accepted: USD, CNY, HKD, EUR, JPY, GBP"),
  ),
  rate(
    "a list that is long in coming: the cell says that it waits",
    ["USD", "HKD"],
    na("Waiting for the first value"),
    {
      answers: { ...FX, "/product-list": () => "hangs" },
      wait: 5_000,
    },
  ),
];
