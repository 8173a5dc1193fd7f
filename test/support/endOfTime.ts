import { stopClocks } from "./fastClock";

const underWay = new Set<Promise<unknown>>();

/** Has the end of the file wait for a request. */
export function tracked<T>(request: Promise<T>): Promise<T> {
  underWay.add(request);
  const end = (): void => void underWay.delete(request);
  request.then(end, end);
  return request;
}

/**
 * Ends what the programs of a test file still do when their server is gone: no timer fires, requests under way have
 * failed, and modules that such a failure loads are there. A module loaded after a file's end fails the whole run.
 */
export async function endOfTime(): Promise<void> {
  stopClocks();
  while (underWay.size > 0) await Promise.allSettled(underWay);
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
