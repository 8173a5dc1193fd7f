import { Lazy } from "../kernel/lazy";
import { lazyIndicators, loadedIndicators } from "../quotes/indicators/lazyIndicators";
import type { NumberKind } from "../quotes/numberKind";
import { queryDepth } from "../quotes/questions/depth";
import { queryInfo } from "../quotes/questions/info";
import { queryKline } from "../quotes/questions/kline";
import { lazyQuestion } from "../quotes/questions/lazy";
import { queryPrice } from "../quotes/questions/price";
import type { Question } from "../quotes/questions/question";
import { queryQuote } from "../quotes/questions/quote";
import { queryTrades } from "../quotes/questions/trades";

const RARE = new Lazy(() => import("../quotes/questions/rare"));

const rare = (
  name: "calendar" | "close" | "fields" | "fxrate" | "history" | "list" | "series" | "session" | "tday",
): Question =>
  lazyQuestion(
    async (clock) => (await RARE.get(clock))[name],
    () => RARE.loaded?.[name],
  );

/** The questions of the formulas that answer once. */
export const QUESTIONS = {
  price: queryPrice,
  quote: queryQuote,
  info: queryInfo,
  depth: queryDepth,
  trades: queryTrades,
  kline: queryKline,
  history: rare("history"),
  series: rare("series"),
  close: rare("close"),
  fxrate: rare("fxrate"),
  indicator: lazyQuestion(
    async (clock) => (await lazyIndicators(clock)).queryIndicator,
    () => loadedIndicators()?.queryIndicator,
  ),
  calendar: rare("calendar"),
  list: rare("list"),
  session: rare("session"),
  tday: rare("tday"),
  fields: rare("fields"),
} as const satisfies Record<string, Question>;

export type QuestionName = keyof typeof QUESTIONS;

/** What the number is that a formula answers alone. */
export const NUMBERS_OF: Readonly<Partial<Record<QuestionName, NumberKind>>> = {
  price: "price",
  close: "price",
  fxrate: "number",
};
