import { findCalls } from "./calls";
import { readName } from "./formulaNames";
import { tokenize } from "./tokens";

/** Whether a cell's content is a formula that calls one of ours by its right name. */
export function callsOurs(formula: string): boolean {
  if (!formula.startsWith("=") || !/QOS\.[A-Z]/.test(formula)) return false;
  return findCalls(tokenize(formula)).some(({ name }) => {
    const read = readName(name);
    return read.kind === "ours" && read.spelt === "right";
  });
}
