import { epochSeconds } from "../../../../src/kernel/time";
import { usualDays } from "../../../../src/market/tradingCalendar";
import type { SessionQuotes } from "../../../../src/qos/sessionQuotes";
import { decodeSnapshot } from "../../../../src/qos/snapshot";
import { mergeQuotes } from "../../../../src/quotes/sessions/mergeQuotes";
import { regularDay, SETTLING } from "../../../../src/quotes/sessions/regularDay";
import { placeSnapshot } from "../../../../src/quotes/sessions/sessionQuotes";
import { liveViewOf, viewOf } from "../../../../src/quotes/sessions/sessionView";

/** The week from Monday the 10th to Friday the 14th of March 2025 in New York. */
const at = (time: string): number => Date.parse(`2025-03-${time.replace(" ", "T")}-04:00`) / 1_000;
const KINDS = usualDays("US");

const row = (lp: number, time: string, parts: object = {}): SessionQuotes =>
  placeSnapshot(decodeSnapshot({ c: "US:AAPL", lp, ts: at(time), ...parts }, "row"), KINDS);

function after(...messages: readonly SessionQuotes[]): SessionQuotes {
  const [first, ...others] = messages;
  if (first === undefined) throw new Error("nothing was told");
  return others.reduce((known, message) => mergeQuotes(known, message) ?? known, first);
}

type Day = readonly [day: string, open: number, high: number, low: number, close: number, volume: number];
const THE_12TH: Day = ["12", 214, 221, 213, 216.98, 1_200];
const THE_13TH: Day = ["13", 215, 216, 208, 209.68, 1_300];

/** The same with daily bars beside, that came at a time. */
function withBars(quotes: SessionQuotes, came: string, ...days: readonly Day[]): SessionQuotes {
  const bars = days.map(([day, open, high, low, close, volume]) => ({
    time: epochSeconds(at(`${day} 00:00`)),
    open,
    high,
    low,
    close,
    volume,
  }));
  return { ...quotes, dayBars: { bars, at: epochSeconds(at(came)) } };
}

/** The figures that are known, without those that are not. */
function told(quotes: SessionQuotes): Record<string, unknown> {
  const { figures, wantsBars } = regularDay(quotes, KINDS);
  const known = Object.entries(figures).filter(([, figure]) => figure !== undefined);
  return { ...Object.fromEntries(known), wantsBars };
}

const CLOSE_13 = at("13 16:00");
const MORNING = row(211.103, "14 09:18");

