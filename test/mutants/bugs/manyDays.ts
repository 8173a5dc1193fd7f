import type { PlantedBug } from "../plantedBug";

/** Bugs in the formulas that look over many days at once: wrong days, wrong closes, wrong columns. */
export const MANY_DAYS_BUGS: readonly PlantedBug[] = [
  {
    shows: "TDAY goes back where it is to go on",
    file: "quotes/dayWalk.ts",
    find: "found.day + Math.sign(offset), Math.sign(offset)",
    replace: "found.day - Math.sign(offset), -Math.sign(offset)",
  },
  {
    shows: "TDAY calls a holiday a trading day",
    file: "quotes/questions/tday.ts",
    find: 'day < seen.first ? "earlier" : "closed"',
    replace: 'day < seen.first ? "earlier" : "trading"',
  },
  {
    shows: "TDAY leaves out half days that lie ahead",
    file: "quotes/questions/tday.ts",
    find: 'kind === "closed" ? "closed" : "trading"',
    replace: 'kind !== "full" ? "closed" : "trading"',
  },
  {
    shows: "TDAY leaves out days on which one instrument was suspended",
    file: "quotes/seenDays.ts",
    find: "ask.witnesses.map(",
    replace: "ask.witnesses.slice(0, 1).map(",
  },
  {
    shows: "TDAY of an index knows no day since yesterday",
    file: "quotes/seenDays.ts",
    find: "kept?.today === today && ",
    replace: "kept !== undefined && ",
  },
];
