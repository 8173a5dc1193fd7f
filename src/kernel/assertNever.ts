/** Makes the compiler prove that a `switch` over a union has named every member. */
export function assertNever(value: never): never {
  throw new Error(`unexpected member: ${String(value)}`);
}
