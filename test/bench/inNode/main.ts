import { installCustomFunctions } from "../../support/customFunctionsGlobal";
import { measure } from "../measure";
import { ANSWERS } from "./answers";
import { PUSHES } from "./pushes";

const RUNS = Number(process.env["RUNS"] ?? 5);
async function main(): Promise<void> {
  installCustomFunctions();
  const wanted = process.argv[2];
  for (const measured of [...PUSHES, ...ANSWERS]) {
    if (wanted !== undefined && !measured.name.includes(wanted)) continue;
    const f = await measure(measured, RUNS);
    console.log(`${f.name}: ${f.ratio.toFixed(2)} (most ${f.most}); ${f.words}`);
  }
}
void main();
