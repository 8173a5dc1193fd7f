import { onCommand, whenOfficeIsReady } from "../host/office";

/** The ribbon's buttons (manifest.xml). What they do, and when they can be pressed, comes late: no formula needs it. */
const BUTTONS = [
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

for (const name of BUTTONS) onCommand(name, async () => (await import("./actions")).ACTIONS[name]());

void whenOfficeIsReady().then(async () => (await import("./ribbonState")).keepRibbon());
