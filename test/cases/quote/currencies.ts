import type { Case } from "../../support/cases/case";
import { na, notFound, wrong } from "../../support/cases/words";
import { CURRENCIES } from "../fxrate/market";
import { PRICED } from "../fxrate/priced";

const quote = (title: string, args: Case["args"], shows: Case["shows"], more: Partial<Case> = {}): Case => ({
  title,
  answers: PRICED,
  args,
  shows,
  ...more,
});

const HKD_CNY = 7.2245 / 7.7801;

/** Prices and amounts of money in another currency. */
export const IN_CURRENCIES: readonly Case[] = [
  quote(
    "each price in yuan, from the currency of each",
    ["HK:700,80700;SH:600519,900901;US:AAPL", "last@CNY"],
    [[411.4 * HKD_CNY], [381.2], [1470.11], [0.252 * 7.2245], [224.23 * 7.2245]],
  ),
  quote(
    "a price and the same converted, side by side, under their names",
    ["HK:700", "last,last@CNY,最新价@usd"],
    [
      ["last", "last@CNY", "最新价@usd"],
      [411.4, 411.4 * HKD_CNY, 411.4 * (1 / 7.7801)],
    ],
  ),
  quote(
    "changes and amounts of money",
    ["HK:700", "change@USD,turnover@USD,mktcap@CNY", false],
    [[5.8 * (1 / 7.7801), 9_573_214_880 * (1 / 7.7801), 411.4 * 9_267_810_000 * HKD_CNY]],
  ),
  quote("in its own currency it is what it is, without a rate", ["US:AAPL", "last@USD"], [[224.23]], {
    answers: { "/snapshot": PRICED["/snapshot"] ?? [] },
  }),
  quote("a pair of currencies is priced in its second", ["FX:EURUSD", "last@HKD"], [[1.0613 * 7.7801]]),
  quote(
    "what is priced in a coin, in pence or in points is not converted",
    ["CF:BTCUSDT;CM:XAUUSD;IX:HSI", "last@USD"],
    [
      [
        na(
          'CF:BTCUSDT cannot be converted: QOS does not say in which currency it is priced (its reference data say "USDT")',
        ),
      ],
      [
        na(
          'CM:XAUUSD cannot be converted: QOS does not say in which currency it is priced (its reference data say "GBp")',
        ),
      ],
      [
        na(
          "IX:HSI cannot be converted: QOS does not say in which currency it is priced (its reference data say nothing)",
        ),
      ],
    ],
  ),
  quote("an unknown code fails its own row", ["HK:99999,700", "last@HKD"], [[notFound("HK:99999")], [411.4]]),
  quote(
    "a currency that the market does not have",
    ["HK:700", "last,last@XYZ", false],
    [[411.4, wrong(`fields: "XYZ" is not a currency that QOS has rates of. Accepted: ${CURRENCIES}`)]],
  ),
  quote(
    "no currency behind the sign",
    ["HK:700", "last@"],
    wrong('fields: "" is not a currency that QOS has rates of. Accepted: USD, CNY, HKD, EUR, JPY, GBP'),
  ),
  quote("what is no money has no currency", ["HK:700", "volume@CNY"], { error: "#VALUE!" }),
  quote("a fraction is the same in every currency, and is refused", ["HK:700", "changepct@CNY"], { error: "#VALUE!" }),
  quote("a field that there is not, in a currency", ["HK:700", "lst@CNY"], { error: "#VALUE!" }),
  quote("no key, in another currency", ["HK:700", "last@CNY"], na("Open the QOS pane and enter your API key"), {
    key: false,
  }),
];
