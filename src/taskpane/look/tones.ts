import { tokens, type Theme } from "@fluentui/react-components";
import type { Tone } from "../state/headline";

/** Colours of the dot before the state: each stands out from the pane's ground at least 3 to 1, in light and dark. */
export const TONE_COLOURS = {
  good: "colorStatusSuccessForeground1",
  busy: "colorCompoundBrandBackground",
  warning: "colorStatusWarningForeground1",
  bad: "colorStatusDangerForeground1",
  quiet: "colorNeutralForeground3",
} as const satisfies Record<Tone, keyof Theme>;

/** The same as a style takes it. */
export const toneColour = (tone: Tone): string => tokens[TONE_COLOURS[tone]];
