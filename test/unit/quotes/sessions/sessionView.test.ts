import { epochSeconds } from "../../../../src/kernel/time";
import { usualDays } from "../../../../src/market/tradingCalendar";
import type { SnapshotFigures } from "../../../../src/qos/fields";
import type { SessionQuote, SessionQuotes } from "../../../../src/qos/sessionQuotes";
import { liveViewOf, viewOf } from "../../../../src/quotes/sessions/sessionView";
import { code, figuresOf } from "../../../support/builders";

/** The week from Monday the 10th to Friday the 14th of March 2025 in New York. */
const at = (time: string) => epochSeconds(Date.parse(`2025-03-${time.replace(" ", "T")}-04:00`) / 1_000);
const KINDS = usualDays("US");

function quote(time: string, figures: Partial<SnapshotFigures>, more: Partial<SessionQuote> = {}): SessionQuote {
  return {
    day: 20_250_300 + Number(time.slice(0, 2)),
    moment: at(time),
    toldAt: at(time),
    isBlock: false,
    figures: figuresOf({ time: at(time), ...figures }),
    ...more,
  };
}

const quotes = (sessions: SessionQuotes["sessions"]): SessionQuotes => ({ code: code("US:AAPL"), sessions });

const CLOSED = { last: 209.68, prevclose: 216.98, high: 216, low: 208, volume: 1_300 };
const THE_13TH = quote("13 16:00:00", CLOSED);

const view = (sessions: SessionQuotes["sessions"]) => viewOf(quotes(sessions), KINDS);

/** What is shown of the range and volume of a pre-market price after the 13th. */
function range(figures: Partial<SnapshotFigures>, closed: Partial<SnapshotFigures> = CLOSED, isBlock = false): unknown {
  const pre = quote("14 09:18", { last: 211, high: 212, low: 210, volume: 50, ...figures }, { isBlock });
  const { high, low, volume } = view({ regular: quote("13 16:00:00", closed), pre }).extended.pre ?? {};
  return [high, low, volume];
}

test("a pre-market price stands beside the regular day and is measured against its close", () => {
  const pre = quote("14 09:18", { last: 211, high: 212, low: 210, volume: 50 });
  const shown = view({ regular: THE_13TH, pre });
  const expected = { session: "pre", price: 211, base: 209.68, high: 212, low: 210, volume: 50, time: at("14 09:18") };
  expect(shown.extended).toStrictEqual({ pre: expected });
  expect(shown.latest).toStrictEqual(expected);
  expect(shown.regular).toMatchObject(CLOSED);
});

test("the regular price is the latest where no session has a newer one", () => {
  expect(view({ regular: THE_13TH })).toMatchObject({
    extended: {},
    latest: {
      session: "regular",
      price: 209.68,
      base: 216.98,
      high: 216,
      low: 208,
      volume: 1_300,
      time: at("13 16:00:00"),
    },
  });
  expect(Object.keys(view({ regular: THE_13TH }).extended)).toEqual([]);
});

test.each<[string, Partial<SnapshotFigures>, unknown[]]>([
  ["its own range and volume", {}, [212, 210, 50]],
  ["the regular day's high", { high: 216 }, [undefined, undefined, 50]],
  ["the regular day's low", { low: 208 }, [undefined, undefined, 50]],
  ["a price above its high", { last: 212.01 }, [undefined, undefined, 50]],
  ["a price at its high", { last: 212 }, [212, 210, 50]],
  ["a price below its low", { last: 209.99 }, [undefined, undefined, 50]],
  ["a price at its low", { last: 210 }, [212, 210, 50]],
  ["a range without a price", { last: undefined }, [212, 210, 50]],
  ["no high", { high: undefined }, [undefined, 210, 50]],
  ["no low", { low: undefined }, [212, undefined, 50]],
  ["a day's volume", { volume: 1_300 }, [212, 210, undefined]],
  ["more than a day's volume", { volume: 1_301 }, [212, 210, undefined]],
  ["no volume", { volume: undefined }, [212, 210, undefined]],
])("a row before the bell with %s", (_what, figures, expected) => {
  expect(range(figures)).toEqual(expected);
});

test("a range or a volume that cannot be told apart from the regular day's is not shown", () => {
  expect(range({}, { ...CLOSED, high: undefined })).toEqual([undefined, undefined, 50]);
  expect(range({}, { ...CLOSED, low: undefined })).toEqual([undefined, undefined, 50]);
  expect(range({}, { ...CLOSED, volume: undefined })).toEqual([212, 210, undefined]);
});

