import { useCallback, useEffect, useRef, useState } from "react";
import { CellsError, type CellsFault } from "../../host/workbookCells";
import type { Control, Progress } from "../../features/sheetTools/control";
import { UnreadableRecord } from "../../features/sheetTools/frozenWorkbook";
import { usePane } from "../state/paneContext";

/** Long work on cells: one at a time, with its progress and, where it did not come to an end, the reason. */
export type WorkState =
  | { readonly at: "rest" }
  | { readonly at: "busy"; readonly progress: Progress | undefined; readonly startedAt: number }
  | { readonly at: "failed"; readonly why: CellsFault | "record" };

export interface Work {
  readonly state: WorkState;
  /** Does it, and hands on what came of it, unless it failed or this part of the pane is gone. */
  readonly run: <Result>(task: (control: Control) => Promise<Result>, then: (result: Result) => void) => void;
  readonly stop: () => void;
}

export function useWork(): Work {
  const { clock } = usePane().app;
  const [state, setState] = useState<WorkState>({ at: "rest" });
  const stopped = useRef(false);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      stopped.current = true;
    };
  }, []);
  const run = useCallback<Work["run"]>(
    (task, then) => {
      const startedAt = clock.now();
      stopped.current = false;
      setState({ at: "busy", progress: undefined, startedAt });
      const onProgress = (progress: Progress): void => {
        if (!gone.current) setState({ at: "busy", progress, startedAt });
      };
      task({ stopped: () => stopped.current, onProgress }).then(
        (result) => {
          if (gone.current) return;
          setState({ at: "rest" });
          then(result);
        },
        (thrown: unknown) => {
          if (!gone.current) setState({ at: "failed", why: reasonOf(thrown) });
        },
      );
    },
    [clock],
  );
  const stop = useCallback(() => {
    stopped.current = true;
  }, []);
  return { state, run, stop };
}

function reasonOf(thrown: unknown): CellsFault | "record" {
  if (thrown instanceof UnreadableRecord) return "record";
  return thrown instanceof CellsError ? thrown.fault : "refused";
}
