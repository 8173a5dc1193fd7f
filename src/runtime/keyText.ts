import type { Nominal } from "../kernel/nominal";
import { failure, success, type Settled } from "../kernel/settled";

/** The credential. Never in a workbook, a formula, a log, or a text that is shown. */
export type ApiKey = Nominal<string, "ApiKey">;

/**
 * Why a text is no key. `space`: there is a blank inside. `foreign`: it holds a character that no header can carry,
 * such as a full-width letter or a curly quote.
 */
export type KeyFault =
  { readonly kind: "blank" | "space" | "tooLong" } | { readonly kind: "foreign"; readonly character: string };

/** Far longer than any key; what is longer was pasted by mistake (characters). */
const LONGEST = 512;

/** What nobody sees: control characters, ends of lines, zero-width and direction marks, soft hyphens, fillers. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]/gu;

/**
 * Reads a key as it was typed, pasted, given by a server or stored. What nobody sees is left out: with it the browser
 * would send nothing, and give no reason. What can be seen and cannot be sent is told.
 */
export function readKey(text: string): Settled<ApiKey, KeyFault> {
  const key = text.replace(INVISIBLE, "").trim();
  if (key === "") return failure({ kind: "blank" });
  if (key.length > LONGEST) return failure({ kind: "tooLong" });
  if (/\s/u.test(key)) return failure({ kind: "space" });
  const foreign = /[^!-~]/u.exec(key)?.[0];
  return foreign === undefined ? success(key as ApiKey) : failure({ kind: "foreign", character: foreign });
}
