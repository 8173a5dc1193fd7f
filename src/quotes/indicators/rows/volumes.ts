import type { Indicator } from "../indicator";
import { at, bars, column } from "./parameters";

/** What reads volumes too. */
export const VOLUMES = [
  {
    name: "obv",
    zh: "能量潮",
    aliases: ["能量潮指标", "累积能量线", "平衡交易量"],
    parameters: [],
    columns: [column("obv", "能量潮", "volume")],
    needs: "volume",
    meaning:
      "sum of volumes, plus where the close rose and minus where it fell (Granville 1963), 0 before the first row shown",
    warmUp: () => 1,
    fromFirstRow: true,
  },
  {
    name: "mfi",
    zh: "资金流量",
    aliases: ["资金流量指标", "资金流量指数", "资金流"],
    parameters: [bars("n", 14, 2)],
    columns: [column("mfi", "资金流量")],
    needs: "volume",
    meaning: "100 x rising money / all money of n bars, money being typical price x volume (Quong and Soudack 1989)",
    warmUp: (given) => at(given, 0),
  },
  {
    name: "vwap",
    zh: "成交量加权均价",
    aliases: ["成交量加权平均价", "加权均价"],
    parameters: [],
    columns: [column("vwap", "成交量加权均价")],
    needs: "volume",
    meaning:
      "sum of typical price x volume over sum of volume: since the first bar of the exchange's day, of the year where bars are a day or longer",
    warmUp: () => 0,
  },
] as const satisfies readonly Indicator[];
