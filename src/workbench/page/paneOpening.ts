import type { CallHandle } from "../excel/calls";
import type { ExcelHost } from "../excel/excelHost";

/** How long the pane waits for a live cell to move, and for the first answers, in milliseconds. */
const STILL = 1_000;
const UNANSWERED = 2_000;

export interface PaneOpening {
  /** Cells have been answered. */
  readonly answered: () => void;
  /** The add-in has started; answers are awaited from now on, and not for ever. */
  readonly started: () => void;
}

/** The pane opens by itself, once: when all cells are answered and one has moved, since numbers come first. */
export function paneOpening(host: Promise<ExcelHost>): PaneOpening {
  const open = once(() => void host.then((excel) => afterDrawing(() => excel.showPane(true))));
  // All are answered, and then something moves.
  const openSoon = twice(open, () => setTimeout(open, STILL));
  return {
    answered: () => void host.then(({ open: calls }) => allAnswered(calls) && openSoon()),
    started: () => void setTimeout(open, UNANSWERED),
  };
}

function allAnswered(calls: readonly CallHandle[]): boolean {
  return calls.every(({ last }) => last !== undefined);
}

/** Numbers come first: the pane takes a while to draw, and nothing else moves meanwhile. */
function afterDrawing(then: () => void): void {
  requestAnimationFrame(() => setTimeout(then));
}

/** Acts in its own way the first time, and then as it should. */
function twice(act: () => void, first: () => void): () => void {
  let isFirst = true;
  return () => {
    if (isFirst) first();
    else act();
    isFirst = false;
  };
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) act();
    isDone = true;
  };
}
