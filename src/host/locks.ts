import type { Locks } from "../kernel/locks";

/** Web Locks of the browser; undefined where it has none, as on a page that is not served securely. */
export function hostLocks(): Locks | undefined {
  const manager = lockManager();
  if (manager === undefined) return undefined;
  return {
    hold(name, onHeld, onFailed) {
      const queue = new AbortController();
      let resigned = false;
      let release: () => void = () => undefined;
      const held = (): Promise<void> | undefined => {
        if (!resigned) onHeld();
        // Who learns that it holds the lock may resign at once.
        return resigned ? undefined : new Promise((resolve) => (release = resolve));
      };
      const failed = (): void => {
        if (!resigned) onFailed();
      };
      try {
        manager.request(name, { signal: queue.signal }, held).catch(failed);
      } catch {
        // Told later, as a refusal by promise is: nobody expects to be called before `hold` has returned.
        queueMicrotask(failed);
      }
      return () => {
        resigned = true;
        queue.abort();
        release();
      };
    },
  };
}

function lockManager(): LockManager | undefined {
  try {
    return typeof navigator === "undefined" ? undefined : (navigator.locks ?? undefined);
  } catch {
    return undefined;
  }
}
