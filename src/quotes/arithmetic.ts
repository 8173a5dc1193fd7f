/**
 * A difference of prices without the noise of binary fractions: 26.15 - 25.92 is 0.23. It has as many decimals as the
 * finer of the two, however small they are.
 */
export function difference(left: number | undefined, right: number | undefined): number | undefined {
  if (left === undefined || right === undefined) return undefined;
  const scale = Math.max(plainScale(left), plainScale(right));
  if (scale < Infinity) return Math.round((left - right) * scale) / scale;
  const decimals = Math.max(decimalsOf(left), decimalsOf(right));
  return decimals > MOST_DECIMALS ? left - right : Number((left - right).toFixed(decimals));
}

/** Prices below this with few decimals are whole numbers of their smallest unit, far from where doubles grow coarse. */
const PLAIN = 100_000_000;
const SCALES = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

/**
 * 10 to the number of decimals of a figure that is as plain as nearly all prices are; Infinity for any other. The first
 * scale at which a whole number divided by it is the figure again is that of its shortest text.
 */
function plainScale(value: number): number {
  if (value < PLAIN && value > -PLAIN)
    for (const scale of SCALES) if (Math.round(value * scale) / scale === value) return scale;
  return Infinity;
}

/** Decimals that `toFixed` writes at most. */
const MOST_DECIMALS = 100;

/** The change against a base, a fraction of it. */
export function changepct(price: number | undefined, base: number | undefined): number | undefined {
  return fraction(difference(price, base), base);
}

/** A share of a base. Over a base that is not above zero (prices below zero exist) a percentage means nothing. */
export function fraction(part: number | undefined, base: number | undefined): number | undefined {
  return base === undefined || base <= 0 ? undefined : ratio(part, base);
}

export function ratio(part: number | undefined, whole: number | undefined): number | undefined {
  return part === undefined || whole === undefined || whole === 0 ? undefined : part / whole;
}

export function product(left: number | undefined, right: number | undefined): number | undefined {
  return left === undefined || right === undefined ? undefined : left * right;
}

/** Of what is never 0, a price or a number of shares, 0 says that it is not known. */
export function neverZero(value: number | undefined): number | undefined {
  return value === 0 ? undefined : value;
}

/** Decimals of the shortest text that means this number: 0.25 has 2, 1.2e-7 has 8. */
function decimalsOf(value: number): number {
  const [digits = "", exponent = "0"] = String(value).split("e");
  const point = digits.indexOf(".");
  const written = point < 0 ? 0 : digits.length - point - 1;
  return Math.max(0, written - Number(exponent));
}
