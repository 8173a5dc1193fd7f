import type { NumberKind } from "../quotes/numberKind";

/**
 * Excel's number format for a number of a kind; undefined: Excel's own way. It hides no digit that means something: what
 * is shown has six significant digits at least, or all of them. Percentages have two decimals, and more where these would
 * show a zero that is none.
 *
 * The kind decides, the size only where digits would be hidden otherwise: a live cell keeps its format while it moves.
 */
export function numberFormat(kind: NumberKind, value: number): string | undefined {
  const size = Math.abs(value);
  switch (kind) {
    case "price":
    case "coins":
      return exact(size);
    case "volume":
      return Number.isInteger(value) ? WHOLE : exact(size);
    case "money":
      return size >= LARGE_SUM ? WHOLE : exact(size);
    case "fraction":
      return size >= SMALLEST_SHOWN || size === 0 ? "0.00%" : smallFraction(size);
    case "number":
      return divided(size);
  }
}

/** Never with optional decimals alone: of a whole number `#,##0.####` shows the point behind it. */
const WHOLE = "#,##0";
const DECIMALS = "#,##0.00";

/** Sums from here on have six digits before the point. */
const LARGE_SUM = 100_000;
/** What two decimals of a percentage would round to 0.00 % lies below. */
const SMALLEST_SHOWN = 0.000_05;
/** Eight decimals show six digits of figures from here on, and so does `MOST` from the next. */
const SMALL = 0.001;
const TINY = 1e-12;
/** Decimals of figures below `SMALL`; a double's noise lies beyond its digits, which Excel does not show. */
const MOST = 18;

/** Figures as the server sends them. */
function exact(size: number): string | undefined {
  if (size >= SMALL || size === 0) return upTo(8);
  return size >= TINY ? upTo(MOST) : undefined;
}

/** As many decimals as make six digits. */
function divided(size: number): string | undefined {
  if (size >= 10) return upTo(4);
  return size >= 0.1 ? upTo(6) : exact(size);
}

function smallFraction(size: number): string | undefined {
  return size >= TINY ? `0.00${"#".repeat(MOST - 4)}%` : undefined;
}

const UP_TO = new Map<number, string>();

/** Two decimals, and up to so many where there are more. */
function upTo(most: number): string {
  let format = UP_TO.get(most);
  if (format === undefined) UP_TO.set(most, (format = DECIMALS + "#".repeat(most - 2)));
  return format;
}
