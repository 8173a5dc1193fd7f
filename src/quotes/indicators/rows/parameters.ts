import type { IndicatorColumn, Parameter } from "../indicator";

/** A number of bars. */
export function bars(name: string, usual: number, from = 1): Parameter {
  return { name, from, to: 500, usual, whole: true };
}

export function factor(name: string, usual: number, [from, to]: readonly [number, number]): Parameter {
  return { name, from, to, usual, whole: false };
}

export function column(name: string, zh: string, unit: IndicatorColumn["unit"] = "number"): IndicatorColumn {
  return { name, zh, unit };
}

/** A parameter of an indicator whose numbers are all there. */
export function at(parameters: readonly number[], place: number): number {
  const parameter = parameters[place];
  if (parameter === undefined) throw new RangeError(`parameter ${place}`);
  return parameter;
}
