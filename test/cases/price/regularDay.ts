import type { Case } from "../../support/cases/case";
import { na, NONE, notFound, ts, wrong } from "../../support/cases/words";

const TENCENT = {
  c: "HK:700",
  lp: "411.4",
  yp: "405.6",
  o: "403.2",
  h: "412.8",
  l: "402.4",
  ts: ts("2024-11-13T16:08:11+08:00"),
  v: "23451200",
  t: "9573214880",
  s: 0,
};

/** A price where there is one session only, and no price. */
export const REGULAR_DAY: readonly Case[] = [
  {
    title: "the last price of a share, and no other figure of its row",
    answers: { "/snapshot": [TENCENT] },
    args: ["HK:700"],
    shows: 411.4,
  },
  {
    title: "a price that comes as a number",
    answers: { "/snapshot": [{ ...TENCENT, lp: 398.6 }] },
    args: ["HK:700", "regular"],
    shows: 398.6,
  },
  {
    title: "a price with float noise is the price",
    answers: { "/snapshot": [{ ...TENCENT, lp: "411.3999999999999773" }] },
    args: ["HK:700"],
    shows: 411.4,
  },
  {
    title: "its own price among rows of others that come first",
    answers: { "/snapshot": [{ ...TENCENT, c: "HK:9988", lp: "88.35" }, TENCENT, { ...TENCENT, c: "SH:600519" }] },
    args: ["HK:00700"],
    shows: 411.4,
  },
  {
    title: "one code twice in an answer, the older row last: the newer counts",
    answers: {
      "/snapshot": [
        { ...TENCENT, lp: "410.2" },
        { ...TENCENT, lp: "409.8", ts: ts("2024-11-13T15:59:02+08:00"), v: "23000100" },
      ],
    },
    args: ["HK:700"],
    shows: 410.2,
  },
  {
    title: "one code twice in an answer, the newer row last: the newer counts",
    answers: {
      "/snapshot": [
        { ...TENCENT, lp: "409.8", ts: ts("2024-11-13T15:59:02+08:00"), v: "23000100" },
        { ...TENCENT, lp: "410.2" },
      ],
    },
    args: ["HK:700"],
    shows: 410.2,
  },
  {
    title: "a code that the server does not know",
    answers: { "/snapshot": [TENCENT] },
    args: ["HK:99999"],
    shows: notFound("HK:99999"),
  },
  {
    title: "a share that has no extended hours has no price of them",
    answers: { "/snapshot": [TENCENT] },
    args: ["HK:700", "post"],
    shows: na("QOS sent no last (post) for HK:700"),
  },
  {
    title: "the newest price of a share without extended hours",
    answers: { "/snapshot": [TENCENT] },
    args: ["HK:700", "latest"],
    shows: 411.4,
  },
  {
    title: "without a key nothing is asked",
    key: false,
    answers: { "/snapshot": [TENCENT] },
    args: ["HK:700"],
    shows: na("Open the QOS pane and enter your API key"),
  },
  {
    title: "a session that there is not",
    answers: { "/snapshot": [TENCENT] },
    args: ["HK:700", "noon"],
    shows: wrong('session: "noon" is not accepted. Accepted: regular, pre, post, night, latest'),
  },
  ...["0", 0, "0.000", "---", "-", "N/A", "", null, undefined].map((lp) => ({
    title: `a price of ${JSON.stringify(lp) ?? "nothing"} on the wire is no price`,
    answers: { "/snapshot": [{ ...TENCENT, lp, s: 1 }] },
    args: ["HK:700"],
    shows: NONE,
  })),
];