test("a block has a range and a volume of its own, whatever they are", () => {
  expect(range({ last: 300, high: 216, low: 208, volume: 9_999 }, CLOSED, true)).toEqual([216, 208, 9_999]);
});

test("the latest price is the one with the newest time; of one time the regular one before post, pre and night", () => {
  const [pre, post, night] = [
    quote("13 09:00", { last: 1 }),
    quote("13 19:00", { last: 2 }),
    quote("13 20:30", { last: 3 }, { day: 20_250_314 }),
  ];
  const latest = (sessions: SessionQuotes["sessions"]): unknown => view(sessions).latest?.session;
  expect(latest({ pre, regular: THE_13TH })).toBe("regular");
  expect(latest({ pre, regular: THE_13TH, post })).toBe("post");
  expect(latest({ pre, regular: THE_13TH, post, night })).toBe("night");
  expect(latest({ regular: THE_13TH, post: quote("13 16:00:00", { last: 2 }) })).toBe("regular");
  const stroke = (): SessionQuote => quote("13 19:00", { last: 2 });
  expect(latest({ pre: stroke(), night: stroke() })).toBe("pre");
  expect(latest({ pre: stroke(), post: stroke(), night: stroke() })).toBe("post");
});

test("a price without a time is the latest only where it is alone, and a session without a price never", () => {
  const without = quote("13 19:00", { last: 2, time: undefined });
  expect(view({ post: without }).latest).toMatchObject({ session: "post", price: 2, time: undefined });
  expect(view({ regular: THE_13TH, post: without }).latest?.session).toBe("regular");
  expect(view({ regular: THE_13TH, post: quote("13 19:00", { volume: 3 }) }).latest?.session).toBe("regular");
  expect(view({ post: quote("13 19:00", { volume: 3 }) }).latest).toBeUndefined();
});

test("what a block says of the close before it counts before everything else", () => {
  const post = quote("13 19:00", { last: 2 }, { isBlock: true, regularClose: 209.5 });
  const newer = quote("14 12:00", { last: 215, prevclose: 209.68 });
  expect(view({ regular: newer, post }).extended.post?.base).toBe(209.5);
});

test("a session is measured against the close of the day that it follows, or against nothing", () => {
  const noon = quote("14 12:00", { last: 215, prevclose: 209.68 });
  const base = (sessions: SessionQuotes["sessions"]): unknown => view(sessions).extended.post?.base;
  // After the bell of the same day: its close.
  expect(base({ regular: THE_13TH, post: quote("13 19:00", { last: 2 }) })).toBe(209.68);
  // The evening before the day that is traded now: the close before.
  expect(base({ regular: noon, post: quote("13 19:00", { last: 2 }) })).toBe(209.68);
  expect(
    base({ regular: { ...noon, figures: { ...noon.figures, prevclose: 208 } }, post: quote("13 19:00", {}) }),
  ).toBe(208);
  // An evening before that: nobody has told its close.
  expect(base({ regular: noon, post: quote("12 19:00", { last: 2 }) })).toBeUndefined();
  // The moment is not known.
  expect(base({ regular: noon, post: { ...quote("13 19:00", { last: 2 }), moment: undefined } })).toBeUndefined();
});

test("over a weekend the close before is Friday's", () => {
  const monday = quote("10 12:00", { last: 215, prevclose: 239 });
  expect(view({ regular: monday, post: quote("07 19:00", { last: 2 }) }).extended.post?.base).toBe(239);
  expect(view({ regular: monday, post: quote("06 19:00", { last: 2 }) }).extended.post?.base).toBeUndefined();
});

test("a state is looked at once, and a live cell sees what a cell sees while all is sure", () => {
  const state = quotes({ regular: THE_13TH });
  expect(viewOf(state, KINDS)).toBe(viewOf(state, KINDS));
  expect(liveViewOf(state, KINDS)).toBe(viewOf(state, KINDS));
});

test("after the bell a live cell keeps the last price until the close is told, where a cell asks for it", () => {
  const regular = quote("13 15:59:58", { ...CLOSED, last: 209.5 });
  const state = quotes({ regular, post: quote("13 16:00:20", { last: 209.9 }) });
  expect(liveViewOf(state, KINDS)).toMatchObject({ regular: { last: 209.5 }, wantsBars: true });
  expect(viewOf(state, KINDS)).toMatchObject({ regular: { last: undefined }, wantsBars: true });
});
