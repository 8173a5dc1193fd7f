import { subjectKey } from "../qos/topics/topic";
import { readAdjustment, readInterval } from "../quotes/arguments/choices";
import { readCode } from "../quotes/arguments/codes";
import type { BarSeries } from "./app";

/** Reads what a person has entered for a series of bars, by the rules of the formulas' arguments. Throws a QosError. */
export function readSeries(code: string, interval: string, adjustment: string): BarSeries {
  return {
    code: readCode(code),
    interval: readInterval(interval).interval,
    adjustment: readAdjustment(adjustment),
  };
}

/** The key under which `paneView` lists the live bars of a series. */
export function seriesKey({ code, interval }: BarSeries): string {
  return subjectKey({ topic: "K", code, interval });
}
