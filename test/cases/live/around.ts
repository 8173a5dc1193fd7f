import type { Case } from "../../support/cases/case";
import { moment, na, NONE, notFound, ts, wrong } from "../../support/cases/words";
import { LATER, TENCENT } from "./snapshotFields";

const NOW = "2024-11-13 02:15:34";

/** What happens around a live cell: age, zones, no key, no value, a lost connection. */
export const AROUND: readonly Case[] = [
  {
    title: "the age of the data in seconds, by the second",
    now: "2024-11-13 02:15:34",
    answers: { "/snapshot": [TENCENT] },
    args: ["HK:700", "age"],
    wait: 2_900,
    shows: 5,
    passing: [3, 4, 5],
    then: [
      { when: "ten seconds go by", wait: 10_000, shows: 15, passing: [6, 7, 8, 9, 10, 11, 12, 13, 14] },
      {
        when: "a newer quote is pushed",
        pushes: [{ ...LATER, ts: ts("2024-11-13T10:15:46+08:00") }],
        shows: 2,
        passing: [1],
      },
    ],
  },
  {
    title: "the time of the data in UTC",
    now: NOW,
    settings: { timeZone: "utc" },
    answers: { "/snapshot": [TENCENT] },
    args: ["HK:700", "time"],
    shows: moment("2024-11-13 02:15:31"),
  },
  {
    title: "the time of the data by this computer's clock, until another is chosen",
    now: NOW,
    settings: { timeZone: "local" },
    zone: "America/Sao_Paulo",
    answers: { "/snapshot": [TENCENT] },
    args: ["HK:700", "time"],
    shows: moment("2024-11-12 23:15:31"),
    then: [
      { when: "the exchange's is chosen", settings: { timeZone: "exchange" }, shows: moment("2024-11-13 10:15:31") },
    ],
  },
  {
    title: "one quote dated eight minutes ahead is not shown, and the right ones go on",
    now: NOW,
    answers: { "/snapshot": [TENCENT] },
    args: ["HK:700"],
    shows: 411.4,
    then: [
      { when: "it is pushed", pushes: [{ ...LATER, lp: "1", ts: LATER.ts + 480 }], shows: "same" },
      { when: "a right one is pushed", pushes: [LATER], shows: 413.6 },
    ],
  },
  {
    title: "a code that the server does not know",
    now: NOW,
    answers: { "/snapshot": [TENCENT] },
    args: ["HK:99999"],
    shows: notFound("HK:99999"),
    then: [{ when: "it is pushed after all", pushes: [{ ...LATER, c: "HK:99999" }], shows: 413.6 }],
  },
  {
    title: "no key",
    now: NOW,
    key: false,
    args: ["HK:700"],
    shows: na("Open the QOS pane and enter your API key"),
  },
  {
    title: "a field that there is not",
    args: ["HK:700", "lst"],
    shows: { error: "#VALUE!" },
  },
  {
    title: "two fields in one cell",
    args: ["HK:700", "last,high"],
    shows: wrong('field: "last,high" is not accepted. Accepted: one field'),
  },
  {
    title: "a suspended share has no price, and no change",
    now: NOW,
    answers: { "/snapshot": [{ ...TENCENT, lp: "0", s: 1 }] },
    args: ["HK:700", "change"],
    shows: NONE,
  },
  {
    title: "the last value stays when the connection breaks, and the next one comes over a new connection",
    now: NOW,
    answers: { "/snapshot": [TENCENT] },
    args: ["HK:700"],
    shows: 411.4,
    then: [
      {
        when: "the connection breaks",
        drops: true,
        answers: { "/snapshot": [{ ...TENCENT, ...LATER, lp: "412.2" }] },
        wait: 30_000,
        shows: 412.2,
      },
      { when: "a push comes", pushes: [{ ...LATER, lp: "412.8", ts: LATER.ts + 40 }], shows: 412.8 },
    ],
  },
  {
    title: "nothing moves while paused; then the newest shows",
    now: NOW,
    answers: { "/snapshot": [TENCENT] },
    args: ["HK:700"],
    shows: 411.4,
    then: [
      { when: "live cells are paused", settings: { frame: "paused" }, shows: "same" },
      { when: "a push comes meanwhile", pushes: [LATER], shows: "same" },
      { when: "they go on", settings: { frame: 500 }, shows: 413.6 },
    ],
  },
  {
    title: "a value without news turns to #N/A after the time that the user has set",
    now: NOW,
    settings: { staleAfter: 10_000 },
    answers: { "/snapshot": [TENCENT] },
    args: ["HK:700"],
    shows: 411.4,
    then: [
      { when: "twelve seconds go by", wait: 12_000, shows: NONE, passing: [NONE] },
      { when: "a push comes", pushes: [LATER], shows: 413.6, passing: [NONE] },
    ],
  },
];
