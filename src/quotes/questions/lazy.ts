import type { Clock } from "../../kernel/clock";
import { QosError } from "../../qos/errors";
import type { Shown } from "../streams";
import type { Question } from "./question";

/** A question whose code is fetched when it is first put, so that no other formula waits for it. `loaded`: once it has come. */
export function lazyQuestion(
  load: (clock: Clock) => Promise<Question>,
  loaded: () => Question | undefined = () => undefined,
): Question {
  const whenLoaded = async (...given: Parameters<Question>): Promise<Shown> => {
    const question = await load(given[0].clock).catch(() => {
      throw new QosError("notLoaded");
    });
    return question(...given);
  };
  return (...given) => {
    const question = loaded();
    return question === undefined ? whenLoaded(...given) : question(...given);
  };
}
