/** Questions that few workbooks put; what only they need is loaded with the first of them. */
export { askCalendar as calendar } from "./calendar";
export { askClose as close } from "./close";
export { askFields as fields } from "./fields";
export { askHistory as history } from "./history";
export { askList as list } from "./list";
export { askSeries as series } from "./series";
export { askSession as session } from "./session";
export { askTday as tday } from "./tday";
