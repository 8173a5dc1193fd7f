import { PLANTED_BUGS } from "./bugs";
import { confirm, judge, type Verdict } from "./judge";
import type { PlantedBug } from "./plantedBug";
import { Workplace } from "./workplace";

/**
 * `npm run mutants [-- words]`: plants every bug (or those whose file or sentence holds one of the words) by itself in a
 * copy of the tree and runs the tests over it. Fails when a bug survives them.
 */
const AT_ONCE = Number(process.env["MUTANTS_AT_ONCE"] ?? 2);

async function main(words: readonly string[]): Promise<boolean> {
  const asked = PLANTED_BUGS.filter(
    ({ file, shows }) => words.length === 0 || words.some((word) => `${file} ${shows}`.includes(word)),
  );
  const left = [...asked];
  const missed: PlantedBug[] = [];
  const begun = Date.now();
  await Promise.all(
    Array.from({ length: Math.min(AT_ONCE, asked.length) }, async () => {
      const workplace = new Workplace();
      try {
        for (let bug = left.shift(); bug !== undefined; bug = left.shift()) {
          const planted = bug;
          const heard = await workplace.with(planted, () => judge(workplace.folder, planted));
          const verdict = await confirm(workplace.folder, heard);
          if (verdict.kind !== "caught") missed.push(planted);
          console.log(lineOf(planted, verdict));
        }
      } finally {
        workplace.remove();
      }
    }),
  );
  const minutes = ((Date.now() - begun) / 60_000).toFixed(1);
  console.log(`\n${asked.length - missed.length} of ${asked.length} planted bugs were caught, in ${minutes} min`);
  for (const { file, shows } of missed) console.log(`  not caught: ${file}: ${shows}`);
  return asked.length > 0 && missed.length === 0;
}

function lineOf({ file, shows }: PlantedBug, verdict: Verdict): string {
  switch (verdict.kind) {
    case "caught":
      return `caught    ${file}: ${shows}\n          by ${verdict.test}: ${verdict.by}`;
    case "survived":
      return `SURVIVED  ${file}: ${shows}`;
    case "unclear":
      return `UNCLEAR   ${file}: ${shows}\n          ${verdict.why}`;
  }
}

main(process.argv.slice(2)).then(
  (good) => (process.exitCode = good ? 0 : 1),
  (thrown: unknown) => {
    console.error(thrown);
    process.exitCode = 1;
  },
);
