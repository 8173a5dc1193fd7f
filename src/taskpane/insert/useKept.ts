import { useState } from "react";
import { usePane } from "../state/paneContext";
import type { App } from "../../runtime/app";

const kept = new WeakMap<App, Map<string, unknown>>();

/** A state that outlives its part: whoever looks at another tab finds everything as it was. */
export function useKept<T>(name: string, initial: T): [T, (value: T) => void] {
  const { app } = usePane();
  const known = kept.get(app) ?? new Map<string, unknown>();
  kept.set(app, known);
  const [value, setValue] = useState(() => (known.has(name) ? (known.get(name) as T) : initial));
  return [
    value,
    (next) => {
      known.set(name, next);
      setValue(next);
    },
  ];
}
