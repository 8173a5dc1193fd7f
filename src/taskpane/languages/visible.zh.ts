import type { visibleEn } from "./visible.en";

/** Texts in Chinese about what is in front of the user and comes first. */
export const visibleZh: Readonly<Record<keyof typeof visibleEn, string>> = {
  "usage.slots.front":
    "当前工作表上的产品优先。超出套餐的产品由请求刷新：当前工作表上的每个约 {{front}}一次，其他的约 {{cycle}}一次。",
};
