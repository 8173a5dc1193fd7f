import type { App } from "./app";
import { KEY_NAME, type Remember } from "./key";

/** Where the key in force is kept. `nowhere`: in memory alone, because the web view forbids storage. */
export type KeyPlace = Remember | "nowhere";

/** Tells where the key is kept; undefined when there is none. */
export function keyPlace(app: App): KeyPlace | undefined {
  if (app.keys.current === undefined) return undefined;
  const text = app.ports.storage.get(KEY_NAME);
  if (text === undefined) return "nowhere";
  try {
    const stored = JSON.parse(text) as { readonly key?: unknown; readonly remember?: unknown } | null;
    if (stored?.key !== app.keys.current) return "nowhere";
    return stored.remember === true ? "computer" : "session";
  } catch {
    return "nowhere";
  }
}
