import type { App } from "./app";

/** Strikes every key that this runtime has held out of a text that is about to be shown or copied. */
export function redact(app: App, text: string): string {
  return app.keys.secrets.reduce(
    (clean, secret) => clean.split(secret).join("•••").split(encodeURIComponent(secret)).join("•••"),
    text,
  );
}
