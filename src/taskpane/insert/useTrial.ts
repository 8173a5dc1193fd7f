import { useEffect, useState } from "react";
import { readCells } from "../../host/cells";
import type { App } from "../../runtime/app";
import type { Entry } from "../../features/formulaBuilder/formulaText";
import { tryFormula, type Trial } from "../../features/formulaBuilder/tryFormula";
import { usePane } from "../state/paneContext";

/** What is known of a formula: `excel` where only Excel can calculate its arguments. */
export type TrialState = Trial | { readonly kind: "excel" } | { readonly kind: "none" };

/** Milliseconds after the last key before a formula is tried. */
const QUIET = 200;
/** Milliseconds after which memory is looked into again. */
const AGAIN = 1_000;

/** Tries a formula while it is being written. Nothing is asked of the server, and cells it names are only read. */
export function useTrial(formula: string | undefined, entries: readonly Entry[]): TrialState {
  const { app } = usePane();
  const [state, setState] = useState<TrialState>({ kind: "none" });
  const written = JSON.stringify(entries);
  useEffect(() => {
    if (formula === undefined) return;
    let left = false;
    let cancel = (): void => undefined;
    const later = (wait: number): void => {
      cancel = app.clock.after(wait, () => {
        void attempt(app, formula, JSON.parse(written) as Entry[]).then((trial) => {
          if (left) return;
          setState(trial);
          // A formula in the sheet may have asked meanwhile.
          if (trial.kind === "unknown") later(AGAIN);
        });
      });
    };
    later(QUIET);
    return () => {
      left = true;
      cancel();
    };
  }, [app, formula, written]);
  return state;
}

async function attempt(app: App, formula: string, entries: readonly Entry[]): Promise<TrialState> {
  const raw = await argumentsOf(entries);
  return raw === undefined ? { kind: "excel" } : tryFormula(app, formula, raw);
}

/** The arguments as the formula would get them; undefined where one cannot be told. */
async function argumentsOf(entries: readonly Entry[]): Promise<readonly unknown[] | undefined> {
  const raw: unknown[] = [];
  for (const entry of entries) {
    if (entry.kind === "expression") return undefined;
    if (entry.kind === "reference") {
      const cells = await readCells(entry.text);
      if (cells === undefined) return undefined;
      raw.push(cells);
    } else raw.push(entry.kind === "literal" ? entry.value : null);
  }
  return raw;
}
