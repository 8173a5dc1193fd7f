import type { Question } from "./question";

/** A question whose code is fetched when it is first put, so that no other formula waits for it. */
export function lateQuestion(load: () => Promise<Question>): Question {
  return async (context, raw, manner) => (await load())(context, raw, manner);
}
