import type { Case, Formula } from "../../support/cases/case";
import { na, productVersion, ts, wrong } from "../../support/cases/words";

const TENCENT = { c: "HK:700", lp: "411.4", yp: "405.6", ts: ts("2024-11-13T16:08:11+08:00"), v: "23451200", s: 0 };
const ALIBABA = { ...TENCENT, c: "HK:9988", lp: "88.35" };
const XIAOMI = { ...TENCENT, c: "HK:1810", lp: "28.4" };
const ANSWERS = { "/snapshot": [TENCENT, ALIBABA, XIAOMI] };

const live = (code: string): Formula => ({ formula: "LIVE", args: [code] });
const price = (code: string): Formula => ({ formula: "PRICE", args: [code] });
const PLAN = { products: 4, requests: 17, socketProducts: 6 };

export const STATUS: readonly Case[] = [
  {
    title: "live, once the connection is open",
    answers: ANSWERS,
    beside: [live("HK:700")],
    args: [],
    shows: "live",
    passing: ["connecting", "polling"],
    then: [
      { when: "live cells are paused", settings: { frame: "paused" }, shows: "paused" },
      { when: "they go on", settings: { frame: 500 }, shows: "live" },
    ],
  },
  { title: "polling, where nothing is live", fresh: true, args: ["state"], shows: "polling" },
  { title: "no key", key: false, args: ["state"], shows: "nokey" },
  { title: "offline", offline: true, fresh: true, args: ["STATE"], shows: "offline" },
  {
    title: "seconds since the last push",
    fresh: true,
    answers: ANSWERS,
    beside: [live("HK:700")],
    args: ["lastpush"],
    shows: na("QOS sent no lastpush for QOS"),
    then: [
      {
        when: "seven seconds have gone by since one",
        pushes: [{ tp: "S", ...TENCENT, lp: "411.6", ts: TENCENT.ts + 9 }],
        wait: 7_900,
        shows: 7,
        passing: [0, 1, 2, 3, 4, 5, 6],
      },
    ],
  },
  {
    title: "milliseconds that the server takes to answer a heartbeat",
    fresh: true,
    answers: ANSWERS,
    beside: [live("HK:700")],
    args: ["latency"],
    shows: na("QOS sent no latency for QOS"),
    then: [{ when: "the first heartbeat is answered", wait: 20_000, shows: 20 }],
  },
  {
    title: "products subscribed, each once",
    settings: { plan: PLAN },
    answers: ANSWERS,
    beside: [live("HK:700"), live("HK:9988"), live("HK:1810"), live("HK:700")],
    args: ["subscriptions"],
    shows: 3,
    passing: [0, 1, 2],
  },
  {
    title: "products that may be subscribed",
    settings: { plan: PLAN },
    args: ["subscriptionlimit"],
    shows: 6,
  },
  {
    title: "requests that wait for the plan",
    fresh: true,
    settings: { plan: { products: 1, requests: 2, socketProducts: 6 } },
    answers: ANSWERS,
    beside: ["HK:700", "HK:9988", "HK:1810", "HK:2", "HK:3"].map(price),
    args: ["queue"],
    shows: 3,
    passing: [0],
  },
  {
    title: "seconds until the next request may go",
    fresh: true,
    settings: { plan: { products: 1, requests: 2, socketProducts: 6 } },
    answers: ANSWERS,
    beside: ["HK:700", "HK:9988", "HK:1810"].map(price),
    args: ["wait"],
    wait: 3_700,
    shows: 59,
    passing: [0, 60, 61],
  },
  {
    title: "requests that are left in this minute",
    fresh: true,
    settings: { plan: PLAN },
    answers: ANSWERS,
    beside: [price("HK:700")],
    args: ["requestsleft"],
    shows: 16,
    passing: [17],
    then: [{ when: "a minute has gone by", wait: 61_000, shows: 17 }],
  },
  {
    title: "seconds in which every live cell beyond the plan has had its turn",
    fresh: true,
    settings: { plan: { products: 1, requests: 10, socketProducts: 1 } },
    answers: ANSWERS,
    beside: [live("HK:700"), live("HK:9988"), live("HK:1810")],
    args: ["cycle"],
    wait: 180_000,
    shows: 18,
    passing: "anything",
  },
  { title: "no cycle where the plan has room for all", args: ["cycle"], shows: 0 },
  {
    title: "answers that came from memory",
    fresh: true,
    settings: { snapshotTtl: 60_000 },
    answers: ANSWERS,
    beside: [price("HK:700"), price("HK:9988")],
    args: ["cachehits"],
    shows: 0,
    then: [
      { when: "the same is asked again, and something new", beside: [price("HK:700"), price("HK:1810")], shows: 1 },
    ],
  },
  { title: "milliseconds between two frames", settings: { frame: 1_000 }, args: ["frame"], shows: 1_000 },
  { title: "no frames while paused", settings: { frame: "paused" }, args: ["frame"], shows: "paused" },
  {
    title: "the usual way of a request",
    fresh: true,
    answers: ANSWERS,
    beside: [price("HK:700")],
    args: ["transport"],
    shows: "rest",
  },
  {
    title: "the other way, where the usual one is shut",
    fresh: true,
    topics: "STDKR",
    unreachable: true,
    answers: ANSWERS,
    beside: [live("HK:9988"), price("HK:700")],
    args: ["transport"],
    wait: 30_000,
    shows: "socket",
    passing: ["rest"],
  },
  { title: "a workbook that is alone leads", args: ["leader"], shows: true },
  { title: "the plan that every key has", fresh: true, args: ["plan"], shows: "10/30/10 (default)" },
  { title: "the plan that was entered", settings: { plan: PLAN }, args: ["plan"], shows: "4/17/6 (entered)" },
  {
    title: "the latest problem, in the words of its cell",
    fresh: true,
    answers: ANSWERS,
    args: ["problem"],
    shows: "",
    then: [
      {
        when: "somebody asks for what there is not",
        beside: [price("HK:99999")],
        shows: "QOS has no data for HK:99999. Check the code",
      },
      {
        when: "somebody names a session that there is not",
        beside: [{ formula: "PRICE", args: ["HK:700", "noon"] }],
        shows: 'session: "noon" is not accepted. Accepted: regular, pre, post, night, latest',
      },
    ],
  },
  { title: "the version of the add-in", args: ["version"], shows: productVersion },
  {
    title: "an item that there is not",
    args: ["mood"],
    shows: wrong(
      'item: "mood" is not accepted. Accepted: state, lastpush, latency, subscriptions, subscriptionlimit, queue, wait, requestsleft, cycle, frame, cachehits, transport, leader, plan, problem, version',
    ),
  },
  {
    title: "the server refuses the key",
    fresh: true,
    answers: { "/snapshot": () => ({ status: 200, body: JSON.stringify({ msg: "invalid key" }) }) },
    beside: [price("HK:700")],
    args: ["problem"],
    shows: "QOS refused the API key. Check it in the QOS pane",
    passing: [""],
  },
];
