import { EMPTY, na, noValue, wrong } from "../../support/cases/words";
import type { Case } from "../../support/cases/case";
import { CURRENCIES, FX, fxList, fxRow, RATES } from "./market";

const rate = (title: string, args: Case["args"], shows: Case["shows"], more: Partial<Case> = {}): Case => ({
  title,
  answers: FX,
  args,
  shows,
  ...more,
});

const NOW: readonly Case[] = [
  rate("a pair that there is", ["USD", "HKD"], 7.7801),
  rate("a pair that there is, the other way round", ["HKD", "USD"], 1 / 7.7801),
  rate("two pairs through the dollar, one behind the other", ["EUR", "HKD"], 1.0613 * 7.7801),
  rate("two pairs through the dollar, one over the other", ["GBP", "EUR"], 1.2712 / 1.0613),
  rate("two pairs through the dollar, both the other way round", ["HKD", "EUR"], 1 / (7.7801 * 1.0613)),
  rate("one pair rather than two through the dollar", ["EUR", "JPY"], 164.91),
  rate("the yuan of the mainland by that outside it", ["USD", "CNY"], 7.2245),
  rate("Hong Kong's dollar in yuan", ["HKD", "CNY"], 7.2245 / 7.7801),
  rate("both yuan are one where QOS has but one", ["CNH", "CNY"], 1),
  rate("small letters, blanks and full-width ones", [" usd", "ＨＫＤ"], 7.7801),
  rate("a blank cell for the date is none", ["USD", "HKD", EMPTY], 7.7801),
  rate("a currency in itself is 1, and asks nothing", ["HKD", "HKD"], 1, { key: false }),
  rate("the mainland's own yuan where QOS has it", ["USD", "CNY"], 7.23, {
    answers: {
      "/product-list": fxList(["USDCNH", "USDCNY"]),
      "/snapshot": [fxRow("USDCNH", RATES.USDCNH), fxRow("USDCNY", 7.23)],
    },
  }),
];

const REFUSED: readonly Case[] = [
  rate("no key", ["USD", "HKD"], na("Open the QOS pane and enter your API key"), { key: false }),
  rate(
    "a currency of which there are only pairs with others",
    ["CZK", "HKD"],
    na("QOS has no rate from CZK to HKD: its FX market has neither the pair nor both of them against the US dollar"),
  ),
  rate(
    "a server without a list of the FX market",
    ["USD", "HKD"],
    na("QOS has no rate from USD to HKD: its FX market has neither the pair nor both of them against the US dollar"),
    { answers: {} },
  ),
  rate("a pair without a price", ["USD", "HKD"], noValue("last", "FX:USDHKD"), {
    answers: { ...FX, "/snapshot": [fxRow("USDHKD", 0)] },
  }),
  rate(
    "no currency",
    [null, "HKD"],
    wrong("from: nothing is not a currency that QOS has rates of. Accepted: USD, CNY, HKD, EUR, JPY, GBP"),
  ),
  rate(
    "pence are no pounds",
    ["GBp", "USD"],
    wrong('from: "GBp" is not a currency that QOS has rates of. Accepted: USD, CNY, HKD, EUR, JPY, GBP'),
  ),
  rate(
    "a currency that the market does not have, with those that it has",
    ["USD", "RMB"],
    wrong(`to: "RMB" is not a currency that QOS has rates of. Accepted: ${CURRENCIES}`),
  ),
  rate(
    "the first of two unknown ones",
    ["GBX", "RMB"],
    wrong(`from: "GBX" is not a currency that QOS has rates of. Accepted: ${CURRENCIES}`),
  ),
  rate("a date that is none", ["USD", "HKD", "soon"], { error: "#VALUE!" }),
];

const THEN: readonly Case[] = [
  rate("the close of a day", ["USD", "HKD", "2024-11-12"], 7.7789),
  rate("a date as Excel's number", ["HKD", "USD", 45_608], 1 / 7.7789),
  rate("on a Sunday that of Friday", ["EUR", "HKD", "2024-11-10"], 1.0718 * 7.7752),
  rate(
    "two pairs are of the same day, the last on which both have a close",
    ["EUR", "HKD", "2024-11-11"],
    1.0718 * 7.7752,
  ),
  rate("yuan on a day", ["HKD", "CNY", "2024-11-11"], 7.2216 / 7.7768),
  rate("today has not closed", ["USD", "HKD", "today"], 7.7789),
  rate("so many trading days back", ["USD", "HKD", "-2td"], 7.7768),
  rate("both yuan on a day", ["CNY", "CNH", "2024-11-11"], 1),
  rate(
    "a day ahead",
    ["USD", "HKD", "2024-11-15"],
    na("2024-11-15 has not come yet at the exchange of FX:USDHKD: there is no close of it"),
  ),
  rate(
    "a day before the first close",
    ["USD", "HKD", "2001-11-12"],
    na("QOS has no close of FX:USDHKD on or before 2001-11-12"),
  ),
];

export const FXRATE: readonly Case[] = [...NOW, ...REFUSED, ...THEN];
