import type { App } from "../../src/runtime/app";
import { facetsOf } from "../../src/runtime/buildApp";
import { buildParts, type Parts } from "../../src/runtime/parts";
import type { Ports } from "../../src/runtime/ports";

/** A program, and the parts it is made of for a test that looks inside. */
export interface BuiltApp extends App {
  readonly parts: Parts;
}

/** Builds the whole program on the ports of a test. */
export function builtApp(ports: Ports): BuiltApp {
  const parts = buildParts(ports);
  return { ...facetsOf(parts), parts };
}
