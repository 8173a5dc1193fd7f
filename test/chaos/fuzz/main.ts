import { FormulaSheet } from "../../support/formulaSheet";
import { putCurrentInPlace } from "../../support/currentInPlace";
import { loadLazyCode } from "../../support/lazyCode";
import { numberOption, option } from "../options";
import { FUZZERS } from "./kinds";
import { run, watchEscapes, type Found, type KindReport } from "./run";
import { Watchdog } from "./watchdog";

const HELP = `npm run fuzz -- [--minutes M] [--seed N] [--rounds R] [--kind WORD]
  --minutes  how long; default 1
  --seed     the first round's seed; default by chance
  --rounds   how many rounds instead of how long; --seed N --rounds 1 repeats one input of each kind
  --kind     only kinds whose name holds this word
`;

function line({ kind, inputs, cells, figures, errors, largest, slowest }: KindReport): string {
  const size = `largest ${largest} characters, slowest ${slowest.toFixed(0)} ms for 100 kB`;
  return `${kind}: ${inputs} inputs, ${cells} cells checked (${figures} figures, ${errors} errors), ${size}`;
}

function tell({ kind, seed, what }: Found): string {
  return `\nFOUND in ${kind}, --seed ${seed} --rounds 1 --kind "${kind}"\n${what.map((one) => `  ${one}`).join("\n")}`;
}

async function main(): Promise<number> {
  if (process.argv.includes("--help")) {
    process.stdout.write(HELP);
    return 0;
  }
  putCurrentInPlace();
  await loadLazyCode();
  watchEscapes();
  const word = option("kind");
  const fuzzers = FUZZERS.filter(({ name }) => word === undefined || name.includes(word));
  if (fuzzers.length === 0) throw new Error(`no kind holds "${word}"`);
  const seed = numberOption("seed") ?? Math.floor(Math.random() * 1_000_000_000);
  const rounds = numberOption("rounds");
  const end = Date.now() + (numberOption("minutes") ?? 1) * 60_000;
  process.stdout.write(`fuzz: seed ${seed}\n`);
  const watchdog = new Watchdog();
  const { kinds, found } = await run({
    fuzzers,
    seed,
    goesOn: (round) => (rounds === undefined ? Date.now() < end : round < rounds),
    sheet: await FormulaSheet.load(),
    watchdog,
    most: numberOption("most") ?? 20,
  });
  await watchdog.stop();
  process.stdout.write(`${[...kinds.map(line), ...found.map(tell)].join("\n")}\n`);
  const inputs = kinds.reduce((sum, kind) => sum + kind.inputs, 0);
  const cells = kinds.reduce((sum, kind) => sum + kind.cells, 0);
  process.stdout.write(`fuzz: seed ${seed}, ${inputs} inputs, ${cells} cells, ${found.length} found\n`);
  return found.length === 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (thrown: unknown) => {
    process.stderr.write(`${thrown instanceof Error ? thrown.stack : String(thrown)}\n`);
    process.exit(2);
  },
);
