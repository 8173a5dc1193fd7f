import { QosError } from "../../../src/qos/errors";
import { FormulaSheet } from "../../support/formulaSheet";
import { putCurrentInPlace } from "../../support/currentInPlace";
import { loadLazyCode } from "../../support/lazyCode";
import { setEscapeWords } from "../fuzz/judge";
import { takeEscapes, watchEscapes } from "../fuzz/run";
import { Watchdog } from "../fuzz/watchdog";
import { numberOption } from "../options";
import { Day, noCounts, type Counts } from "./day";

const HELP = `npm run chaos -- [--minutes M] [--seed N] [--days D] [--actions A]
  --minutes  how long; default 1
  --seed     the first day's seed; default by chance
  --days     how many days instead of how long; --seed N --days 1 repeats one
  --actions  how much happens in a day; default 60
`;

function told(counts: Counts): string {
  const { cells, errors, exact, actions, pushes, requests, faults, jumps, time } = counts;
  return (
    `${(time / 3_600_000).toFixed(1)} h of test time, ${actions} actions, ${cells} showings checked (${errors} errors), ` +
    `${exact} cells exact at rest, ${pushes} pushes, ${requests} requests, ${faults} faults, ${jumps} clocks set or asleep`
  );
}

async function main(): Promise<number> {
  if (process.argv.includes("--help")) {
    process.stdout.write(HELP);
    return 0;
  }
  putCurrentInPlace();
  await loadLazyCode();
  watchEscapes();
  setEscapeWords(new QosError("internal").text(undefined));
  const seed = numberOption("seed") ?? Math.floor(Math.random() * 1_000_000_000);
  const days = numberOption("days");
  const actions = numberOption("actions") ?? 60;
  const end = Date.now() + (numberOption("minutes") ?? 1) * 60_000;
  process.stdout.write(`chaos: seed ${seed}\n`);
  const watchdog = new Watchdog();
  const sheet = await FormulaSheet.load();
  const counts = noCounts();
  let lived = 0;
  let bad = 0;
  while (bad < 5 && (days === undefined ? Date.now() < end : lived < days)) {
    watchdog.alive(seed + lived, 0);
    const day = new Day(seed + lived, sheet, counts);
    const alive = setInterval(() => watchdog.alive(seed + lived, 0), 500);
    await day.live(actions);
    clearInterval(alive);
    const found = [...day.found, ...takeEscapes()];
    if (found.length > 0) {
      bad += 1;
      process.stdout.write(`\nFOUND on the day of --seed ${seed + lived} --days 1 --actions ${actions}\n`);
      for (const line of [...day.log, ...found.slice(0, 10)]) process.stdout.write(`  ${line}\n`);
    }
    lived += 1;
  }
  await watchdog.stop();
  process.stdout.write(`chaos: seed ${seed}, ${lived} days: ${told(counts)}\nchaos: ${bad} bad days\n`);
  return bad === 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (thrown: unknown) => {
    process.stderr.write(`${thrown instanceof Error ? thrown.stack : String(thrown)}\n`);
    process.exit(2);
  },
);
