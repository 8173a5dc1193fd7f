/** The place of the last item for which `test` holds; -1 where there is none. */
export function lastIndexWhere<Item>(items: readonly Item[], test: (item: Item) => boolean): number {
  for (let place = items.length - 1; place >= 0; place -= 1) {
    const item = items[place];
    if (item !== undefined && test(item)) return place;
  }
  return -1;
}
