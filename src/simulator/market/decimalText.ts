import type { TickRule } from "./ticks";

/** A whole number of 10 ** -decimals as the shortest decimal text: `(23803, 2)` is `"238.03"`, `(49100, 2)` is `"491"`. */
export function decimalText(amount: number, decimals: number): string {
  const fixed = fixedDecimalText(amount, decimals);
  if (decimals === 0) return fixed;
  let end = fixed.length;
  while (fixed.charCodeAt(end - 1) === 48) end -= 1;
  if (fixed.charCodeAt(end - 1) === 46) end -= 1;
  return fixed.slice(0, end);
}

/** The same with all its decimals: `(8108550, 2)` is `"81085.50"`. */
export function fixedDecimalText(amount: number, decimals: number): string {
  const sign = amount < 0 ? "-" : "";
  const digits = String(Math.abs(amount));
  if (decimals === 0) return sign + digits;
  const padded = digits.length > decimals ? digits : digits.padStart(decimals + 1, "0");
  const point = padded.length - decimals;
  return `${sign}${padded.slice(0, point)}.${padded.slice(point)}`;
}

export function priceText(rule: TickRule, counted: number): string {
  const points = counted - (rule.zero ?? 0);
  return rule.fixedText ? fixedDecimalText(points, rule.decimals) : decimalText(points, rule.decimals);
}

export function volumeText(rule: TickRule, volume: number): string {
  return rule.fixedText ? fixedDecimalText(volume, rule.volumeDecimals) : decimalText(volume, rule.volumeDecimals);
}

/** Turnover is counted in points times volume units times shares a unit; written with at most four decimals. */
export function turnoverText(
  rule: TickRule,
  { turnover: counted, volume }: { readonly turnover: number; readonly volume: number },
  volumeUnit: number,
): string {
  const turnover = counted - (rule.zero ?? 0) * volume;
  const decimals = rule.decimals + rule.volumeDecimals;
  const kept = Math.min(decimals, rule.fixedText ? 2 : 4);
  return decimalText(Math.round((turnover * volumeUnit) / 10 ** (decimals - kept)), kept);
}
