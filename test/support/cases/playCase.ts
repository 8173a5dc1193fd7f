import { isDeepStrictEqual } from "node:util";
import { isCellError } from "../../../src/workbench/excel/values";
import type { Case, Cells, Formula, Step } from "./case";
import { caseReplies, caseServer } from "./caseServer";
import type { Play, Stage } from "./stage";

/** Milliseconds until the first look at a cell, and after each step. */
const FIRST_LOOK = 3_000;
const NEXT_LOOK = 2_000;

/** Plays a case and compares every cell; rejects where one is not as the case says. */
export async function playCase(stage: Stage, formula: string, one: Case): Promise<void> {
  const play = await stage.open(one);
  let answers = one.answers ?? {};
  const server = caseServer(() => answers);
  play.http.answer = one.unreachable === true ? () => new Error("unreachable") : server;
  play.http.connected = one.offline !== true;
  play.socket.reply = caseReplies(one.topics ?? "STDK", server);
  const shown: Cells[] = [];
  const stops: (() => void)[] = [];
  const enter = (beside: readonly Formula[] = []): void => {
    for (const { formula: other, args } of beside) stops.push(play.call(other, args, () => undefined));
  };
  try {
    enter(one.beside);
    stops.push(play.call(formula, one.args, (cells) => shown.push(cells)));
    await play.advance(one.wait ?? FIRST_LOOK);
    compare(shown, { when: "at first", ...one });
    for (const step of one.then ?? []) {
      shown.splice(0);
      answers = step.answers ?? answers;
      enter(step.beside);
      happen(play, step);
      await play.advance(step.wait ?? NEXT_LOOK);
      compare(shown, step);
    }
  } finally {
    for (const stop of stops) stop();
    await play.close();
  }
}

function happen({ socket, change }: Play, { pushes = [], settings, drops }: Step): void {
  if (settings !== undefined) change(settings);
  for (const push of pushes) socket.last.says(push);
  if (drops === true) socket.last.drops();
}

/** The last of what was shown is what the case says, and nothing else was to be seen on the way. */
function compare(
  shown: readonly Cells[],
  { when, shows, passing = [] }: Pick<Step, "when" | "shows" | "passing">,
): void {
  const news = shown.filter((cells, at) => !isDeepStrictEqual(cells, shown[at - 1]));
  if (shows === "same") return expect({ when, news }).toEqual({ when, news: [] });
  expect({ when, cells: inWordsOf(shows, news.at(-1) ?? "#BUSY!") }).toEqual({ when, cells: shows });
  if (passing === "anything") return;
  const strange = news.slice(0, -1).filter((cells) => !passing.some((known) => isSame(known, cells)));
  expect({ when, passing: strange }).toEqual({ when, passing: [] });
}

function isSame(expected: Cells, cells: Cells): boolean {
  return isDeepStrictEqual(inWordsOf(expected, cells), expected);
}

/** The cells without the words of an error whose words the case leaves open. */
function inWordsOf(expected: unknown, cells: unknown): unknown {
  if (Array.isArray(cells)) return cells.map((part, at) => inWordsOf((expected as unknown[] | undefined)?.[at], part));
  if (!isCellError(expected) || !isCellError(cells) || expected.message !== undefined) return cells;
  return { error: cells.error };
}
