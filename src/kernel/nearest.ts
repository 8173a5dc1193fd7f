/** Words that a message has room for. */
const MOST = 3;

/** Of the words those that a slip of the finger may have been meant as, the nearest first. */
export function nearest(given: string, words: Iterable<string>): readonly string[] {
  const typed = given.slice(0, 40);
  const most = typed.length < 3 ? 0 : typed.length < 6 ? 1 : 2;
  const near: (readonly [distance: number, word: string])[] = [];
  for (const word of words) {
    const distance = word.startsWith(typed) && typed.length > 1 ? 0.5 : distanceBetween(typed, word, most);
    if (distance <= most || distance === 0.5) near.push([distance, word]);
  }
  near.sort(([one], [other]) => one - other);
  return [...new Set(near.map(([, word]) => word))].slice(0, MOST);
}

/** Letters to put in, take out, replace or swap with the next; anything above `most` where there are more. */
function distanceBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, row]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    [before, row] = [row, next];
  }
  return row[other.length] ?? 0;
}
