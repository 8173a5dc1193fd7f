import { useEffect } from "react";
import { hostActiveSheet } from "../../host/activeSheet";
import { hostWorkbook } from "../../host/hostWorkbook";
import { sweepProblems } from "../../features/sheetTools/sweepProblems";
import type { App } from "../../runtime/app";
import { usePane, useView } from "./paneContext";

/** Cells are looked through so long after the last change, and not oftener than this (milliseconds). */
const QUIET = 1_500;

/** Excel takes no listener back, so there is one for the life of the page. */
const changes = new Set<() => void>();
let isWatching = false;

/** Keeps the number of problems true while the pane is open: what no cell shows any more is over. */
export function useProblemSweep(): void {
  const { app } = usePane();
  const { problems } = useView();
  const hasOpen = problems.some(({ open }) => open > 0);
  useEffect(() => (hasOpen ? sweepOnChange(app) : undefined), [app, hasOpen]);
}

function sweepOnChange(app: App): () => void {
  let cancel = (): void => undefined;
  let isBusy = false;
  const soon = (): void => {
    cancel();
    cancel = app.clock.after(QUIET, () => {
      if (isBusy) return soon();
      isBusy = true;
      void sweepProblems(app, hostWorkbook)
        .catch(() => undefined)
        .then(() => (isBusy = false));
    });
  };
  watchOnce();
  changes.add(soon);
  soon();
  return () => {
    changes.delete(soon);
    cancel();
  };
}

function watchOnce(): void {
  if (isWatching) return;
  isWatching = true;
  hostActiveSheet
    .watch(() => {
      for (const hear of changes) hear();
    })
    .catch(() => {
      isWatching = false;
    });
}
