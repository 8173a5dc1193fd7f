import type { Answers } from "../../support/cases/case";
import { ts } from "../../support/cases/words";
import { FX, RATES, fxRow, type Pair } from "./market";

/** What something is priced in, as the reference data say. */
const info = (c: string, tc: string | undefined, more: object = {}): object => ({ c, tc, nc: "", ne: "", ...more });

const row = (c: string, lp: string, more: object = {}): object => ({
  c,
  lp,
  yp: "100",
  ts: ts("2024-11-13T15:00:00+08:00"),
  v: "1200",
  t: "560000",
  s: 0,
  ...more,
});

/** Instruments of several currencies beside the FX market. */
export const PRICED: Answers = {
  ...FX,
  "/snapshot": [
    row("HK:700", "411.4", { yp: "405.6", t: "9573214880" }),
    row("HK:80700", "381.2"),
    row("SH:600519", "1470.11"),
    row("SH:900901", "0.252"),
    row("US:AAPL", "224.23", { ts: ts("2024-11-12T15:59:59-05:00") }),
    row("CF:BTCUSDT", "84135.5"),
    row("CM:XAUUSD", "2598.7"),
    row("IX:HSI", "19846.88"),
    ...(Object.keys(RATES) as Pair[]).map((pair) => fxRow(pair, RATES[pair])),
  ],
  "/instrument-info": [
    info("HK:700", "HKD", { ts: "9267810000" }),
    info("HK:80700", "CNY"),
    info("SH:600519", "CNY"),
    info("SH:900901", "USD"),
    info("US:AAPL", "USD", { ts: "15115823000" }),
    info("CF:BTCUSDT", "USDT"),
    info("CM:XAUUSD", "GBp"),
    info("IX:HSI", undefined),
  ],
};
