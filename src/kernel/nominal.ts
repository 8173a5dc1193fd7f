declare const brand: unique symbol;

/**
 * A type that is told apart by its name although it is a plain value at run time.
 * Keeps seconds from being passed where milliseconds are wanted, and text from passing as a code.
 */
export type Nominal<T, Name extends string> = T & { readonly [brand]: Name };
