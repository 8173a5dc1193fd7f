import type { Figure } from "./measure";

/** What is counted and has a bound of its own: bytes, timers, milliseconds of the test's clock. */
export interface Amount {
  readonly name: string;
  readonly unit: string;
  /** So much it may be. */
  readonly most: number;
  readonly count: () => Promise<number>;
  /** Another number each time, such as bytes of memory. @default the same in every run */
  readonly varies?: true;
}

/** The figure of an amount: how much of its bound it is; of a bound of 0 the amount itself. */
export function figureOf({ name, unit, most, varies }: Omit<Amount, "count">, amount: number): Figure {
  return {
    name,
    ratio: most === 0 ? amount : amount / most,
    most: most === 0 ? 0 : 1,
    words: `${short(amount)} ${unit}, at most ${most}`,
    ...(varies === undefined ? {} : { varies }),
  };
}

function short(amount: number): string {
  return String(Number(amount.toPrecision(3)));
}
