/** What formulas of indicators are answered with; loaded with the first of them. */
export { queryIndicator } from "./queryIndicator";
export { watchIndicator } from "./watchIndicator";
