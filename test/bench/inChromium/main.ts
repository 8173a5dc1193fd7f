import { measureInChromium } from "./measureInChromium";

const CHOICES = ["answers", "live", "10000", "50000"] as const;

/** `npm run bench:chromium [-- answers|live|10000|50000] [--profile]`: these figures alone; profiles come to dist/bench. */
async function main(args: readonly string[]): Promise<void> {
  const wanted = CHOICES.find((choice) => args.includes(choice));
  const figures = await measureInChromium(wanted, args.includes("--profile"));
  for (const { name, words } of figures) console.log(`${name}: ${words}`);
  if (!figures.every(({ ratio, most }) => ratio <= most)) process.exitCode = 1;
}

void main(process.argv.slice(2));
