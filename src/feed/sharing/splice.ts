/**
 * How one list follows another, where most members are the very same: new ones before, a stretch that is kept, new
 * ones behind. A tape grows at its head, a series of bars at its end; neither need be sent whole for a single change.
 */
export interface Splice<Member> {
  readonly head: readonly Member[];
  /** Position and length, in the list before, of what is kept. */
  readonly from: number;
  readonly kept: number;
  readonly tail: readonly Member[];
}

/** Members at the head of a list that are looked for in the list before. */
const REACH = 50;

/** The change from `before` to `after`, or undefined where sending `after` whole costs no more than twice as much. */
export function spliceOf<Member>(before: readonly Member[], after: readonly Member[]): Splice<Member> | undefined {
  for (const [start, member] of after.slice(0, REACH).entries()) {
    const from = before.indexOf(member);
    if (from < 0) continue;
    let kept = 1;
    while (start + kept < after.length && from + kept < before.length && after[start + kept] === before[from + kept])
      kept += 1;
    if (kept * 2 < after.length) return undefined;
    return { head: after.slice(0, start), from, kept, tail: after.slice(start + kept) };
  }
  return undefined;
}

/** The list after the change, or undefined where it does not fit the list before. */
export function applySplice<Member>(
  before: readonly Member[],
  { head, from, kept, tail }: Splice<Member>,
): readonly Member[] | undefined {
  if (from < 0 || kept < 0 || from + kept > before.length) return undefined;
  return [...head, ...before.slice(from, from + kept), ...tail];
}
