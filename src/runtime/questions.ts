import { askCalendar } from "../quotes/questions/calendar";
import { askDepth } from "../quotes/questions/depth";
import { askFields } from "../quotes/questions/fields";
import { askHistory } from "../quotes/questions/history";
import { askInfo } from "../quotes/questions/info";
import { askKline } from "../quotes/questions/kline";
import { askList } from "../quotes/questions/list";
import { askPrice } from "../quotes/questions/price";
import type { Question } from "../quotes/questions/question";
import { askQuote } from "../quotes/questions/quote";
import { askSession } from "../quotes/questions/session";
import { askTrades } from "../quotes/questions/trades";

/** The questions of the formulas that answer once. */
export const QUESTIONS = {
  price: askPrice,
  quote: askQuote,
  info: askInfo,
  depth: askDepth,
  trades: askTrades,
  kline: askKline,
  history: askHistory,
  calendar: askCalendar,
  list: askList,
  session: askSession,
  fields: askFields,
} as const satisfies Record<string, Question>;

export type QuestionName = keyof typeof QUESTIONS;
