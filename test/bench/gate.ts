import type { Figure } from "./measure";

/** Ratios by the name of the figure, as they were when they were recorded. */
export type Recorded = Readonly<Record<string, number>>;

/**
 * By so much of itself a ratio may be above the recorded one. Caches, collections and a machine on which others work move
 * even the least of several runs by a third; what is worth stopping for is half as much again.
 */
const TOLERANCE = 0.5;

/** What has become slower, or cannot be told; none: all is well. */
export function complaints(
  figures: readonly Pick<Figure, "name" | "ratio">[],
  recorded: Recorded,
  tolerance = TOLERANCE,
): readonly string[] {
  const missing = Object.keys(recorded).filter((name) => figures.every((figure) => figure.name !== name));
  return [
    ...figures.flatMap(({ name, ratio }) => {
      const before = recorded[name];
      if (before === undefined) return [`${name}: was never recorded`];
      if (ratio <= before * (1 + tolerance)) return [];
      return [`${name}: ${ratio.toFixed(1)} x its bound, recorded ${before.toFixed(1)} x`];
    }),
    ...missing.map((name) => `${name}: is recorded and was not measured`),
  ];
}
