/** `computer` survives a restart and is one for all workbooks, `session` is this workbook's and ends with it. */
export type StorageScope = "computer" | "session";

/** Small texts kept between sessions, or for this one only. Every method survives a browser that forbids it. */
export interface Storage {
  /** This workbook's own text, or else the computer's. */
  get(name: string): string | undefined;
  /** False when it could not be kept. What is kept on the computer takes the place of this workbook's own text. */
  set(name: string, text: string, scope: StorageScope): boolean;
  /** Removes one copy, or both. */
  remove(name: string, scope?: StorageScope): void;
  /** Another workbook has changed `name`. */
  onChange(name: string, hear: () => void): void;
}

/**
 * Storage of the web view. Names carry the document host's partition where Office gives one, as its privacy rules
 * ask. Nothing is ever kept in the workbook, which travels. What one workbook keeps for itself touches nothing that is
 * kept on the computer for all.
 */
export function hostStorage(): Storage {
  return {
    get: (name) => read("session", name) ?? read("computer", name),
    set(name, text, scope) {
      const kept = attempt(() => {
        const place = area(scope);
        place?.setItem(full(name), text);
        return place !== undefined;
      }, false);
      if (kept && scope === "computer") drop("session", name);
      return kept;
    },
    remove(name, scope) {
      if (scope !== "session") drop("computer", name);
      if (scope !== "computer") drop("session", name);
    },
    onChange(name, hear) {
      window.addEventListener("storage", (event) => {
        if (event.key === full(name) || event.key === null) hear();
      });
    },
  };
}

function read(scope: StorageScope, name: string): string | undefined {
  return attempt(() => area(scope)?.getItem(full(name)) ?? undefined, undefined);
}

function drop(scope: StorageScope, name: string): void {
  attempt(() => area(scope)?.removeItem(full(name)), undefined);
}

function full(name: string): string {
  const partition = typeof Office === "undefined" ? undefined : Office.context?.partitionKey;
  return partition ? `${partition}${name}` : name;
}

/** Access alone throws where storage is forbidden; some browsers lend it, and throw at each use. */
function area(scope: StorageScope): globalThis.Storage | undefined {
  return scope === "computer" ? window.localStorage : window.sessionStorage;
}

function attempt<Result>(use: () => Result, otherwise: Result): Result {
  try {
    return use();
  } catch {
    return otherwise;
  }
}
