import { useMemo } from "react";
import { usePane, useView } from "../state/paneContext";

/** The instruments of live formulas and, as far as somebody has read it, those on the active sheet. */
export function useOnSheet(): ReadonlySet<string> {
  const { app } = usePane();
  const { subscriptions } = useView();
  const seen = [...app.visible.feed.visibles.values()].flatMap(({ seen, nearby }) => [...seen, ...nearby]);
  const codes = [...new Set([...seen, ...subscriptions.map(({ code }) => code)])].sort();
  const key = codes.join(" ");
  return useMemo(() => new Set(key === "" ? [] : key.split(" ")), [key]);
}
