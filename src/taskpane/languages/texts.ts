import type { en } from "./en";

/** A language's texts: the same keys as the English ones. */
export type Texts = Readonly<Record<keyof typeof en, string>>;

type WithoutPlural<Key> = Key extends `${infer Base}_one` ? Base : Key extends `${string}_other` ? never : Key;

/** What a text is asked by; plural forms are chosen by `count`. */
export type TextKey = WithoutPlural<keyof typeof en>;
