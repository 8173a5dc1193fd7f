import { readCall } from "../host/invocation";
import type { App } from "../runtime/app";
import { QUESTIONS, type QuestionName } from "../runtime/questions";
import { app } from "../runtime/current";
import { asProblem, previewOnly } from "../runtime/problems";

/**
 * Runs a function that answers once. `all` are the function's arguments, with the invocation object wherever the
 * host's copy of the metadata puts it. Every way out passes the cell encoder; the promise always settles.
 */
export async function answerOnce<T>(question: QuestionName, all: ArrayLike<unknown>): Promise<T> {
  const current = app();
  const { given, call } = readCall(all);
  const formula = { name: call.name, given };
  const answered = current.calls.once();
  try {
    const cancelled = new AbortController();
    call.onCanceled(() => {
      answered();
      cancelled.abort();
    });
    const answer = await current.queries.answer(QUESTIONS[question], given, {
      preview: call.preview,
      signal: cancelled.signal,
    });
    await current.words.ready;
    const value = current.output.value(answer);
    await current.output.turn(value);
    current.problems.over(formula);
    return value as T;
  } catch (thrown) {
    const problem = asProblem(thrown);
    current.failures.note(problem, formula);
    await current.words.ready;
    throw current.output.error(problem);
  } finally {
    answered();
  }
}

/**
 * Runs a function that streams. Synchronous and without a promise: a rejection would leave the cell waiting for ever,
 * so whatever goes wrong becomes what the cell shows. In a preview nothing is watched. `errors`: whether an error that is
 * shown is a problem, or only tells that there is nothing yet.
 */
export function answerLive(
  all: ArrayLike<unknown>,
  watch: (
    app: App,
    given: readonly unknown[],
    show: (shown: unknown) => void,
    fail: (thrown: unknown) => void,
  ) => () => void,
  errors: "problems" | "states" = "problems",
): void {
  const current = app();
  const { given, call } = readCall(all);
  const formula = { name: call.name, given };
  const open = current.calls.stream();
  const show = (shown: unknown): void => {
    open.shown();
    call.setResult(current.output.value(shown));
  };
  const fail = (thrown: unknown): void => {
    const problem = asProblem(thrown);
    current.failures.note(problem, formula, open);
    show(problem);
    const { words } = current;
    if (words.current === undefined) void words.ready.then(() => words.current && show(problem));
  };
  const end = (stop: () => void): void =>
    call.onCanceled(() => {
      open.ended();
      current.problems.over(open);
      stop();
    });
  try {
    end(() => undefined);
    if (call.preview) {
      show(previewOnly());
      return open.ended();
    }
    const told = (shown: unknown): void => {
      if (errors === "problems") current.problems.shown(shown, formula, open);
      show(shown);
    };
    end(watch(current, given, told, fail));
  } catch (thrown) {
    fail(thrown);
  }
}
