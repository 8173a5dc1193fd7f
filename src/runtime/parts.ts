import { buildBasics, type Basics } from "./basics";
import { buildCells, type Cells } from "./cells";
import type { Ports } from "./ports";
import { Renewal } from "./renewal";
import { buildSources, type Sources } from "./sources";
import { buildTransports, type Transports } from "./transports";

/** Every object of the program. Only the root knows them all. */
export interface Parts extends Basics, Transports, Sources, Cells {}

/** Makes every object, each of those that are there already, and sets them going. */
export function buildParts(ports: Ports): Parts {
  const basics = buildBasics(ports);
  const transports = buildTransports(basics);
  const sources = buildSources(basics, transports);
  const parts: Parts = { ...basics, ...transports, ...sources, ...buildCells(basics, sources) };
  new Renewal(parts).begin();
  return parts;
}
