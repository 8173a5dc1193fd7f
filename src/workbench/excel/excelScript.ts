import "./bridge";
import { ExcelHost } from "./excelHost";

/**
 * The stand-in as a script of its own, to be loaded before office.js in the add-in's page. Whoever frames that page
 * says how Excel is to behave and gets the host; without such a parent the script does nothing.
 */
const bridge = window.parent.excelBridge;
if (bridge !== undefined) bridge.attach(new ExcelHost(window, bridge.options()));
