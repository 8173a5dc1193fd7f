import type { Indicator } from "../indicator";
import { decay, emaWeight } from "../warmUp";
import { at, bars, column, factor } from "./parameters";

/** Averages of closes, and what is measured against one. */
export const AVERAGES = [
  {
    name: "sma",
    zh: "均线",
    aliases: ["ma", "移动平均", "移动平均线", "简单移动平均", "简单均线"],
    parameters: [bars("n", 20)],
    columns: [column("sma", "均线")],
    needs: "close",
    meaning: "mean of the last n closes; 通达信 MA",
    warmUp: (given) => at(given, 0) - 1,
  },
  {
    name: "ema",
    zh: "指数均线",
    aliases: ["expma", "指数移动平均", "指数平滑移动平均", "指数平均"],
    parameters: [bars("n", 20)],
    columns: [column("ema", "指数均线")],
    needs: "close",
    meaning: "ema + 2/(n+1) x (close - ema), from the first close on; 通达信 EMA",
    warmUp: (given) => decay(emaWeight(at(given, 0)), 1),
  },
  {
    name: "wma",
    zh: "加权均线",
    aliases: ["加权移动平均", "线性加权移动平均"],
    parameters: [bars("n", 20)],
    columns: [column("wma", "加权均线")],
    needs: "close",
    meaning: "mean of the last n closes with weights 1 to n, the newest n; 通达信 WMA",
    warmUp: (given) => at(given, 0) - 1,
  },
  {
    name: "dema",
    zh: "双重指数均线",
    aliases: ["双指数移动平均", "双重指数移动平均"],
    parameters: [bars("n", 20)],
    columns: [column("dema", "双重指数均线")],
    needs: "close",
    meaning: "2 x ema - ema(ema) (Mulloy 1994)",
    warmUp: (given) => decay(emaWeight(at(given, 0)), 2),
  },
  {
    name: "tema",
    zh: "三重指数均线",
    aliases: ["三指数移动平均", "三重指数移动平均"],
    parameters: [bars("n", 20)],
    columns: [column("tema", "三重指数均线")],
    needs: "close",
    meaning: "3 x ema - 3 x ema(ema) + ema(ema(ema)) (Mulloy 1994)",
    warmUp: (given) => decay(emaWeight(at(given, 0)), 3),
  },
  {
    name: "boll",
    zh: "布林",
    aliases: ["布林带", "布林线", "布林通道", "bollinger", "bollingerbands", "bbands", "bb"],
    parameters: [bars("n", 20, 2), factor("k", 2, [0.1, 10])],
    columns: [column("upper", "上轨"), column("middle", "中轨"), column("lower", "下轨")],
    needs: "close",
    meaning:
      "sma, and k standard deviations above and below it, of the whole population (Bollinger); 通达信 takes STD, over n - 1",
    warmUp: (given) => at(given, 0) - 1,
  },
  {
    name: "bias",
    zh: "乖离率",
    aliases: ["乖离"],
    parameters: [bars("n", 6)],
    columns: [column("bias", "乖离率")],
    needs: "close",
    meaning: "100 x (close - sma) / sma, in percent; 通达信 BIAS shows n = 6, 12, 24 together",
    warmUp: (given) => at(given, 0) - 1,
  },
] as const satisfies readonly Indicator[];
