/** What an error is about, by the names that its words have in braces. */
export type ErrorDetails = Readonly<Record<string, string | number>>;

/** The words of an error with its details in the place of what stands in braces. */
export function errorText(words: string, details: ErrorDetails): string {
  return words.replace(/\{(\w+)\}/g, (_whole, name: string) => String(details[name] ?? "?"));
}
