/** Milliseconds between two ticks. */
const TICK = 1_000;

/**
 * Ticks once a second from a worker, whose timers a hidden page does not slow down. Undefined where the page may have
 * no worker; the returned function ends it.
 */
export function hostTicker(tick: () => void): (() => void) | undefined {
  try {
    const source = URL.createObjectURL(new Blob([`setInterval(() => postMessage(0), ${TICK})`]));
    const worker = new Worker(source);
    URL.revokeObjectURL(source);
    worker.onmessage = tick;
    worker.onerror = () => worker.terminate();
    return () => worker.terminate();
  } catch {
    return undefined;
  }
}
