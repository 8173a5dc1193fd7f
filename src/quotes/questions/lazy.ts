import type { Clock } from "../../kernel/clock";
import { QosError } from "../../qos/errors";
import type { Question } from "./question";

/** A question whose code is fetched when it is first put, so that no other formula waits for it. */
export function lazyQuestion(load: (clock: Clock) => Promise<Question>): Question {
  return async (context, raw, manner) => {
    const question = await load(context.clock).catch(() => {
      throw new QosError("notLoaded");
    });
    return question(context, raw, manner);
  };
}
