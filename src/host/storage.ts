/** Small texts kept between sessions, or for this one only. Every method survives a browser that forbids it. */
export interface Storage {
  get(name: string): string | undefined;
  /** `scope`: `computer` survives a restart, `session` ends with the workbook. False when it could not be kept. */
  set(name: string, text: string, scope: "computer" | "session"): boolean;
  /** Removes every copy. */
  remove(name: string): void;
  /** Another workbook has changed `name`. */
  onChange(name: string, hear: () => void): void;
}

/**
 * Storage of the web view. Names carry the document host's partition where Office gives one, as its privacy rules
 * ask. Nothing is ever kept in the workbook, which travels.
 */
export function hostStorage(): Storage {
  return {
    get: (name) => read("computer", name) ?? read("session", name),
    set(name, text, scope) {
      area(scope === "computer" ? "session" : "computer")?.removeItem(full(name));
      try {
        const kept = area(scope);
        kept?.setItem(full(name), text);
        return kept !== undefined;
      } catch {
        return false;
      }
    },
    remove(name) {
      area("computer")?.removeItem(full(name));
      area("session")?.removeItem(full(name));
    },
    onChange(name, hear) {
      window.addEventListener("storage", (event) => {
        if (event.key === full(name) || event.key === null) hear();
      });
    },
  };
}

function read(scope: "computer" | "session", name: string): string | undefined {
  return area(scope)?.getItem(full(name)) ?? undefined;
}

function full(name: string): string {
  const partition = typeof Office === "undefined" ? undefined : Office.context?.partitionKey;
  return partition ? `${partition}${name}` : name;
}

/** Access alone throws where storage is forbidden. */
function area(scope: "computer" | "session"): globalThis.Storage | undefined {
  try {
    return scope === "computer" ? window.localStorage : window.sessionStorage;
  } catch {
    return undefined;
  }
}
