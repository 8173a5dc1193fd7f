import { startWorker } from "./startWorker";

/** Milliseconds between two ticks. */
const TICK = 1_000;

/**
 * Ticks once a second from a worker, whose timers a hidden page does not slow down. Undefined where the page may have
 * no worker; the returned function ends it.
 */
export function hostTicker(tick: () => void): (() => void) | undefined {
  const worker = startWorker(`setInterval(() => postMessage(0), ${TICK})`);
  if (worker === undefined) return undefined;
  worker.onmessage = tick;
  worker.onerror = () => worker.terminate();
  return () => worker.terminate();
}
