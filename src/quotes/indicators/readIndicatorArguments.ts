import type { InstrumentCode } from "../../market/instrumentCode";
import type { Interval } from "../../market/periods";
import { MOST_BARS } from "../../qos/endpoints/kline";
import { readCount, readHeaders, readInterval } from "../arguments/choices";
import { readCode } from "../arguments/codes";
import type { Spec } from "./indicator";
import { readIndicators } from "./readIndicators";

/** What INDICATOR and LIVEINDICATOR are asked alike. */
export interface IndicatorArguments {
  readonly code: InstrumentCode;
  readonly specs: readonly Spec[];
  readonly interval: Interval;
  /** Rows to show. */
  readonly count: number;
  readonly headers: boolean;
}

export interface RawArguments {
  readonly code: unknown;
  readonly indicator: unknown;
  readonly interval: unknown;
  readonly count: unknown;
  readonly headers: unknown;
}

/** Time and a column: there is always more than one. */
const COLUMNS = 2;

export function readIndicatorArguments(raw: RawArguments): IndicatorArguments {
  return {
    code: readCode(raw.code),
    specs: readIndicators(raw.indicator),
    interval: readInterval(raw.interval).interval,
    count: readCount(raw.count, "count", { from: 1, to: MOST_BARS, fallback: 100 }),
    headers: readHeaders(raw.headers, COLUMNS),
  };
}
