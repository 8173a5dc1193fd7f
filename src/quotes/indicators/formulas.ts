/** What formulas of indicators are answered with; loaded with the first of them. */
export { askIndicator } from "./askIndicator";
export { watchIndicator } from "./watchIndicator";
