import { Lazy } from "../../kernel/lazy";
import type { App } from "../../runtime/app";
import type { SheetWatch } from "./sheetWatch";

const CODE = new Lazy(() => import("./keepFront"));

/** Has the active sheet be watched as soon as more is wanted than the plan allows at once; until then its code is not loaded. */
export function watchWhenCrowded(app: App): void {
  const { clock } = app.ports;
  let watch: SheetWatch | undefined;
  app.crowds.subscribe(() => {
    CODE.get(clock).then(
      ({ keepFront }) => {
        watch ??= keepFront(clock, app.feed);
        watch.stir();
      },
      () => undefined,
    );
  });
}
