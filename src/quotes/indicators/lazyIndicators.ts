import type { Clock } from "../../kernel/clock";
import { Lazy } from "../../kernel/lazy";
import { QosError } from "../../qos/errors";

const load = () => import("./formulas");
const CODE = new Lazy(load);

/** Indicators and their library, loaded with the first formula that shows one. Rejects where they cannot be. */
export async function lazyIndicators(clock: Clock): ReturnType<typeof load> {
  return CODE.get(clock).catch(() => {
    throw new QosError("notLoaded");
  });
}