describe("the regular figures", () => {
  test("during trading are those of the row", () => {
    const noon = row(210, "13 12:00", { yp: 216.98, o: 215, v: 7, t: 9 });
    expect(told(noon)).toEqual({
      last: 210,
      prevclose: 216.98,
      open: 215,
      volume: 7,
      turnover: 9,
      time: at("13 12:00"),
      wantsBars: false,
    });
    expect(told(after(row(211, "13 08:00"), noon))).toMatchObject({ last: 210, wantsBars: false });
  });

  test("told on the stroke of the close or after it are the last word", () => {
    const last = row(209.68, "13 16:00", { v: 1_300, t: 99 });
    expect(told(after(last, MORNING))).toEqual({
      last: 209.68,
      volume: 1_300,
      turnover: 99,
      time: CLOSE_13,
      wantsBars: false,
    });
    const early = row(209.5, "13 15:59:59", { v: 1_299, t: 99 });
    expect(told(after(early, MORNING))).toEqual({ wantsBars: true });
  });

  test("before the bell are the close that a newer block tells, with the row's own close before", () => {
    const vendors = row(211.103, "14 09:18:41", { yp: 216.98, aq: { lp: 210.35, yp: 209.68, ts: at("13 19:57:10") } });
    expect(told(vendors)).toEqual({ last: 209.68, prevclose: 216.98, time: CLOSE_13, wantsBars: true });
  });

  test("of the row's close before nothing is said where it may have rolled over to the day's own", () => {
    const rolled = row(211.103, "14 09:18:41", { yp: 209.68, aq: { lp: 210.35, yp: 209.68, ts: at("13 19:57:10") } });
    expect(told(rolled)).toEqual({ last: 209.68, time: CLOSE_13, wantsBars: true });
    const unknown = row(211.103, "14 09:18:41", { yp: 209.68 });
    expect(told(unknown)).toEqual({ wantsBars: true });
  });

  test("are told by the daily bars where nothing else tells them", () => {
    const bars = { open: 215, high: 216, low: 208, last: 209.68, prevclose: 216.98, volume: 1_300, time: CLOSE_13 };
    expect(told(withBars(MORNING, "14 09:18", THE_12TH, THE_13TH))).toEqual({ ...bars, wantsBars: false });
    // Today's bar may have begun.
    expect(told(withBars(MORNING, "14 09:18", THE_12TH, THE_13TH, ["14", 1, 1, 1, 1, 1]))).toEqual({
      ...bars,
      wantsBars: false,
    });
  });

  test("of a bar that came while it might still change are asked for once more", () => {
    const evening = row(210, "13 17:00");
    const wants = (seconds: number): unknown => {
      const quotes = withBars(evening, "13 16:00", THE_12TH, THE_13TH);
      return regularDay(
        { ...quotes, dayBars: { bars: quotes.dayBars?.bars ?? [], at: epochSeconds(CLOSE_13 + seconds) } },
        KINDS,
      ).wantsBars;
    };
    expect([wants(SETTLING - 1), wants(SETTLING)]).toEqual([true, false]);
  });

  test("are of the day before where the exchange was closed, as its bars tell", () => {
    const holiday = withBars(MORNING, "14 09:18", ["11", 1, 2, 1, 200, 9], THE_12TH);
    expect(told(holiday)).toEqual({
      ...{ open: 214, high: 221, low: 213, last: 216.98, prevclose: 200, volume: 1_200 },
      ...{ time: at("12 16:00"), wantsBars: true },
    });
  });

  test("are not those of the day before where something was traded on the day", () => {
    const traded = withBars(
      after(row(212, "13 08:00"), row(210, "13 17:00"), MORNING),
      "14 09:18",
      ["11", 1, 2, 1, 200, 9],
      THE_12TH,
    );
    expect(told(traded)).toEqual({ prevclose: 216.98, wantsBars: true });
  });

  test("of a close that a block tells are not those of another day's bar", () => {
    const block = row(211, "14 09:18", { aq: { lp: 210.35, yp: 209.68, ts: at("13 19:57") } });
    expect(told(withBars(block, "14 09:18", ["11", 1, 2, 1, 200, 9], THE_12TH))).toEqual({
      ...{ last: 209.68, prevclose: 216.98, time: CLOSE_13, wantsBars: true },
    });
  });

  test("have the turnover of the day's last row only where that had the whole volume", () => {
    const early = (v: number): SessionQuotes => row(209.5, "13 15:59:59", { o: 215.5, v, t: 88 });
    const shown = (v: number): unknown => told(withBars(after(early(v), MORNING), "14 09:18", THE_12TH, THE_13TH));
    expect(shown(1_300)).toMatchObject({ last: 209.68, open: 215.5, volume: 1_300, turnover: 88 });
    expect(shown(1_299)).not.toHaveProperty("turnover");
    expect(shown(1_299)).toMatchObject({ last: 209.68, open: 215.5, volume: 1_300 });
  });

  test("have the close before of their own row, else of the pre-market or the night that led to the day", () => {
    const bars = (quotes: SessionQuotes): unknown =>
      told(withBars(after(quotes, row(210, "13 17:00")), "13 17:00", THE_12TH, THE_13TH))["prevclose"];
    expect(bars(row(209.5, "13 15:00", { yp: 217 }))).toBe(217);
    expect(bars(row(212, "13 15:00", { pq: { lp: 212, yp: 218, ts: at("13 09:00") } }))).toBe(218);
    expect(bars(row(212, "13 15:00", { nq: { lp: 212, yp: 219, ts: at("13 03:00") } }))).toBe(219);
    expect(bars(row(212, "13 15:00", { pq: { lp: 212, yp: 218, ts: at("12 09:00") } }))).toBe(216.98);
    expect(bars(row(212, "13 15:00"))).toBe(216.98);
  });

  test("a later block that knows another close than the row counts", () => {
    const last = row(209.7, "13 16:00");
    const corrected = after(last, row(211, "14 09:18", { aq: { lp: 210, yp: 209.68, ts: at("13 19:57") } }));
    expect(told(corrected)).toMatchObject({ last: 209.68, wantsBars: true });
    const agreed = after(
      row(209.68, "13 16:00", { v: 7 }),
      row(211, "14 09:18", { aq: { lp: 210, yp: 209.68, ts: at("13 19:57") } }),
    );
    expect(told(agreed)).toMatchObject({ last: 209.68, volume: 7, wantsBars: false });
  });

  test("suspension is as the newest message that says something of it tells", () => {
    const morning = (s: number): SessionQuotes => row(211, "14 09:18", { s });
    expect(told(after(row(209, "13 15:00", { s: 1 }), morning(0)))).toMatchObject({ suspended: false });
    expect(told(after(row(209, "13 15:00", { s: 0 }), morning(1)))).toMatchObject({ suspended: true });
    expect(told(after(row(209, "13 15:00", { s: 1 }), MORNING))).toMatchObject({ suspended: true });
  });
});

