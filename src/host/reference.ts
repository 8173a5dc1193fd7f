/** A reference as a formula writes it, in two: `'My sheet'!$A$1` is sheet `My sheet` and cells `A1`. */
export interface SplitReference {
  /** Undefined where the reference names no sheet. */
  readonly sheet: string | undefined;
  readonly address: string;
}

export function splitReference(reference: string): SplitReference {
  const at = reference.lastIndexOf("!");
  const address = reference.slice(at + 1).replaceAll("$", "");
  if (at < 0) return { sheet: undefined, address };
  const written = reference.slice(0, at);
  const sheet = written.startsWith("'") ? written.slice(1, -1).replaceAll("''", "'") : written;
  return { sheet, address };
}
