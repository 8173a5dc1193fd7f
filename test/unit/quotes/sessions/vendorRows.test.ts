import { queryPrice } from "../../../../src/quotes/questions/price";
import { queryQuote } from "../../../../src/quotes/questions/quote";
import type { Question } from "../../../../src/quotes/questions/question";
import { ok } from "../../../support/scriptedHttp";
import { testApp } from "../../../support/testPorts";

/** The documents' row of an evening, 2025-03-14 19:28:20 in New York (§ RS, 2025-06): its range and volume are the day's. */
const EVENING = {
  c: "US:AAPL",
  lp: "213.3",
  yp: "209.68",
  o: "213.49",
  h: "213.94",
  l: "209.58",
  ts: 1_741_994_900,
  v: "60086076",
  t: "12765424420.7719993591",
  s: 0,
  pq: {
    lp: "211.34",
    ts: 1_741_959_001,
    v: "785589",
    t: "165231199.5090000033",
    h: "211.83",
    l: "210.201",
    yp: "209.68",
  },
  aq: {
    lp: "210.2",
    ts: 1_741_910_397,
    v: "2959409",
    t: "620717515.6900000572",
    h: "210.88",
    l: "209.6",
    yp: "209.68",
  },
};

const bar = (iso: string, [o, h, l, cl, v]: readonly [string, string, string, string, string]): object => ({
  c: "US:AAPL",
  o,
  h,
  l,
  cl,
  v,
  ts: Date.parse(iso) / 1_000,
  kt: 1001,
});

const DAYS = [
  bar("2025-03-12T00:00-04:00", ["220.14", "221.75", "214.91", "216.98", "62547467"]),
  bar("2025-03-13T00:00-04:00", ["215.95", "216.84", "208.42", "209.68", "61368330"]),
  bar("2025-03-14T00:00-04:00", ["211.25", "213.94", "209.58", "213.49", "60086076"]),
];

async function shown(row: object, question: Question, raw: readonly unknown[]): Promise<unknown> {
  const { app, clock, http } = testApp();
  clock.jump(1_741_994_905_000 - clock.now());
  http.answer = ({ path }) =>
    path === "/snapshot" ? ok([row]) : path === "/kline" ? ok([{ c: "US:AAPL", k: DAYS }]) : { status: 404, body: "" };
  const settled = app.queries.answer(question, raw, { preview: false }).catch((thrown: unknown) => thrown);
  await clock.advance(2_000);
  return settled;
}

const noValue = (field: string): unknown =>
  expect.objectContaining({ id: "noValue", details: { field, code: "US:AAPL" } });

test("in the evening the regular figures are those of the day that is over", async () => {
  expect(await shown(EVENING, queryPrice, ["US:AAPL"])).toBe(213.49);
  const fields = "last,prevclose,change,open,high,low,volume";
  expect(await shown(EVENING, queryQuote, ["US:AAPL", fields, false])).toEqual([
    [213.49, 209.68, 3.81, 211.25, 213.94, 209.58, 60_086_076],
  ]);
});

test("in the evening the price is after hours, its range and volume are not", async () => {
  const fields = "post,postchange,posthigh,postlow,postvolume,latestsession";
  expect(await shown(EVENING, queryQuote, ["US:AAPL", fields, false])).toEqual([
    [213.3, -0.19, noValue("posthigh"), noValue("postlow"), noValue("postvolume"), "post"],
  ]);
});

test("the block of the morning, stamped a second after the bell, is of the morning", async () => {
  const fields = "pre,prechange,prehigh,prelow,prevolume";
  expect(await shown(EVENING, queryQuote, ["US:AAPL", fields, false])).toEqual([
    [211.34, 1.66, 211.83, 210.201, 785_589],
  ]);
});

test("a block stamped a second after the bell opens no regular day that has not been told", async () => {
  const { pq, aq } = EVENING;
  const row = {
    ...EVENING,
    lp: "209.68",
    yp: "216.98",
    o: "215.95",
    h: "216.84",
    l: "208.42",
    ts: 1_741_896_000,
    pq,
    aq,
  };
  expect(await shown(row, queryPrice, ["US:AAPL"])).toBe(209.68);
  expect(await shown(row, queryQuote, ["US:AAPL", "last,prevclose,high,latest,latestsession", false])).toEqual([
    [209.68, 216.98, 216.84, 211.34, "pre"],
  ]);
});
