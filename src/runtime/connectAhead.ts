import type { App } from "./app";

/**
 * Opens the way to the server before the first formula asks for it, where it may be asked at all: without a key, or with
 * one for another server, this program has nothing to do there. The socket stays closed until somebody wants it
 * (decisions/0010).
 */
export function connectAhead(
  { keys, settings }: Pick<App, "keys" | "settings">,
  connect: (server: string) => void,
): void {
  if (keys.current === undefined) return;
  try {
    connect(settings.current.server);
  } catch {
    // Then the first request opens it.
  }
}
