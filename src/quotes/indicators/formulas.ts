/** What formulas of indicators are answered with, and lines of a chart; loaded with the first of them. */
export { IndicatorsOver } from "./indicatorsOver";
export { queryIndicator } from "./queryIndicator";
export { watchIndicator } from "./watchIndicator";
