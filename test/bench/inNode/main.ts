import { installCustomFunctions } from "../../support/customFunctionsGlobal";
import { figureOf, type Amount } from "../amount";
import { measure, type Figure, type Measured } from "../measure";
import { AMOUNTS } from "./amounts";
import { ANSWERS } from "./answers";
import type { Group } from "./groups";
import { BLOCKS, INSTRUMENTS } from "./instruments";
import { PUSHES } from "./pushes";

interface Contents {
  readonly times: readonly Measured[];
  /** Last: what they leave in memory would make the others slower. */
  readonly amounts: readonly Amount[];
}

const CONTENTS: Readonly<Record<Group, Contents>> = {
  pushes: { times: PUSHES, amounts: [] },
  answers: { times: ANSWERS, amounts: [] },
  instruments: { times: INSTRUMENTS, amounts: [BLOCKS] },
  amounts: { times: [], amounts: AMOUNTS },
};

/**
 * Measures a group and writes its figures to standard output as JSON. Arguments: the group, how often, and how the names of
 * the figures begin that are wanted.
 */
async function main([group = "", runs = "5", wanted = ""]: readonly string[]): Promise<void> {
  installCustomFunctions();
  const { times, amounts } = CONTENTS[group as Group];
  const figures: Figure[] = [];
  for (const measured of times)
    if (measured.name.startsWith(wanted)) figures.push(await measure(measured, Number(runs)));
  for (const amount of amounts)
    if (amount.name.startsWith(wanted)) figures.push(figureOf(amount, await amount.count()));
  console.log(JSON.stringify(figures));
}

void main(process.argv.slice(2));
