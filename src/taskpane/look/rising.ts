import type { Theme } from "@fluentui/react-components";
import type { PaneWorld } from "../state/paneContext";

/** Colours of a price that has risen and of one that has fallen. */
export interface RisingColours {
  readonly rising: string;
  readonly falling: string;
}

const LIGHT = { green: "#0b8457", red: "#c4314b" };
const DARK = { green: "#3fb68b", red: "#f0717c" };

/** The person's choice; else green rises as in most of the world, or red as in China. */
export function risesGreen({ app, language }: Pick<PaneWorld, "app" | "language">): boolean {
  const { rising } = app.settings.current;
  return rising === "office" ? language === "en" : rising === "green";
}

/** Colours for candles, which need more of a tint than text does. */
export function risingColours(greenRises: boolean, dark: boolean): RisingColours {
  const { green, red } = dark ? DARK : LIGHT;
  return greenRises ? { rising: green, falling: red } : { rising: red, falling: green };
}

/** Whether a theme is a dark one, by its ground. */
export function isDark({ colorNeutralBackground1 }: Theme): boolean {
  return parseInt(colorNeutralBackground1.slice(1, 3), 16) < 128;
}
