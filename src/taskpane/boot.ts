import { whenPaneOpens } from "../host/office";

/** The pane's code is fetched when the pane is first seen; no formula ever waits for it. */
void whenPaneOpens(() => {
  void import("./pane").then(({ showPane }) => showPane());
});
