import { seededRandom } from "../../src/kernel/random";

/** Chance that a seed repeats. */
export class Dice {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  /** From 0 (included) to 1 (excluded). */
  part(): number {
    return this.#random();
  }

  /** A whole number between both, included. */
  int(least: number, most: number): number {
    return least + Math.floor(this.#random() * (most - least + 1));
  }

  chance(of: number): boolean {
    return this.#random() < of;
  }

  /** One of a list that is not empty. */
  pick<T>(from: readonly T[]): T {
    const picked = from[Math.floor(this.#random() * from.length)];
    if (picked === undefined && from.length === 0) throw new Error("nothing to pick from");
    return picked as T;
  }

  /** Some of a list, in their order. */
  some<T>(from: readonly T[], chance: number): T[] {
    return from.filter(() => this.chance(chance));
  }

  shuffled<T>(list: readonly T[]): T[] {
    return list
      .map((item) => ({ item, place: this.#random() }))
      .sort((left, right) => left.place - right.place)
      .map(({ item }) => item);
  }
}
