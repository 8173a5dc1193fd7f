/** Of three turns two begin with what is in front, and one with the rest; a turn that has places left goes on with the others. */
const beginsInFront = (turn: number): boolean => turn % 3 !== 2;

/** Puts those that wait into the order of a turn, given the oldest first. */
export function share<Waiting>(
  waiting: readonly Waiting[],
  turn: number,
  isInFront: (one: Waiting) => boolean,
): readonly Waiting[] {
  const front = waiting.filter(isInFront);
  const others = waiting.filter((one) => !isInFront(one));
  return beginsInFront(turn) ? [...front, ...others] : [...others, ...front];
}

/** How many there are. */
export interface Crowd {
  readonly front: number;
  readonly others: number;
}

/** The turns in which everything has been served once, or everything in front, whichever turn is the first. */
export function turnsOf({ front, others }: Crowd, places: number, which?: "front"): number {
  const left = { front: Math.max(0, places - others), others: Math.max(0, places - front) };
  const ofFront = turnsFor(front, (turn) => (beginsInFront(turn) ? places : left.front));
  if (which === "front") return ofFront;
  return Math.max(
    ofFront,
    turnsFor(others, (turn) => (beginsInFront(turn) ? left.others : places)),
  );
}

/** The most turns that `count` take, beginning at any turn. */
function turnsFor(count: number, placesIn: (turn: number) => number): number {
  const from = (begin: number): number => {
    let turn = begin;
    for (let missing = count; missing > 0; turn += 1) missing -= placesIn(turn);
    return turn - begin;
  };
  return Math.max(from(0), from(1), from(2));
}
