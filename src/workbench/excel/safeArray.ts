/** What COM hands to a script: an array that must be asked for its items. */
export interface SafeArray {
  toArray(): unknown[];
  dimensions(): number;
}

/** One dimension; two are never needed here. */
export function safeArray(items: readonly unknown[]): SafeArray {
  return { toArray: () => [...items], dimensions: () => 1 };
}
