import { useCallback, useState } from "react";
import type { Placing } from "../../host/cells";
import { copyText } from "../../host/page";
import type { App } from "../../runtime/app";
import type { SubscriptionView } from "../../runtime/paneView";
import { wantedPart } from "../../runtime/wantedPart";
import { keepChoice, lastChoice } from "../chart/chartChoice";
import type { OpenMenu, RowDeed } from "../components/rowMenu";
import { usePane, type PaneWorld } from "./paneContext";
import { useCellWalk, type CellWalk } from "./useCellWalk";
import { usePlacing, type PlacingControl } from "./usePlacing";
import { useReleased, type Released } from "./useReleased";

interface RowDeeds {
  readonly walk: CellWalk;
  readonly released: Released | undefined;
  readonly placing: PlacingControl;
  readonly menu: OpenMenu | undefined;
  readonly go: (subscription: SubscriptionView) => void;
  readonly release: (subscription: SubscriptionView) => void;
  readonly openMenu: (subscription: SubscriptionView, button: HTMLElement) => void;
  readonly closeMenu: () => void;
  readonly act: (deed: RowDeed, subscription: SubscriptionView) => void;
}

/** All that a row of the live list leads to. What is handed to rows stays the same from drawing to drawing. */
export function useRowDeeds(): RowDeeds {
  const world = usePane();
  const { released, release } = useReleased();
  const { walk, go, clear } = useCellWalk();
  const placing = usePlacing();
  const [menu, setMenu] = useState<OpenMenu>();
  const letGo = useCallback(
    (subscription: SubscriptionView): void => {
      clear();
      release(subscription);
    },
    [clear, release],
  );
  const openMenu = useCallback(
    (subscription: SubscriptionView, button: HTMLElement): void => setMenu({ subscription, button }),
    [],
  );
  const act = (deed: RowDeed, subscription: SubscriptionView): void => {
    const { code } = subscription;
    const deeds = {
      go: () => go(subscription),
      chart: () => showChart(world.app, code),
      book: () => placing.place(() => placeOrderBook(world, code)),
      copy: () => void copyText(code),
      release: () => letGo(subscription),
    } satisfies Record<RowDeed, () => void>;
    deeds[deed]();
  };
  return { walk, released, placing, menu, go, release: letGo, openMenu, closeMenu: () => setMenu(undefined), act };
}

function showChart(app: App, code: string): void {
  keepChoice(app, { ...lastChoice(app), code });
  wantedPart.want("chart");
}

/** On a sheet of its own, so that nothing is in its way. */
async function placeOrderBook(world: PaneWorld, code: string): Promise<Placing> {
  const { orderBookSheet } = await import("../insert/snippets/orderBookSheet");
  return orderBookSheet(world, code);
}
