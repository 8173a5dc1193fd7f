import type { ItemStore } from "../workbookItems";
import type { HostObject } from "./hostObject";

/** A thing in a store as Excel's objects hold it: by its name, which may change under them. */
export interface NamedItem<Item> {
  /** The name it has now. */
  readonly name: () => string;
  readonly current: () => Item;
  readonly change: (part: Partial<Item>) => void;
  readonly identity: { readonly Id: string };
  /** `Id` and `Name`. */
  readonly properties: NonNullable<HostObject["properties"]>;
}

export function namedItem<Item extends { readonly name: string }>(store: ItemStore<Item>, item: Item): NamedItem<Item> {
  let { name } = item;
  const change = (part: Partial<Item>): void => store.change(name, part);
  return {
    name: () => name,
    current: () => store.all().find((each) => each.name === name) ?? item,
    change,
    identity: { Id: name },
    properties: {
      Id: { get: () => name },
      Name: {
        get: () => name,
        set: (to) => {
          change({ name: String(to) } as Partial<Item>);
          name = String(to);
        },
      },
    },
  };
}
