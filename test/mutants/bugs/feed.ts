import type { PlantedBug } from "../plantedBug";

/** Bugs in what is wanted live and how it comes. */
export const FEED_BUGS: readonly PlantedBug[] = [
  {
    shows: "a push takes away what it does not hold: the tape is one trade long, extended hours are gone",
    file: "feed/latestStore.ts",
    find: "? { value: merged, at, delivery } : { value: merged, at, delivery, pushedAt },",
    replace:
      "? { value: latest.value as never, at, delivery } : { value: latest.value as never, at, delivery, pushedAt },",
  },
  {
    shows: "trades that were pushed together are shown in one frame without the first of them",
    file: "feed/latestStore.ts",
    find: "value: how.splice(known, pushes)",
    replace: "value: how.splice(known, pushes.slice(-1))",
  },
  {
    shows: "the age of bars counts from the first of the pushes since they were last looked at",
    file: "feed/latestStore.ts",
    find: "else waiting.at = at;",
    replace: "else waiting.at = waiting.at;",
  },
  {
    shows: "a live table of bars shows old bars before the one that moves",
    file: "quotes/feedTopics.ts",
    find: "known.slice(-most)",
    replace: "known.slice(0, most)",
  },
  {
    shows: "of bars that are pushed together only the newest is shown",
    file: "quotes/feedTopics.ts",
    find: "replaces: (newest, pushed) => pushed.time === newest.time",
    replace: "replaces: (newest, pushed) => pushed.time >= newest.time",
  },
  {
    shows: "the first row of a live table of bars has no change from the bar before it",
    file: "quotes/live/liveQuestions.ts",
    find: "most: count + 1",
    replace: "most: count",
  },
  {
    shows: "a cell deleted beside another of its instrument stops the other's pushes",
    file: "feed/ledger.ts",
    find: "if (kept.listeners > 0) return;",
    replace: "if (kept.listeners > 9) return;",
  },
  {
    shows: "bars made from trades wait for their beginning for ever",
    file: "feed/liveFeed.ts",
    find: "if (made.length === 0) return;",
    replace: "if (made.length < 2) return;",
  },
  {
    shows: "a cell of a workbook with other workbooks asks the server although the leader knows the value",
    file: "feed/sharing/sharing.ts",
    find: "this.#meeting === undefined && this.#follower() === undefined",
    replace: "this.#meeting === undefined",
  },
  {
    shows: "an instrument opened in the moment in which others were closed stays wanted for ever",
    file: "kernel/timerGroups.ts",
    find: "group?.at !== at || group.isOver",
    replace: "group?.at !== at",
  },
  {
    shows: "what changed before a subscription began stays unseen until the next push",
    file: "feed/liveFeed.ts",
    find: "onSubscribed: (subjects) => this.#closeGap(subjects),",
    replace: "onSubscribed: () => undefined,",
  },
  {
    shows: "of instruments beyond the plan the newest are refreshed again and again, the oldest never",
    file: "feed/liveFeed.ts",
    find: "(this.#owed.has(key) || !this.#isPushed(key))",
    replace: "(this.#owed.has(key) || this.#isPushed(key))",
  },
  {
    shows: "commands leave the socket faster than a second apart, and the server refuses subscriptions",
    file: "feed/pacer.ts",
    find: "options.gap ?? 1_100",
    replace: "options.gap ?? 100",
  },
  {
    shows: "an answer over the socket goes to the question before it",
    file: "feed/socketQueries.ts",
    find: "Number(reqid) !== flight.reqid",
    replace: "Number(reqid) === flight.reqid + 1",
  },
];
