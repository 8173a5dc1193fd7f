import type { PlantedBug } from "../plantedBug";

/** Bugs in what joins the parts, and in what is told of them. */
export const RUNTIME_BUGS: readonly PlantedBug[] = [
  {
    shows: "STATUS lastpush tells milliseconds instead of seconds",
    file: "runtime/status.ts",
    find: "Math.round((clock.now() - feed.lastPush) / SECOND)",
    replace: "Math.round(clock.now() - feed.lastPush)",
  },
  {
    shows: "STATUS requestsleft tells the endpoint with the most requests left",
    file: "runtime/status.ts",
    find: "Math.min(...Object.values(budgets).map((budget) => budget.state().left))",
    replace: "Math.max(...Object.values(budgets).map((budget) => budget.state().left))",
  },
  {
    shows: "a request that was too large is sent again as it was",
    file: "runtime/plan.ts",
    find: "Math.max(1, Math.floor(asked / 2))",
    replace: "Math.max(1, asked)",
  },
  {
    shows: "the chart joins live bars one bar late: the last close stands twice",
    file: "features/chart/chartBars.ts",
    find: "[...history.slice(0, -1), ...newer]",
    replace: "[...history, ...newer]",
  },
  {
    shows: "times of UTC are chosen and those of the exchange shown",
    file: "runtime/settings.ts",
    find: 'timeZone: chosen(WORDS.timeZone, stored["timeZone"]),',
    replace: "timeZone: chosen(WORDS.timeZone, undefined),",
  },
];
