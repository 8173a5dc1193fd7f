/** Marks that a Chinese keyboard types where Excel wants the plain ones. */
const PLAIN: Readonly<Record<string, string>> = { "。": ".", "、": ",", "　": " ", "‘": "'", "’": "'" };

const STRING = /"(?:[^"]|"")*"?/y;
const ROUND = /[“”"]/g;

/**
 * A formula typed with a Chinese keyboard, `＝QOS.PRICE（“US:AAPL”，“pre”）`, as Excel reads it. What stands between
 * quotation marks stays as it is; round ones become straight.
 */
export function toHalfWidth(text: string): string {
  let plain = "";
  for (let at = 0; at < text.length;) {
    const sign = text[at] ?? "";
    if (!/["“”]/.test(sign)) {
      plain += PLAIN[sign] ?? (/[！-～]/.test(sign) ? sign.normalize("NFKC") : sign);
      at += 1;
      continue;
    }
    const body = sign === '"' ? endOfString(text, at) : endOfRound(text, at);
    plain += sign === '"' ? text.slice(at, body) : `"${text.slice(at + 1, body - 1).replaceAll('"', '""')}"`;
    at = body;
  }
  return plain;
}

/** Round quotation marks outside of texts as straight ones: Excel takes what stands between them for names. */
export function straightQuotes(text: string): string {
  return /[“”]/.test(text)
    ? text.replace(/"(?:[^"]|"")*"?|[“”]/g, (part) => (part.startsWith('"') ? part : '"'))
    : text;
}

function endOfString(text: string, from: number): number {
  STRING.lastIndex = from;
  return from + (STRING.exec(text)?.[0].length ?? 1);
}

/** Past the mark that ends a text begun by a round one; one past the text where there is none. */
function endOfRound(text: string, from: number): number {
  ROUND.lastIndex = from + 1;
  const found = ROUND.exec(text);
  return found === null ? text.length + 1 : found.index + 1;
}
