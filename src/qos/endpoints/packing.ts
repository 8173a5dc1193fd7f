/**
 * Puts items into the fewest boxes of `size`, where items of one group must lie in different boxes. `groups` lists
 * the items by group.
 *
 * The least number of boxes is the greater of ceil(items / size) and the size of the largest group, and it is always
 * reached: the groups of several items are dealt out box after box in turn, so that no box gets two of a group and
 * none gets more than its share; the items that stand alone then fill the boxes in order.
 */
export function packApart<Item>(groups: readonly (readonly Item[])[], size: number): Item[][] {
  const items = groups.reduce((sum, group) => sum + group.length, 0);
  const largest = groups.reduce((most, group) => Math.max(most, group.length), 0);
  const boxes = Array.from({ length: Math.max(Math.ceil(items / size), largest) }, (): Item[] => []);
  let turn = 0;
  for (const item of groups.filter((group) => group.length > 1).flat()) {
    boxes[turn % boxes.length]?.push(item);
    turn += 1;
  }
  let box = 0;
  for (const item of groups.filter((group) => group.length === 1).flat()) {
    while ((boxes[box]?.length ?? 0) >= size && box < boxes.length - 1) box += 1;
    boxes[box]?.push(item);
  }
  return boxes.filter((filled) => filled.length > 0);
}
