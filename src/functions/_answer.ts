import { readCall, type Call } from "../host/invocation";
import type { NumberKind } from "../quotes/numberKind";
import type { Manner } from "../quotes/questions/question";
import type { App } from "../runtime/app";
import { NUMBERS_OF, QUESTIONS, type QuestionName } from "../runtime/questions";
import { app } from "../runtime/current";
import { asProblem, previewOnly, type Asking } from "../runtime/problems";
import { isPromise, type Soon } from "../runtime/soon";

/**
 * Runs a function that answers once. `all` are the function's arguments, with the invocation object wherever the
 * host's copy of the metadata puts it. What is known by now is returned as it is: a promise for each of many thousand cells
 * takes longer than their answers. An error is always that of a promise. Every way out passes the cell encoder; a promise always settles.
 */
export function answerOnce<T>(question: QuestionName, all: ArrayLike<unknown>): Promise<T>;
/** The tool that writes the metadata reads what a function returns off its type, and knows no plain value beside a promise. */
export function answerOnce<T>(question: QuestionName, all: ArrayLike<unknown>): Soon<T> {
  const current = app();
  const { given, call } = readCall(all);
  const formula = { name: call.name, given };
  const cancelled = new Cancelled(call);
  let answer: Soon<unknown>;
  try {
    answer = current.queries.answerSoon(QUESTIONS[question], given, cancelled);
    if (!isPromise(answer) && current.words.isReady) {
      const value = current.output.value(answer, NUMBERS_OF[question]);
      const turn = current.output.turn(value);
      current.problems.over(formula);
      return turn === undefined ? (value as T) : turn.then(() => value as T);
    }
  } catch (thrown) {
    answer = Promise.reject(asProblem(thrown));
  }
  return answerLater<T>(current, formula, { answer, cancelled, kind: NUMBERS_OF[question] });
}

interface Underway {
  readonly answer: Soon<unknown>;
  readonly cancelled: Cancelled;
  readonly kind: NumberKind | undefined;
}

async function answerLater<T>(current: App, formula: Asking, { answer, cancelled, kind }: Underway): Promise<T> {
  const answered = current.calls.once();
  cancelled.whenEnded(answered);
  try {
    const shown = await answer;
    await current.words.ready;
    const value = current.output.value(shown, kind);
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

/** The end of a call before its answer. What tells of it is made only where something is waited for. */
class Cancelled implements Manner {
  readonly preview: boolean;
  readonly #call: Call;
  #controller: AbortController | undefined;
  #ended = nothing;

  constructor(call: Call) {
    this.#call = call;
    this.preview = call.preview;
  }

  get signal(): AbortSignal {
    return this.#listen().signal;
  }

  whenEnded(ended: () => void): void {
    this.#ended = ended;
    this.#listen();
  }

  #listen(): AbortController {
    if (this.#controller !== undefined) return this.#controller;
    const controller = new AbortController();
    this.#controller = controller;
    this.#call.onCanceled(() => {
      this.#ended();
      controller.abort();
    });
    return controller;
  }
}

function nothing(): void {
  return undefined;
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
    show: (shown: unknown, kind?: NumberKind) => void,
    fail: (thrown: unknown) => void,
  ) => () => void,
  errors: "problems" | "states" = "problems",
): void {
  const current = app();
  const { given, call } = readCall(all);
  const formula = { name: call.name, given };
  const open = current.calls.stream();
  let isSilent = true;
  const show = (shown: unknown, kind?: NumberKind): void => {
    if (isSilent) open.shown();
    isSilent = false;
    call.setResult(current.output.value(shown, kind));
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
    const told = (shown: unknown, kind?: NumberKind): void => {
      if (errors === "problems") current.problems.shown(shown, formula, open);
      show(shown, kind);
    };
    end(watch(current, given, told, fail));
  } catch (thrown) {
    fail(thrown);
  }
}
