import type { Indicator } from "./indicator";
import { INDICATORS } from "./table";

/** An indicator as lists of what can be written show it: `macd(12,26,9)`. */
export interface IndicatorLine {
  readonly name: string;
  readonly zh: string;
  readonly wire: undefined;
  readonly meaning: string;
}

export const INDICATOR_LINES: readonly IndicatorLine[] = INDICATORS.map((row) => ({
  name: usually(row),
  zh: row.zh,
  wire: undefined,
  meaning: row.meaning,
}));

/** With the numbers that it has where none are written. */
export function usually({ name, parameters }: Indicator): string {
  return parameters.length === 0 ? name : `${name}(${parameters.map(({ usual }) => usual).join(",")})`;
}
