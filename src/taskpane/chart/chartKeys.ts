/** One step of zooming. */
export const ZOOM = 1.4;

type Act =
  { readonly do: "go"; readonly to: number } | { readonly do: "zoom"; readonly by: number } | { readonly do: "leave" };

/** What each key does while the bar `at` is pointed at; without one, the newest is the first to the left. */
export function chartKeys(at: number, last: number): Readonly<Record<string, Act>> {
  return {
    ArrowLeft: { do: "go", to: at - 1 },
    ArrowRight: { do: "go", to: at + 1 },
    PageUp: { do: "go", to: at - 20 },
    PageDown: { do: "go", to: at + 20 },
    Home: { do: "go", to: 0 },
    End: { do: "go", to: last },
    "+": { do: "zoom", by: 1 / ZOOM },
    "=": { do: "zoom", by: 1 / ZOOM },
    "-": { do: "zoom", by: ZOOM },
    Escape: { do: "leave" },
  };
}
