import type { Indicator } from "../indicator";
import { decay, emaWeight } from "../warmUp";
import { at, bars, column, factor } from "./parameters";

/** Whether there is a trend, and its breadth. */
export const TRENDS = [
  {
    name: "macd",
    zh: "指数平滑异同",
    aliases: ["平滑异同", "平滑异同移动平均", "异同移动平均", "指数平滑异同移动平均", "macd指标"],
    parameters: [bars("fast", 12), bars("slow", 26), bars("signal", 9)],
    columns: [column("macd", "DIF"), column("signal", "DEA"), column("histogram", "柱")],
    needs: "close",
    meaning: "ema(fast) - ema(slow), its ema, and the difference of both (Appel); 通达信's bar is twice the histogram",
    warmUp: (given) => decay(emaWeight(Math.max(...given)), 2),
  },
  {
    name: "atr",
    zh: "真实波幅",
    aliases: ["平均真实波幅", "均幅指标", "真实波动幅度均值"],
    parameters: [bars("n", 14)],
    columns: [column("atr", "真实波幅")],
    needs: "range",
    meaning: "true range, averaged by Wilder's 1/n (1978); 通达信 takes its plain mean of n",
    warmUp: (given) => decay(1 / at(given, 0), 1) + at(given, 0),
  },
  {
    name: "dmi",
    zh: "趋向指标",
    aliases: ["动向指标", "趋向", "di"],
    parameters: [bars("n", 14)],
    columns: [column("pdi", "PDI"), column("mdi", "MDI"), column("adx", "ADX")],
    needs: "range",
    meaning:
      "Wilder's directional movement (1978), all averaged by 1/n; 通达信 takes sums of 14 and the plain mean of 6",
    warmUp: (given) => decay(1 / at(given, 0), 2) + 2 * at(given, 0),
  },
  {
    name: "adx",
    zh: "平均趋向",
    aliases: ["平均趋向指数", "平均趋向指标", "平均动向指数"],
    parameters: [bars("n", 14)],
    columns: [column("adx", "ADX")],
    needs: "range",
    meaning: "the average of 100 x |pdi - mdi| / (pdi + mdi) by 1/n (Wilder 1978); see dmi",
    warmUp: (given) => decay(1 / at(given, 0), 2) + 2 * at(given, 0),
  },
  {
    name: "sar",
    zh: "抛物线",
    aliases: ["psar", "parabolic", "parabolicsar", "抛物线指标", "抛物转向", "抛物线转向", "停损转向"],
    parameters: [factor("step", 0.02, [0.001, 1]), factor("max", 0.2, [0.001, 1])],
    columns: [column("sar", "抛物线")],
    needs: "range",
    meaning: "stop and reverse: sar + acceleration x (extreme - sar), never inside the last two bars (Wilder 1978)",
    // From any beginning the same after a few reversals, of which there is one in about ten bars.
    warmUp: () => 250,
  },
] as const satisfies readonly Indicator[];
