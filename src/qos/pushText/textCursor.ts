import { BACKSLASH, BLANK, COLON, NINE, OBJECT_END, POINT, QUOTE, ZERO } from "./letters";

/** Any number of so many digits is a double. */
const PLAIN_DIGITS = 15;
/** Powers of ten; a double holds each of them exactly. */
const POWERS = Array.from({ length: PLAIN_DIGITS + 1 }, (_, exponent) => 10 ** exponent);

/** A member's name of one or two letters as one number. Of a single letter, the quote behind it is the second. */
export function nameKey(name: string): number {
  return keyOf(name.charCodeAt(0), name.length === 1 ? QUOTE : name.charCodeAt(1));
}

/** The key of what is no such name. */
const NO_NAME = -1;

function keyOf(first: number, second: number): number {
  return first * 65_536 + second;
}

function finite(figure: number): number {
  return Number.isFinite(figure) ? figure : NaN;
}

/**
 * A place in a text of JSON without white space, read letter by letter. It steps over what it has read; after something that
 * it could not read, where it stands means nothing. Figures that it cannot read are NaN.
 */
export class TextCursor {
  readonly #text: string;
  #at: number;

  constructor(text: string, at = 0) {
    this.#text = text;
    this.#at = at;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#text.length;
  }

  /** Steps over a letter, if it is the next. */
  skip(letter: number): boolean {
    if (this.#text.charCodeAt(this.#at) !== letter) return false;
    this.#at += 1;
    return true;
  }

  /** Whether the object ends here, and the text with it. */
  ends(): boolean {
    return this.skip(OBJECT_END) && this.isAtEnd;
  }

  /** `"lp":` as the key of its name, which is that of no name where another thing stands. */
  name(): number {
    const text = this.#text;
    const at = this.#at;
    const second = text.charCodeAt(at + 2);
    const end = second === QUOTE ? at + 2 : at + 3;
    if (text.charCodeAt(at) !== QUOTE || text.charCodeAt(end) !== QUOTE || text.charCodeAt(end + 1) !== COLON)
      return NO_NAME;
    this.#at = end + 2;
    return keyOf(text.charCodeAt(at + 1), second);
  }

  /** A text in quotes, without escapes. */
  quoted(): string | undefined {
    if (!this.skip(QUOTE)) return undefined;
    const text = this.#text;
    for (let at = this.#at; at < text.length; at += 1) {
      const letter = text.charCodeAt(at);
      if (letter === BACKSLASH || letter < BLANK) return undefined;
      if (letter !== QUOTE) continue;
      const found = text.slice(this.#at, at);
      this.#at = at + 1;
      return found;
    }
    return undefined;
  }

  /** A plain decimal in quotes, or a number. */
  figure(): number {
    if (!this.skip(QUOTE)) return this.number();
    const figure = this.plainDecimal();
    return this.skip(QUOTE) ? figure : NaN;
  }

  /** A plain decimal as JSON writes numbers: no needless 0 before it, and digits behind its point. */
  number(): number {
    const text = this.#text;
    const begin = this.#at;
    const figure = this.plainDecimal();
    const second = text.charCodeAt(begin + 1);
    const isPadded = text.charCodeAt(begin) === ZERO && second >= ZERO && second <= NINE;
    return isPadded || text.charCodeAt(this.#at - 1) === POINT ? NaN : figure;
  }

  /**
   * Digits and at most one point behind the first of them, as nearly all figures are. Of at most 15 digits these and the
   * power of ten are exact, so that their quotient is the nearest double of the text, the same that `Number` gives; more,
   * as turnovers with the noise of floats have, are left to `Number`.
   */
  plainDecimal(): number {
    const text = this.#text;
    const begin = this.#at;
    let at = begin;
    let point = -1;
    let digits = 0;
    for (; at < text.length; at += 1) {
      const letter = text.charCodeAt(at);
      if (letter >= ZERO && letter <= NINE) digits = digits * 10 + (letter - ZERO);
      else if (letter === POINT && point === -1 && at > begin) point = at;
      else break;
    }
    this.#at = at;
    const count = point === -1 ? at - begin : at - begin - 1;
    if (count === 0) return NaN;
    if (count > PLAIN_DIGITS) return finite(Number(text.slice(begin, at)));
    return point === -1 ? digits : digits / (POWERS[at - point - 1] ?? NaN);
  }
}
