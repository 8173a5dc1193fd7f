/** The word behind `--name` on the command line. */
export function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}

/** The number behind `--name`; throws where something else stands there. */
export function numberOption(name: string): number | undefined {
  const given = option(name);
  if (given === undefined) return undefined;
  const value = Number(given);
  if (!Number.isFinite(value)) throw new Error(`--${name} is to be a number, not ${given}`);
  return value;
}