describe("a cell that moves, just after the close", () => {
  const shown = (toldAt: string, bars?: string): unknown => {
    const quotes = after(row(209.5, toldAt), row(210, "13 16:00:05"));
    const known = bars === undefined ? quotes : withBars(quotes, bars, THE_12TH);
    return [liveViewOf(known, KINDS).regular.last, viewOf(known, KINDS).regular.last];
  };

  test("keeps the price of the last half hour until the day's bar has come; PRICE never does", () => {
    expect(shown("13 15:30:00")).toEqual([209.5, undefined]);
    expect(shown("13 15:29:59")).toEqual([undefined, undefined]);
    expect(shown("13 15:45:00", "13 15:59:59")).toEqual([209.5, undefined]);
    expect(shown("13 15:45:00", "13 16:00:00")).toEqual([undefined, undefined]);
    expect(shown("12 15:45:00")).toEqual([undefined, undefined]);
  });
});

describe("prices of other sessions", () => {
  const base = (quotes: SessionQuotes): unknown => {
    const { extended } = viewOf(quotes, KINDS);
    return Object.fromEntries(Object.entries(extended).map(([name, price]) => [name, price.base]));
  };
  const FULL = { yp: 216.98, h: 216, l: 208, v: 1_300 };

  test("are measured against the close that the session followed", () => {
    const close = row(209.68, "13 16:00", FULL);
    expect(base(after(close, row(210, "13 17:00")))).toEqual({ post: 209.68 });
    expect(base(after(row(211, "13 08:00"), close, row(210, "13 17:00")))).toEqual({ pre: 216.98, post: 209.68 });
    expect(base(after(close, row(211, "14 08:00")))).toEqual({ pre: 209.68 });
    expect(base(after(row(205, "12 08:00"), close))).toEqual({ pre: undefined });
    expect(base(after(close, row(211, "14 08:00", { pq: { lp: 211, yp: 209.5, ts: at("14 07:59") } })))).toEqual({
      pre: 209.5,
    });
  });

  test("the newest of all is told with its session, of equal times the regular one", () => {
    const latest = (quotes: SessionQuotes): unknown => {
      const { latest: price } = viewOf(quotes, KINDS);
      return [price?.session, price?.price];
    };
    const close = row(209.68, "13 16:00", FULL);
    expect(latest(close)).toEqual(["regular", 209.68]);
    expect(latest(after(close, row(210, "13 16:00:01")))).toEqual(["post", 210]);
    expect(latest(after(row(210, "13 17:00"), row(211, "13 21:00"), row(212, "14 05:00")))).toEqual(["pre", 212]);
  });

  test("range and volume of a push are believed only where they are not the regular day's", () => {
    const close = row(209.68, "13 16:00", FULL);
    const range = (parts: object, lp = 210): unknown => {
      const { post } = viewOf(after(close, row(lp, "13 17:00", parts)), KINDS).extended;
      return [post?.high, post?.low, post?.volume];
    };
    expect(range({ h: 211, l: 209, v: 50 })).toEqual([211, 209, 50]);
    expect(range({ h: 210, l: 210, v: 50 })).toEqual([210, 210, 50]);
    expect(range({ h: 216, l: 209, v: 50 })).toEqual([undefined, undefined, 50]);
    expect(range({ h: 211, l: 208, v: 50 })).toEqual([undefined, undefined, 50]);
    expect(range({ h: 209.9, l: 209, v: 50 })).toEqual([undefined, undefined, 50]);
    expect(range({ h: 211, l: 210.1, v: 50 })).toEqual([undefined, undefined, 50]);
    expect(range({ h: 211, l: 209, v: 1_300 })).toEqual([211, 209, undefined]);
    expect(range({ h: 211, l: 209 })).toEqual([211, 209, undefined]);
  });

  test("of a regular day whose range is not known no range of a push is believed; a block's own always is", () => {
    const close = row(209.68, "13 16:00", { h: 216, v: 1_300 });
    const shown = (parts: object): unknown => {
      const { post } = viewOf(after(close, row(210, "13 17:00", parts)), KINDS).extended;
      return [post?.high, post?.low];
    };
    expect(shown({ h: 211, l: 209 })).toEqual([undefined, undefined]);
    const block = row(209.68, "13 16:00", {
      h: 216,
      l: 208,
      aq: { lp: 210, h: 216, l: 208, v: 2_000, ts: at("13 17:00") },
    });
    expect(viewOf(block, KINDS).extended.post).toMatchObject({ high: 216, low: 208, volume: 2_000 });
  });
});
