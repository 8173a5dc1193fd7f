import { useCallback, useRef, useState } from "react";
import { hostWorkbook } from "../../host/hostWorkbook";
import { liveCells } from "../../features/sheetTools/liveCells";
import type { SubscriptionView } from "../../runtime/paneView";

/** Where a walk through the cells of a subscription has come. */
export type CellWalk =
  | { readonly at: "none" }
  | { readonly at: "looking"; readonly code: string }
  | { readonly at: "cell"; readonly address: string; readonly place: number; readonly count: number }
  | { readonly at: "noCell"; readonly code: string }
  | { readonly at: "failed" };

interface CellWalkControl {
  readonly walk: CellWalk;
  /** Selects the first cell of a subscription; for the same one again, the next. */
  readonly go: (subscription: SubscriptionView) => void;
  readonly clear: () => void;
}

/** Leads from a row of the live list to its cells, one after the other. */
export function useCellWalk(): CellWalkControl {
  const [walk, setWalk] = useState<CellWalk>({ at: "none" });
  const last = useRef({ key: "", address: "" });
  const turn = useRef(0);
  const go = useCallback((subscription: SubscriptionView): void => {
    const mine = (turn.current += 1);
    const show = (next: CellWalk): void => {
      if (mine === turn.current) setWalk(next);
    };
    const { key, code } = subscription;
    show({ at: "looking", code });
    const step = async (): Promise<void> => {
      const cells = await liveCells(hostWorkbook, subscription);
      const before = last.current.key === key ? last.current.address : "";
      const place = (cells.findIndex(({ address }) => address === before) + 1) % Math.max(1, cells.length);
      const cell = cells[place];
      if (mine !== turn.current) return;
      if (cell === undefined) return show({ at: "noCell", code });
      last.current = { key, address: cell.address };
      await hostWorkbook.select(cell.area);
      show({ at: "cell", address: cell.address, place: place + 1, count: cells.length });
    };
    step().catch(() => show({ at: "failed" }));
  }, []);
  const clear = useCallback(() => {
    turn.current += 1;
    setWalk({ at: "none" });
  }, []);
  return { walk, go, clear };
}
