import type { Figure } from "./measure";

/** Ratios by the name of the figure, as they were when they were recorded. */
export type Recorded = Readonly<Record<string, number>>;

/**
 * By so much of itself a ratio may be above the recorded one. Caches, collections, another processor and a machine on which
 * others work move even the least of several runs by a half; what is worth stopping for is twice as much.
 */
const TOLERANCE = 1;

/** Of two measurements the lesser of each: what disturbs one makes it larger, never smaller. */
export function least(figures: readonly Figure[], again: readonly Figure[]): readonly Figure[] {
  return figures.map((figure) => {
    const other = again.find(({ name }) => name === figure.name);
    return other !== undefined && other.ratio < figure.ratio ? other : figure;
  });
}

/** What has become slower, or cannot be told; none: all is well. */
export function complaints(
  figures: readonly Pick<Figure, "name" | "ratio" | "most" | "varies">[],
  recorded: Recorded,
  tolerance = TOLERANCE,
): readonly string[] {
  const missing = Object.keys(recorded).filter((name) => figures.every((figure) => figure.name !== name));
  return [
    ...figures.flatMap(({ name, ratio, most, varies }) => {
      if (varies) return ratio <= most ? [] : [`${name}: ${ratio.toFixed(1)} x its bound`];
      const before = recorded[name];
      if (before === undefined) return [`${name}: was never recorded`];
      if (ratio <= before * (1 + tolerance)) return [];
      return [`${name}: ${ratio.toFixed(1)} x its bound, recorded ${before.toFixed(1)} x`];
    }),
    ...missing.map((name) => `${name}: is recorded and was not measured`),
  ];
}
