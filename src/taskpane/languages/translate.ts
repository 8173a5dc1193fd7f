import { createInstance } from "i18next";
import { en } from "./en";
import type { TextKey } from "./texts";
import { zh } from "./zh";

export type Language = "en" | "zh";

/** Gives the words for a key. `count` chooses the plural form. */
export type Translate = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

/** The words of one language. */
export function translator(language: Language): Translate {
  const i18n = createInstance();
  void i18n.init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    resources: { en: { translation: en }, zh: { translation: zh } },
    interpolation: { escapeValue: false }, // React escapes.
  });
  return (key, values = {}) => i18n.t(key, values);
}

/** The words for a name that may not have any: itself then. */
export function wordOr(translate: Translate, key: string, name: string): string {
  return Object.hasOwn(en, key) ? translate(key as TextKey) : name;
}
