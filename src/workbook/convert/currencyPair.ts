import { quoted, type Argument } from "./argument";

/**
 * Currencies that other products and the FX market both know. Their names for coins have three letters, too, and are
 * priced elsewhere.
 */
const CURRENCIES: ReadonlySet<string> = new Set(
  (
    "USD EUR GBP JPY CNY CNH HKD AUD NZD CAD CHF SGD TWD KRW INR THB MYR IDR PHP VND MOP SEK NOK DKK PLN CZK HUF RON " +
    "TRY ZAR RUB ILS SAR AED QAR KWD BRL MXN CLP COP PEN EGP"
  ).split(" "),
);

/** Two currencies as our formula writes them. */
export interface ForeignPair {
  readonly from: string;
  readonly to: string;
  /** Whether one of them is the mainland's yuan, as far as the formula tells. */
  readonly yuan: boolean;
}

/** `"CURRENCY:USDCNY"`, `"CURRENCY:"&A2&"CNY"`, `"CURRENCY:USD"&B2`; undefined: it names no two currencies. */
export function googlePair({ text, literal }: Argument): ForeignPair | undefined {
  const pieces = typeof literal === "string" ? [quoted(literal)] : text.split("&").map((piece) => piece.trim());
  const [first = "", ...more] = pieces;
  const head = /^"CURRENCY:([^"]*)"$/i.exec(first)?.[1];
  if (head === undefined) return undefined;
  const parts = [...(head === "" ? [] : [quoted(head)]), ...more].flatMap(halves);
  const [from, to, ...rest] = parts;
  if (from === undefined || to === undefined || rest.length > 0 || !parts.every(isCurrency)) return undefined;
  return { from, to, yuan: parts.includes('"CNY"') };
}

/** `"usdcny"` is two; a cell stands for one. */
function halves(piece: string): readonly string[] {
  const letters = /^"([A-Z]{3})([A-Z]{3})?"$/i.exec(piece)?.slice(1);
  if (letters === undefined) return [piece];
  return letters.flatMap((part: string | undefined) => (part === undefined ? [] : [quoted(part.toUpperCase())]));
}

function isCurrency(piece: string): boolean {
  const letters = /^"([A-Z]{3})"$/.exec(piece)?.[1];
  if (letters === undefined) return /^\$?[A-Z]{1,3}\$?\d{1,7}$/i.test(piece);
  return CURRENCIES.has(letters);
}
