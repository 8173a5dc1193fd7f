import type { Trade } from "../../../../src/qos/trade";
import { BarFlow, INTERVALS } from "../../../support/barFlow";

interface Case {
  readonly what: string;
  readonly code: string;
  /** When bars are first asked for: in the middle of a bar of every length. */
  readonly from: string;
  readonly to: string;
}

const CASES: readonly Case[] = [
  { what: "a US day with its extended hours", code: "US:AAPL", from: "2025-03-19T15:02:31Z", to: "2025-03-20T22:00Z" },
  {
    what: "the US half day after Thanksgiving",
    code: "US:AAPL",
    from: "2025-11-28T14:51:07Z",
    to: "2025-12-01T15:40Z",
  },
  { what: "the US half day of July 3", code: "US:TSLA", from: "2025-07-03T13:31:07Z", to: "2025-07-03T23:00Z" },
  { what: "the US half day of Christmas Eve", code: "US:TSLA", from: "2025-12-24T17:31:07Z", to: "2025-12-26T15:00Z" },
  {
    what: "the weekend on which US clocks go forward",
    code: "US:AAPL",
    from: "2025-03-07T20:47:13Z",
    to: "2025-03-10T15:10Z",
  },
  {
    what: "the weekend on which US clocks go back",
    code: "US:AAPL",
    from: "2025-10-31T19:11:13Z",
    to: "2025-11-03T16:10Z",
  },
  { what: "a Hong Kong day with its lunch", code: "HK:700", from: "2025-03-19T03:52:31Z", to: "2025-03-20T05:20Z" },
  {
    what: "the Hong Kong half day of Christmas Eve",
    code: "HK:700",
    from: "2025-12-24T02:52:31Z",
    to: "2025-12-29T02:00Z",
  },
  {
    what: "the eve of the Lunar New Year in Hong Kong",
    code: "HK:700",
    from: "2025-01-28T02:52:31Z",
    to: "2025-02-03T02:00Z",
  },
  { what: "a Shanghai day with its lunch", code: "SH:600519", from: "2025-03-19T03:12:31Z", to: "2025-03-20T05:20Z" },
  {
    what: "a Shenzhen day from before its opening",
    code: "SZ:000001",
    from: "2025-03-19T00:12:31Z",
    to: "2025-03-19T09:20Z",
  },
  {
    what: "a Shanghai month's end over a weekend",
    code: "SH:600519",
    from: "2025-02-28T03:12:31Z",
    to: "2025-03-03T05:20Z",
  },
  {
    what: "crypto over midnight and a month's end",
    code: "CF:BTCUSDT",
    from: "2025-02-28T21:12:31Z",
    to: "2025-03-01T04:20Z",
  },
  { what: "crypto over New Year", code: "CF:BTCUSDT", from: "2024-12-31T22:12:31Z", to: "2025-01-01T04:20Z" },
  {
    what: "currencies over midnight in Shanghai",
    code: "FX:EURUSD",
    from: "2025-03-19T14:12:31Z",
    to: "2025-03-19T20:20Z",
  },
  {
    what: "currencies over the weekend on which US clocks go forward",
    code: "FX:EURUSD",
    from: "2025-03-07T20:12:31Z",
    to: "2025-03-10T02:20Z",
  },
  {
    what: "a commodity over the weekend on which US clocks go back",
    code: "CM:XAUUSD",
    from: "2025-10-31T18:12:31Z",
    to: "2025-11-03T02:20Z",
  },
  { what: "a Tokyo index with its lunch", code: "IX:JPN225", from: "2025-03-19T01:12:31Z", to: "2025-03-20T05:20Z" },
  {
    what: "a US index over the half day after Thanksgiving",
    code: "IX:SPX",
    from: "2025-11-28T15:12:31Z",
    to: "2025-12-01T15:20Z",
  },
  {
    what: "a London index over the weekend on which its clocks go forward",
    code: "IX:UK100",
    from: "2025-03-28T15:12:31Z",
    to: "2025-03-31T09:20Z",
  },
];

test.each(CASES)("$what: bars made from trades are the server's own, of every length", ({ code, from, to }) => {
  const flow = new BarFlow({ code, from: new Date(from) });
  flow.pass(new Date(flow.now + 1_000));
  flow.answerAll();
  flow.pass(new Date(to));
  for (const interval of INTERVALS) {
    const made = flow.made(interval);
    expect({ interval, bars: made }).toEqual({ interval, bars: flow.own(interval, made.length) });
  }
  expect(flow.trades.length).toBeGreaterThan(100);
});

/** How answers and pushes overtake each other: seconds from the making of an answer to its coming, and of a push. */
const DELAYS = [
  { answers: 40, pushes: 0 },
  { answers: 0, pushes: 2 },
  { answers: 7, pushes: 1 },
];

test.each(DELAYS)("answers $answers s late and pushes $pushes s late: every trade is counted once", (delays) => {
  const flow = new BarFlow({ code: "HK:700", from: new Date("2025-03-19T01:29:00Z") });
  flow.pass(new Date(flow.now + 1_000));
  flow.answerAll();
  flow.pass(new Date("2025-03-19T01:31:11Z"));
  for (let round = 0; round < 25; round += 1) {
    const onTheWay: Trade[] = [];
    flow.pass(new Date(flow.now + delays.pushes * 1_000), (trade) => onTheWay.push(trade));
    const lists = INTERVALS.map((interval) => [interval, flow.own(interval, 5)] as const);
    flow.pass(new Date(flow.now + delays.answers * 1_000), (trade) => onTheWay.push(trade));
    const late = delays.pushes > 0 ? onTheWay.splice(-1) : [];
    for (const trade of onTheWay) flow.push(trade);
    for (const [interval, list] of lists) flow.answer(interval, list);
    for (const trade of late) flow.push(trade);
    flow.pass(new Date(flow.now + 371_000));
  }
  for (const interval of INTERVALS) {
    const made = flow.made(interval).slice(-5);
    expect({ interval, bars: made }).toEqual({ interval, bars: flow.own(interval, 5) });
  }
});
