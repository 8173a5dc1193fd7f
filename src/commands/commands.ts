import { watchWhenCrowded } from "../features/activeSheet/whenCrowded";
import { onCommand, whenOfficeIsReady } from "../host/office";
import { app } from "../runtime/current";
import { BUTTONS } from "./buttons";

// What the buttons do, and when they can be pressed, comes late: no formula needs it.
for (const name of BUTTONS) onCommand(name, async () => (await import("./actions")).ACTIONS[name]());

// Not before: the program asks Excel for the user's language when it is built.
void whenOfficeIsReady().then(() => watchWhenCrowded(app()));
void whenOfficeIsReady().then(async () => (await import("./ribbonState")).keepRibbon());
