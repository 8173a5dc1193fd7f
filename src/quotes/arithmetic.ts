/** A difference of prices without the noise of binary fractions: 26.15 - 25.92 is 0.23. */
export function difference(left: number | undefined, right: number | undefined): number | undefined {
  if (left === undefined || right === undefined) return undefined;
  const decimals = Math.min(12, Math.max(decimalsOf(left), decimalsOf(right)));
  return Number((left - right).toFixed(decimals));
}

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

function decimalsOf(value: number): number {
  const text = String(value);
  const point = text.indexOf(".");
  if (text.includes("e")) return 12;
  return point < 0 ? 0 : text.length - point - 1;
}
