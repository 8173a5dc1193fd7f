import { RichApiError, type HostObject } from "./hostObject";

export interface CollectionOptions<Item> {
  /** For messages: `NamedItemCollection`. */
  readonly type: string;
  readonly all: () => readonly Item[];
  readonly nameOf: (item: Item) => string;
  /** Where an item is found by something else as well. */
  readonly idOf?: (item: Item) => string;
  readonly toObject: (item: Item) => HostObject;
  readonly methods?: HostObject["methods"];
}

/** What all collections of Excel have: items, a count, and ways to one of them. */
export function collectionObject<Item>(options: CollectionOptions<Item>): HostObject {
  const { type, all, nameOf, idOf = nameOf, toObject, methods } = options;
  const find = (key: unknown): Item => {
    const wanted = String(key).toLowerCase();
    const found = all().find((item) => nameOf(item).toLowerCase() === wanted || idOf(item).toLowerCase() === wanted);
    if (found === undefined) throw new RichApiError("ItemNotFound", `${type} has no ${String(key)}`);
    return found;
  };
  return {
    type,
    properties: { Count: { get: () => all().length } },
    items: () => all().map(toObject),
    methods: {
      GetCount: () => all().length,
      GetItem: (key) => toObject(find(key)),
      GetItemAt: (index) => {
        const item = all()[Number(index)];
        if (item === undefined) throw new RichApiError("ItemNotFound", `${type} has no item ${String(index)}`);
        return toObject(item);
      },
      ...methods,
    },
  };
}

/** `wanted`, or the first of `Sheet1`, `Sheet2` … that nothing has yet. Throws when `wanted` is taken. */
export function freeName(taken: readonly string[], wanted: unknown, stem: string): string {
  const isTaken = (name: string) => taken.some((each) => each.toLowerCase() === name.toLowerCase());
  if (typeof wanted === "string" && wanted !== "") {
    if (isTaken(wanted)) throw new RichApiError("ItemAlreadyExists", `there is a ${wanted} already`);
    return wanted;
  }
  let number = 1;
  while (isTaken(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}
