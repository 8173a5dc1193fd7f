/** Where the values of a feed come from. */
export type FeedSource =
  /** The socket of this workbook, and requests for what is not pushed. */
  | { readonly kind: "own" }
  /** Requests alone: another workbook has the socket, and cannot be heard. */
  | { readonly kind: "requests" }
  /** Another workbook. `pushed`: keys that it has on its socket; `products`: distinct instruments there. */
  | { readonly kind: "other"; readonly pushed: ReadonlySet<string>; readonly products: number };
