/**
 * Randomness that can be asked for at any place: the same seed and place always give the same number, so that
 * a bar of ten years ago costs no more than today's and never depends on what was asked before.
 */
export function mix(seed: number, place: number): number {
  let hash = seed ^ Math.imul(place + 0x9e37, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** From 0 (included) to 1 (excluded). */
export function unit(seed: number, place: number): number {
  return mix(seed, place) / 4_294_967_296;
}

/** From -1 to 1, piecewise linear between the whole multiples of `stride`. Quick where places follow each other. */
export function ripples(seed: number, stride: number): (place: number) => number {
  let cell = Number.NaN;
  let from = 0;
  let rise = 0;
  return (place) => {
    const here = Math.floor(place / stride);
    if (here !== cell) {
      cell = here;
      from = unit(seed, cell);
      rise = unit(seed, cell + 1) - from;
    }
    return (from + rise * (place / stride - cell)) * 2 - 1;
  };
}

/**
 * Ripples of doubling length, each stronger by the root of two: a path that looks like a random walk in the
 * short run and stays near zero in the long. One step is about 0.8, the whole range about 2 ** (octaves / 2).
 */
export function walk(seed: number, place: number, octaves: number): number {
  let sum = 0;
  for (let octave = 0; octave < octaves; octave += 1) {
    sum += Math.SQRT2 ** octave * ripples(seed + Math.imul(octave, 7919), 2 ** octave)(place);
  }
  return sum;
}
