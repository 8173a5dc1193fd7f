/** Questions that few workbooks put; what only they need is loaded with the first of them. */
export { queryCalendar as calendar } from "./calendar";
export { queryClose as close } from "./close";
export { queryFields as fields } from "./fields";
export { queryFxrate as fxrate } from "./fxrate";
export { queryHistory as history } from "./history";
export { queryList as list } from "./list";
export { querySeries as series } from "./series";
export { querySession as session } from "./session";
export { queryTday as tday } from "./tday";
