import type { Begin } from "./indicator";
import { averageSteppers } from "./steppers/averages";
import { oscillatorSteppers } from "./steppers/oscillators";
import { trendSteppers } from "./steppers/trends";
import { volumeSteppers } from "./steppers/volumes";
import type { IndicatorName } from "./table";

/** How each indicator steps along a series. */
const BEGIN: Readonly<Record<IndicatorName, Begin>> = {
  ...averageSteppers,
  ...oscillatorSteppers,
  ...trendSteppers,
  ...volumeSteppers,
};

/** How an indicator steps; the table holds no other names. */
export function beginOf(name: string): Begin {
  const begin = Object.entries(BEGIN).find(([each]) => each === name)?.[1];
  if (begin === undefined) throw new RangeError(name);
  return begin;
}
