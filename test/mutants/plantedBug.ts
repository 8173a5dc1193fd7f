/** A fault put into a copy of the source on purpose, to see that a test notices it. */
export interface PlantedBug {
  /** In the words of somebody who sees the wrong cell. */
  readonly shows: string;
  /** Path below src. */
  readonly file: string;
  /** A stretch of the file that stands there exactly once, and what takes its place. */
  readonly find: string;
  readonly replace: string;
}

/** The source with the bug in it. Throws where its place is not found exactly once, so that no bug is lost unseen. */
export function plant(source: string, { shows, file, find, replace }: PlantedBug): string {
  const [before, after, ...more] = source.split(find);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(
      `the bug "${shows}" no longer applies: ${file} holds its text ${more.length + (after === undefined ? 0 : 1)} times, not once`,
    );
  return before + replace + after;
}
