import type { Clock } from "../../kernel/clock";
import { Lazy } from "../../kernel/lazy";
import { QosError } from "../../qos/errors";

const CODE = new Lazy(() => import("./formulas"));

/** The same once it has come. */
export function loadedIndicators(): typeof CODE.loaded {
  return CODE.loaded;
}

/** Indicators and their library, loaded with the first formula that shows one. Rejects where they cannot be. */
export async function lazyIndicators(clock: Clock): ReturnType<(typeof CODE)["get"]> {
  return CODE.get(clock).catch(() => {
    throw new QosError("notLoaded");
  });
}
