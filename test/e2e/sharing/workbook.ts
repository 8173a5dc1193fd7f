import { app } from "../../../src/runtime/current";
import { paneView } from "../../../src/runtime/paneView";

/** What a page of the test tells of the program in it. */
export interface WorkbookProbe {
  role(): string;
  state(): string;
  /** Shows `code` live from now on. */
  watch(code: string): void;
  /** How often the live cell of `code` has been given a value. */
  moves(code: string): number;
  /** By which delivery each code comes. */
  deliveries(): Readonly<Record<string, string>>;
  /** Requests left of the snapshot budget. */
  left(): number;
}

declare global {
  interface Window {
    workbook: WorkbookProbe;
  }
}

const moves = new Map<string, number>();

window.workbook = {
  role: () => app().status.sharing.role,
  state: () => paneView(app()).state,
  watch(code) {
    app().live.value([code, "last"], (shown) => {
      if (typeof shown === "number") moves.set(code, (moves.get(code) ?? 0) + 1);
    });
  },
  moves: (code) => moves.get(code) ?? 0,
  deliveries: () => Object.fromEntries(paneView(app()).subscriptions.map(({ code, delivery }) => [code, delivery])),
  left: () => app().status.budgets.snapshot.state().left,
};
