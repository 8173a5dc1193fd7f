import type { Language } from "../languages/translate";

interface Named {
  readonly zh: string;
  readonly en: string;
}

/** The name in the reader's language, else in the other; blank when none is known. */
export function nameIn(language: Language, { zh, en }: Named): string {
  return language === "zh" ? zh || en : en || zh;
}

/** Both names, the reader's own first. */
export function bothNames(language: Language, { zh, en }: Named): string {
  return (language === "zh" ? [zh, en] : [en, zh]).filter((name) => name !== "").join(" · ");
}
