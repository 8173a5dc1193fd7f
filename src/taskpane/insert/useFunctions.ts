import { useCallback, useEffect, useState } from "react";
import { readOwnFile } from "../../host/ownFile";
import { readFunctionList, type FormulaEntry } from "../../features/formulaBuilder/functionList";
import { usePane } from "../state/paneContext";

export type FunctionsState =
  | { readonly at: "loading" }
  | { readonly at: "ready"; readonly formulas: readonly FormulaEntry[] }
  | { readonly at: "failed"; readonly again: () => void };

/** Every formula with its arguments, in the reader's language, from the files that Excel reads too. */
export function useFunctions(): FunctionsState {
  const { language } = usePane();
  const [state, setState] = useState<FunctionsState>({ at: "loading" });
  const load = useCallback(() => {
    let left = false;
    const show = (next: FunctionsState): void => {
      if (!left) setState(next);
    };
    show({ at: "loading" });
    readOwnFile(language === "zh" ? "functions-zh-CN.json" : "functions.json")
      .then(readFunctionList)
      .then(
        (formulas) => show({ at: "ready", formulas }),
        () => show({ at: "failed", again: load }),
      );
    return () => {
      left = true;
    };
  }, [language]);
  useEffect(load, [load]);
  return state;
}
