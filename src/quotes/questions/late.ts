import type { Question } from "./question";

/** A question whose code is fetched when it is first put, so that no other formula waits for it. */
export function lateQuestion(load: () => Promise<Question>): Question {
  return (context, raw, manner) => {
    let left = false;
    let leave = (): void => {
      left = true;
    };
    const answer = load().then((question) => {
      const wait = question(context, raw, manner);
      leave = wait.leave;
      if (left) leave();
      return wait.answer;
    });
    return { answer, leave: () => leave() };
  };
}
