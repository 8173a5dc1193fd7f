import type { Indicator } from "./indicator";
import { AVERAGES } from "./rows/averages";
import { OSCILLATORS } from "./rows/oscillators";
import { TRENDS } from "./rows/trends";
import { VOLUMES } from "./rows/volumes";

/** Every indicator that formulas know. A new one is a row here and how it steps in `steppers/`. */
export const INDICATORS = [...AVERAGES, ...OSCILLATORS, ...TRENDS, ...VOLUMES] as const satisfies readonly Indicator[];

export type IndicatorName = (typeof INDICATORS)[number]["name"];
