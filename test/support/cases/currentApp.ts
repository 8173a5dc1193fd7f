import type { App } from "../../../src/runtime/app";

let current: App | undefined;

/** Stands in for `runtime/current` where formulas run without Excel: the program that the test has built. */
export function app(): App {
  if (current === undefined) throw new Error("no program has been built");
  return current;
}

export function setApp(next: App | undefined): void {
  current = next;
}
