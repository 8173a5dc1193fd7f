import { seekFront } from "../features/activeSheet/seekFront";
import { onCommand, whenOfficeIsReady } from "../host/office";
import { app } from "../runtime/current";
import { BUTTONS } from "./buttons";

// What the buttons do, and when they can be pressed, comes late: no formula needs it.
for (const name of BUTTONS) onCommand(name, async () => (await import("./actions")).ACTIONS[name]());

seekFront(app());
void whenOfficeIsReady().then(async () => (await import("./ribbonState")).keepRibbon());
