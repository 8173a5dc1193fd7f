import { useCallback, useEffect, useRef, useState } from "react";
import type { Placing } from "../../host/cells";
import type { Placed, Undone } from "../../host/placing/placed";
import { usePane, type PaneWorld } from "./paneContext";

/** How far a writing into the sheet is. */
export type PlacingState =
  | { readonly at: "none" }
  | { readonly at: "busy" }
  /** So many cells are in the way; `agree` writes over them. */
  | { readonly at: "asking"; readonly address: string; readonly filled: number; readonly agree: () => void }
  | { readonly at: "done"; readonly address: string; readonly undo: () => void }
  /** It is written, and the formula at `cell` has no room for its table. */
  | { readonly at: "blocked"; readonly cell: string; readonly undo: () => void }
  /** It was taken back, or could not be. */
  | { readonly at: "undone"; readonly how: Undone; readonly address: string }
  | { readonly at: "failed"; readonly reason: string };

export interface PlacingControl {
  readonly state: PlacingState;
  /** Writes; asks first where something would be lost. `work` is told whether it may replace. */
  readonly place: (work: (replace: boolean) => Promise<Placing>) => void;
  readonly clear: () => void;
}

/** Milliseconds between two looks at what was written. */
const LOOK = 500;
/** So many looks before it is called written though its formulas wait: a request may take its turn. */
const FIRST_LOOKS = 3;
/** So many in all: the first word of a live formula may be followed by its table. */
const LOOKS = 60;

/** A writing into the sheet that never takes anything away unasked, can be taken back, and says what became of it. */
export function usePlacing(): PlacingControl {
  const { clock } = usePane().app;
  const [state, setState] = useState<PlacingState>({ at: "none" });
  /** Of several writings only the last is told of. */
  const turn = useRef(0);
  useEffect(() => () => void (turn.current += 1), []);
  const run = useCallback(
    async (work: (replace: boolean) => Promise<Placing>, replace: boolean): Promise<void> => {
      const mine = (turn.current += 1);
      const show = (next: PlacingState): void => {
        if (mine === turn.current) setState(next);
      };
      show({ at: "busy" });
      const end = await work(replace);
      if (end.kind === "occupied")
        return show({ at: "asking", address: end.address, filled: end.filled, agree: () => void run(work, true) });
      if (end.kind === "failed") return show({ at: "failed", reason: end.reason });
      const undo = (): void => {
        turn.current += 1;
        setState({ at: "busy" });
        void end.undo().then((how) => setState({ at: "undone", how, address: end.address }));
      };
      await watch(end, { clock, undo, show, left: () => mine !== turn.current });
    },
    [clock],
  );
  const place = useCallback((work: (replace: boolean) => Promise<Placing>) => void run(work, false), [run]);
  const clear = useCallback(() => {
    turn.current += 1;
    setState({ at: "none" });
  }, []);
  return { state, place, clear };
}

interface Watch {
  readonly clock: PaneWorld["app"]["clock"];
  readonly undo: () => void;
  readonly show: (state: PlacingState) => void;
  readonly left: () => boolean;
}

/** Tells of what was written as its formulas come to show something. */
async function watch({ address, look }: Placed, { clock, undo, show, left }: Watch): Promise<void> {
  for (let looks = 1; looks <= LOOKS && !left(); looks += 1) {
    const showing = await look();
    if (showing.kind === "blocked") show({ at: "blocked", cell: showing.address, undo });
    else if (showing.kind === "shown" || looks >= FIRST_LOOKS) show({ at: "done", address, undo });
    await new Promise<void>((resolve) => void clock.after(LOOK, resolve));
  }
}
