import Module from "node:module";
import { app } from "./cases/currentApp";

/**
 * Puts the program that the test has built (`setApp`) where the formulas' files look for that of the page, in a process
 * without Jest. To be called before the first of these files is loaded.
 */
export function putCurrentInPlace(): void {
  const path = require.resolve("../../src/runtime/current");
  const replacement = new Module(path);
  replacement.exports = { app };
  replacement.loaded = true;
  require.cache[path] = replacement;
}
