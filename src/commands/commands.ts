import { onCommand, whenOfficeIsReady } from "../host/office";
import { BUTTONS } from "./buttons";

// What the buttons do, and when they can be pressed, comes late: no formula needs it.
for (const name of BUTTONS) onCommand(name, async () => (await import("./actions")).ACTIONS[name]());

void whenOfficeIsReady().then(async () => (await import("./ribbonState")).keepRibbon());
