import type { App } from "../../runtime/app";

/** One of a kind for a program, as long as it speaks to the same server. */
export function perServer<T>(build: (app: App) => T): (app: App) => T {
  const built = new WeakMap<App, { readonly server: string; readonly one: T }>();
  return (app) => {
    const { server } = app.settings.current;
    const known = built.get(app);
    if (known?.server === server) return known.one;
    const one = build(app);
    built.set(app, { server, one });
    return one;
  };
}
