/** What stands where a secret stood. */
const STRUCK = "•••";

/** A shorter text is no secret: striking it out would only mangle words that happen to hold it. */
const SHORTEST = 3;

/** So much of a secret's beginning, where a text was cut, is part of it and no word of the text (characters). */
const SHORTEST_PART = 6;

const patterns = new Map<string, RegExp>();

/**
 * The text without these secrets: as they are, as they stand in a URL (both ways to write one) and in JSON, in any
 * case of letters; and without the beginning of one where somebody else has cut the text. Strike out first, shorten
 * afterwards: what remains of a secret that was cut here could not be told from a word.
 */
export function strikeOut(text: string, secrets: Iterable<string>): string {
  let clean = text;
  for (const secret of secrets) if (secret.length >= SHORTEST) clean = clean.replace(patternOf(secret), STRUCK);
  return clean;
}

function patternOf(secret: string): RegExp {
  const known = patterns.get(secret);
  if (known !== undefined) return known;
  const whole = new Set([secret, inUrl(secret), inForm(secret), inJson(secret)]);
  const parts = [...whole].sort((left, right) => right.length - left.length).map(literally);
  if (secret.length > SHORTEST_PART) parts.push(beginningOf(secret));
  const pattern = new RegExp(parts.join("|"), "gi");
  patterns.set(secret, pattern);
  return pattern;
}

/** Matches as much of the secret as there is before a cut: the end of the text, or dots. */
function beginningOf(secret: string): string {
  const rest = [...secret.slice(SHORTEST_PART)];
  const more = rest.reduceRight((after, letter) => `(?:${literally(letter)}${after})?`, "");
  return `${literally(secret.slice(0, SHORTEST_PART))}${more}(?=…|\\.\\.\\.|$)`;
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

function inUrl(secret: string): string {
  try {
    return encodeURIComponent(secret);
  } catch {
    return secret; // Half a character has no form there.
  }
}

function inForm(secret: string): string {
  return new URLSearchParams([["", secret]]).toString().slice(1);
}

function inJson(secret: string): string {
  return JSON.stringify(secret).slice(1, -1);
}
