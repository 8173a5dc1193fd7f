import { useState } from "react";

/** Rows drawn at first. Each press of the button below them draws as many again as there are. */
const PAGE = 100;

/** Rows of which some are chosen. Only rows that are drawn can be: nothing is done that nobody could see. */
export interface Chosen<Item> {
  readonly shown: readonly Item[];
  /** How many the next press would draw; 0 where all are. */
  readonly more: number;
  readonly chosen: readonly Item[];
  readonly all: boolean | "mixed";
  readonly has: (item: Item) => boolean;
  readonly toggle: (item: Item) => void;
  readonly toggleAll: () => void;
  readonly showMore: () => void;
}

/** `isSure`: chosen beforehand. */
export function useChosen<Item>(items: readonly Item[], isSure: (item: Item) => boolean): Chosen<Item> {
  const [toggled, setToggled] = useState<ReadonlySet<Item>>(new Set());
  const [drawn, setDrawn] = useState(PAGE);
  const shown = items.slice(0, drawn);
  const has = (item: Item): boolean => isSure(item) !== toggled.has(item);
  const chosen = shown.filter(has);
  const isAll = chosen.length === shown.length;
  return {
    shown,
    more: Math.min(drawn, items.length - shown.length),
    chosen,
    all: isAll ? true : chosen.length === 0 ? false : "mixed",
    has,
    toggle(item) {
      const next = new Set(toggled);
      if (!next.delete(item)) next.add(item);
      setToggled(next);
    },
    toggleAll() {
      const next = new Set(toggled);
      for (const item of isAll ? chosen : shown.filter((each) => !has(each))) if (!next.delete(item)) next.add(item);
      setToggled(next);
    },
    showMore: () => setDrawn(drawn * 2),
  };
}
