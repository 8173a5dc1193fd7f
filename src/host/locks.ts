import type { Locks } from "../kernel/locks";

/** Web Locks of the browser; undefined where it has none, as on a page that is not served securely. */
export function hostLocks(): Locks | undefined {
  const manager: LockManager | undefined = typeof navigator === "undefined" ? undefined : navigator.locks;
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
      manager.request(name, { signal: queue.signal }, held).catch(() => {
        if (!resigned) onFailed();
      });
      return () => {
        resigned = true;
        queue.abort();
        release();
      };
    },
  };
}
