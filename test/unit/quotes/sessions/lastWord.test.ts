import { epochSeconds, type EpochSeconds } from "../../../../src/kernel/time";
import { usualDays } from "../../../../src/market/tradingCalendar";
import { regularDay } from "../../../../src/quotes/sessions/regularDay";
import type { SessionQuote, SessionQuotes } from "../../../../src/qos/sessionQuotes";
import { code, figuresOf } from "../../../support/builders";

/** A moment of Wednesday, 2024-11-13, on New York's clock. */
const at = (time: string): EpochSeconds => epochSeconds(Date.parse(`2024-11-13T${time}-05:00`) / 1_000);

const quote = (last: number, time: string): SessionQuote => ({
  day: 20_241_113,
  moment: at(time),
  figures: figuresOf({ last, time: at(time) }),
  toldAt: at(time),
  isBlock: false,
});

/** The day's close is 226, and the close before it 224. */
const dayBars: NonNullable<SessionQuotes["dayBars"]> = {
  bars: [224, 226].map((close, day) => ({
    time: epochSeconds(at("00:00") - (1 - day) * 86_400),
    open: close - 3,
    high: close + 1,
    low: close - 4,
    close,
    volume: close * 1_000,
  })),
  at: at("18:00"),
};

const lastOf = (quotes: SessionQuotes): unknown => regularDay(quotes, usualDays("US")).figures.last;

test("a price told during the day is not its close: after the bell the bar of the day tells it", () => {
  const sessions = { regular: quote(225, "15:00:00"), post: quote(230, "17:00:00") };
  expect(lastOf({ code: code("US:AAPL"), sessions, dayBars })).toBe(226);
});

test("a price told after the bell is the close, whatever has been traded since", () => {
  const regular = { ...quote(225.5, "15:59:59"), toldAt: at("16:00:01") };
  expect(lastOf({ code: code("US:AAPL"), sessions: { regular, post: quote(230, "17:00:00") }, dayBars })).toBe(225.5);
});

test("where a later block knows another close than what was told, the block is right", () => {
  const regular = { ...quote(225.5, "15:59:59"), toldAt: at("16:00:01") };
  const post = { ...quote(230, "17:00:00"), isBlock: true, regularClose: 225.75 };
  expect(lastOf({ code: code("US:AAPL"), sessions: { regular, post }, dayBars })).toBe(225.75);
});
