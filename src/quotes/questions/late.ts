import type { Clock } from "../../kernel/clock";
import type { Question } from "./question";

/** A question whose code is fetched when it is first put, so that no other formula waits for it. */
export function lateQuestion(load: (clock: Clock) => Promise<Question>): Question {
  return async (context, raw, manner) => (await load(context.clock))(context, raw, manner);
}
