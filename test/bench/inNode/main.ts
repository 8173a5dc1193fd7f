import { installCustomFunctions } from "../../support/customFunctionsGlobal";
import { measure, type Figure } from "../measure";
import { figureOf } from "../amount";
import { AMOUNTS } from "./amounts";
import { ANSWERS } from "./answers";
import { BLOCKS, INSTRUMENTS } from "./instruments";
import { PUSHES } from "./pushes";

/**
 * Measures in a process of its own and writes the figures to standard output as JSON. Arguments: how often, and how the
 * names of the figures begin that are wanted.
 */
async function main([runs = "5", wanted = ""]: readonly string[]): Promise<void> {
  installCustomFunctions();
  const figures: Figure[] = [];
  for (const measured of [...PUSHES, ...ANSWERS, ...INSTRUMENTS])
    if (measured.name.startsWith(wanted)) figures.push(await measure(measured, Number(runs)));
  // Last: what they leave in memory would make the others slower.
  for (const amount of [...AMOUNTS, BLOCKS])
    if (amount.name.startsWith(wanted)) figures.push(figureOf(amount, await amount.count()));
  console.log(JSON.stringify(figures));
}

void main(process.argv.slice(2));
