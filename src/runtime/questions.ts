import { Lazy } from "../kernel/lazy";
import { askDepth } from "../quotes/questions/depth";
import { askInfo } from "../quotes/questions/info";
import { askKline } from "../quotes/questions/kline";
import { lateQuestion } from "../quotes/questions/late";
import { askPrice } from "../quotes/questions/price";
import type { Question } from "../quotes/questions/question";
import { askQuote } from "../quotes/questions/quote";
import { askTrades } from "../quotes/questions/trades";

const RARE = new Lazy(() => import("../quotes/questions/rare"));

const rare = (name: "calendar" | "close" | "fields" | "history" | "list" | "series" | "session" | "tday"): Question =>
  lateQuestion(async (clock) => (await RARE.get(clock))[name]);

/** The questions of the formulas that answer once. */
export const QUESTIONS = {
  price: askPrice,
  quote: askQuote,
  info: askInfo,
  depth: askDepth,
  trades: askTrades,
  kline: askKline,
  history: rare("history"),
  series: rare("series"),
  close: rare("close"),
  calendar: rare("calendar"),
  list: rare("list"),
  session: rare("session"),
  tday: rare("tday"),
  fields: rare("fields"),
} as const satisfies Record<string, Question>;

export type QuestionName = keyof typeof QUESTIONS;
