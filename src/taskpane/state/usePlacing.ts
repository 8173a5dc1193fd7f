import { useCallback, useState } from "react";
import type { Placing } from "../../host/cells";

/** How far a writing into the sheet is. */
export type PlacingState =
  | { readonly at: "none" }
  | { readonly at: "busy" }
  /** Cells are in the way; `agree` writes over them. */
  | { readonly at: "asking"; readonly address: string; readonly agree: () => void }
  | { readonly at: "done"; readonly address: string }
  | { readonly at: "failed"; readonly reason: string };

export interface PlacingControl {
  readonly state: PlacingState;
  /** Writes; asks first where something would be lost. `work` is told whether it may replace. */
  readonly place: (work: (replace: boolean) => Promise<Placing>) => void;
  readonly clear: () => void;
}

/** A writing into the sheet that never takes anything away unasked. */
export function usePlacing(): PlacingControl {
  const [state, setState] = useState<PlacingState>({ at: "none" });
  const run = useCallback(async (work: (replace: boolean) => Promise<Placing>, replace: boolean): Promise<void> => {
    setState({ at: "busy" });
    const end = await work(replace);
    switch (end.kind) {
      case "placed":
        return setState({ at: "done", address: end.address });
      case "occupied":
        return setState({ at: "asking", address: end.address, agree: () => void run(work, true) });
      case "failed":
        return setState({ at: "failed", reason: end.reason });
    }
  }, []);
  const place = useCallback((work: (replace: boolean) => Promise<Placing>) => void run(work, false), [run]);
  const clear = useCallback(() => setState({ at: "none" }), []);
  return { state, place, clear };
}
