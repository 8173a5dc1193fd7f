import type { Stepper, Value, WholeBar } from "../indicator";

/** What an indicator of the library has in common with the others. */
interface OfLibrary<Input> {
  update(input: Input, replace: boolean): unknown;
  getResult(): number | null;
  readonly isStable: boolean;
}

/** A number that is one: what divides by nothing has no value. */
export function finite(value: number | null | undefined): Value {
  return value === null || value === undefined || !Number.isFinite(value) ? undefined : value;
}

/** An indicator of the library after another value of what it is of; it has none before it has enough of them. */
export function next<Input>(indicator: OfLibrary<Input>, input: Input | undefined, replace: boolean): Value {
  if (input === undefined) return undefined;
  indicator.update(input, replace);
  return indicator.isStable ? finite(indicator.getResult()) : undefined;
}

/** One of the library's indicators of closes. */
export function ofCloses(indicator: OfLibrary<number>): Stepper {
  return { step: ({ close }, replace) => [next(indicator, close, replace)] };
}

/** One of the library's indicators of whole bars. */
export function ofBars(indicator: OfLibrary<WholeBar>): Stepper {
  return { step: (bar, replace) => [next(indicator, bar, replace)] };
}
