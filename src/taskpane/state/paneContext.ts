import { createContext, useContext, useSyncExternalStore } from "react";
import type { App } from "../../runtime/app";
import type { PaneView } from "../../runtime/paneView";
import type { Language, Translate } from "../languages/translate";
import type { Formats } from "../look/formats";
import type { PaneStore } from "./paneStore";

/** What every part of the pane works with. */
export interface PaneWorld {
  readonly app: App;
  readonly store: PaneStore;
  readonly language: Language;
  readonly t: Translate;
  readonly formats: Formats;
  /** Strikes keys out of a text that came from outside. */
  readonly redact: (text: string) => string;
}

export const PaneContext = createContext<PaneWorld | undefined>(undefined);

export function usePane(): PaneWorld {
  const world = useContext(PaneContext);
  if (world === undefined) throw new Error("a part of the pane stands outside it");
  return world;
}

/** The program's state at this moment; the part is drawn again when it changes. */
export function useView(): PaneView {
  const { store } = usePane();
  return useSyncExternalStore(store.subscribe, store.view, store.view);
}
