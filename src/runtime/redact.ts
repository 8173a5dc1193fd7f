import { strikeOut } from "../kernel/secrets";
import type { App } from "./app";

/** Strikes every key that this runtime has held out of a text that is about to be shown or copied. */
export function redact({ keys }: Pick<App, "keys">, text: string): string {
  return strikeOut(text, keys.secrets);
}
