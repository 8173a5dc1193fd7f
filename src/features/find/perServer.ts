import type { App } from "../../runtime/app";

/** What finding needs of the program. */
export type Finding = Pick<App, "reference" | "settings" | "plan" | "problems" | "clock">;

/** One of a kind for a program, as long as it speaks to the same server. */
export function perServer<T>(build: (app: Finding) => T): (app: Finding) => T {
  const built = new WeakMap<Finding, { readonly server: string; readonly one: T }>();
  return (app) => {
    const { server } = app.settings.current;
    const known = built.get(app);
    if (known?.server === server) return known.one;
    const one = build(app);
    built.set(app, { server, one });
    return one;
  };
}
