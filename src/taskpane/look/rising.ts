import type { Theme } from "@fluentui/react-components";
import type { Language } from "../languages/translate";

/** Colours of a price that has risen and of one that has fallen. */
export interface RisingColours {
  readonly rising: string;
  readonly falling: string;
}

const LIGHT = { green: "#0b8457", red: "#c4314b" };
const DARK = { green: "#3fb68b", red: "#f0717c" };

/** Green rises in most of the world; red does in China. */
export function risesGreen(language: Language): boolean {
  return language === "en";
}

/** Colours for candles, which need more of a tint than text does. */
export function risingColours(language: Language, dark: boolean): RisingColours {
  const { green, red } = dark ? DARK : LIGHT;
  return risesGreen(language) ? { rising: green, falling: red } : { rising: red, falling: green };
}

/** Whether a theme is a dark one, by its ground. */
export function isDark({ colorNeutralBackground1 }: Theme): boolean {
  return parseInt(colorNeutralBackground1.slice(1, 3), 16) < 128;
}
