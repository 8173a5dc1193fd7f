/**
 * What Excel shows of a number in the formats that this product uses: `#,##0`, decimals that are always or only where
 * needed shown, a percent sign. Written for tests, by Excel's own rules: 15 significant digits, halves away from zero.
 */
export function shownAs(format: string, value: number): string {
  const [, grouped = "", decimals = "", percent = ""] = /^(#,##)?0(?:\.(0*#*))?(%)?$/.exec(format) ?? unknown(format);
  const always = decimals.replaceAll("#", "").length;
  const digits = decimalText(percent === "" ? value : value * 100);
  const [whole = "", part = ""] = rounded(digits, decimals.length).split(".");
  const shown = part.replace(/0+$/, "").padEnd(always, "0");
  const named = grouped === "" ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const text = decimals === "" ? named : `${named}.${shown}`;
  return `${value < 0 && /[1-9]/.test(text) ? "-" : ""}${text}${percent}`;
}

function unknown(format: string): never {
  throw new Error(`a format that is not known here: ${format}`);
}

/** Without a sign and without an exponent, at 15 significant digits. */
function decimalText(value: number): string {
  const [digits = "", exponent = "0"] = Math.abs(value).toExponential(14).split("e");
  const all = digits.replace(".", "");
  const point = Number(exponent) + 1;
  if (point <= 0) return `0.${"0".repeat(-point)}${all}`;
  return point >= all.length ? all.padEnd(point, "0") : `${all.slice(0, point)}.${all.slice(point)}`;
}

function rounded(digits: string, decimals: number): string {
  const [whole = "", part = ""] = digits.split(".");
  const scaled = BigInt(whole + part.slice(0, decimals).padEnd(decimals, "0"));
  const up = Number(part[decimals] ?? "0") >= 5 ? 1n : 0n;
  const text = String(scaled + up).padStart(decimals + 1, "0");
  return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}
