/**
 * A code as it was typed or copied, in plain characters and its own case: invisible characters fall away, full-width
 * letters, digits and marks become their plain form, every kind of blank is one, and dashes are alike. Nothing else
 * is folded: a `①` or an `ß` is no digit and no letters. Undefined where something beyond plain characters remains.
 */
export function plainText(text: string): string | undefined {
  const plain = text
    .replace(/[\p{Cf}\ufe00-\ufe0f]/gu, "")
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[。｡]/g, ".")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/\s+/g, " ")
    .trim();
  return /^[\x20-\x7e]*$/.test(plain) ? plain : undefined;
}

/** Capital letters for the plain ones; the letters of other scripts stay as they are. */
export function capitals(text: string): string {
  return text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}
