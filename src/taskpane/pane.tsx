import { createRoot, type Root } from "react-dom/client";
import { panePlace } from "../host/page";
import { app } from "../runtime/current";
import { PaneRoot } from "./panels/paneRoot";

let root: Root | undefined;

/** Draws the pane into its page. Calling it again does nothing: the pane stays as it is while it is hidden. */
export function showPane(): void {
  if (root !== undefined) return;
  root = createRoot(panePlace());
  root.render(<PaneRoot app={app()} />);
}
