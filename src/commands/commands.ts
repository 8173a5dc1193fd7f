import { onCommand } from "../host/office";
import { app } from "../runtime/current";

/** The ribbon's buttons (manifest.xml): each calls one action of the runtime. */
onCommand("refresh", () => app().refresh());
onCommand("togglePause", () => app().togglePause());
