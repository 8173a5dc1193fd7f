import type { App } from "../../runtime/app";
import type { SheetWatch } from "./sheetWatch";

/** Has the sheet be watched as soon as more is wanted than the plan allows at once; until then its code is not loaded. */
export function seekFront(app: App): void {
  let watching: Promise<SheetWatch> | undefined;
  app.crowds.subscribe(() => {
    watching ??= import("./keepFront").then(({ keepFront }) => keepFront(app.ports.clock, app.feed));
    watching.then(
      (watch) => watch.stir(),
      () => undefined,
    );
  });
}
