/** What amounts in other currencies are answered with; loaded with the first formula that wants one. */
export { loadRates } from "./loadRates";
export { watchRated } from "./watchRated";
