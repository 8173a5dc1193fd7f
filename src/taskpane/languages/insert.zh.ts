import type { insertEn } from "./insert.en";

/** “插入”部分的文本。 */
export const insertZh: Readonly<Record<keyof typeof insertEn, string>> = {
  "tab.insert": "插入",
  "insert.begin": "入门公式",
};
