import { Lazy } from "../../kernel/lazy";
import type { App } from "../../runtime/app";
import type { SheetWatch } from "./sheetWatch";

const CODE = new Lazy(() => import("./keepVisible"));

/** Has the active sheet be watched as soon as more is wanted than the plan allows at once; until then its code is not loaded. */
export function watchWhenCrowded(app: Pick<App, "clock" | "visible">): void {
  const { clock, visible } = app;
  let watch: SheetWatch | undefined;
  visible.crowds.subscribe(() => {
    CODE.get(clock).then(
      ({ keepVisible }) => {
        watch ??= keepVisible(app);
        watch.stir();
      },
      () => undefined,
    );
  });
}
