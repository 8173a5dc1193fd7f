/** Of three turns two begin with what is in front, and one with the rest; a turn that has places left goes on with the others. */
const beginsVisible = (turn: number): boolean => turn % 3 !== 2;

/** Puts those that wait into the order of a turn, given the oldest first. */
export function share<Waiting>(
  waiting: readonly Waiting[],
  turn: number,
  isVisible: (one: Waiting) => boolean,
): readonly Waiting[] {
  const visibleOnes = waiting.filter(isVisible);
  const others = waiting.filter((one) => !isVisible(one));
  return beginsVisible(turn) ? [...visibleOnes, ...others] : [...others, ...visibleOnes];
}

/** How many there are. */
export interface Crowd {
  readonly visible: number;
  readonly others: number;
}

/** The turns in which everything has been served once, or everything in front, whichever turn is the first. */
export function turnsOf({ visible, others }: Crowd, places: number, which?: "visible"): number {
  const left = { visible: Math.max(0, places - others), others: Math.max(0, places - visible) };
  const ofVisible = turnsFor(visible, (turn) => (beginsVisible(turn) ? places : left.visible));
  if (which === "visible") return ofVisible;
  return Math.max(
    ofVisible,
    turnsFor(others, (turn) => (beginsVisible(turn) ? left.others : places)),
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
