import { epochSeconds, type EpochSeconds } from "../kernel/time";

/** A plain figure, which is never below 0; NaN: absent. */
export function plainFigure(figure: number | undefined): number | undefined {
  return figure !== undefined && figure >= 0 ? figure : undefined;
}

/** A plain price: 0 says that there is none. */
export function plainPrice(figure: number | undefined): number | undefined {
  return figure !== undefined && figure > 0 ? figure : undefined;
}

/** A plain time: 0 says that there is none. */
export function plainSeconds(figure: number | undefined): EpochSeconds | undefined {
  return figure !== undefined && figure > 0 ? epochSeconds(figure) : undefined;
}

/** A plain flag, which 1 raises. */
export function plainFlag(figure: number | undefined): boolean | undefined {
  return figure !== undefined && figure >= 0 ? figure === 1 : undefined;
}
