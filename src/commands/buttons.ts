/** The ribbon's buttons that do something, by the names of manifest.xml. */
export const BUTTONS = [
  "refreshWorkbook",
  "refreshSheet",
  "refreshSelection",
  "refreshCell",
  "pause",
  "resume",
  "insert",
  "chart",
] as const;

export type ButtonName = (typeof BUTTONS)[number];
