import { epochSeconds } from "../../../../src/kernel/time";
import { usualDays } from "../../../../src/market/tradingCalendar";
import type { Bar } from "../../../../src/qos/bar";
import type { Depth, Level } from "../../../../src/qos/depth";
import { QosError } from "../../../../src/qos/errors";
import type { SnapshotFigures } from "../../../../src/qos/fields";
import type { Subject } from "../../../../src/qos/topics/topic";
import type { Trade } from "../../../../src/qos/trade";
import { placeSnapshot } from "../../../../src/quotes/sessions/sessionQuotes";
import type { Look, LiveView } from "../../../../src/quotes/live/liveSource";
import { LiveQuestions } from "../../../../src/quotes/live/liveQuestions";
import type { Stop } from "../../../../src/quotes/live/stop";
import type { Shown } from "../../../../src/quotes/streams";
import { code } from "../../../support/builders";
import { TestClock } from "../../../support/testClock";
import { moment } from "../tables/cells";

type Formula = "value" | "quote" | "depth" | "trades" | "kline";

/** A live formula on a source that knows what the test lets it know. */
function start(formula: Formula, raw: readonly unknown[]): LiveView & { readonly stop: Stop } {
  const views: LiveView[] = [];
  const clock = new TestClock();
  const questions = new LiveQuestions({
    clock,
    source: {
      watch: (view) => {
        views.push(view);
        return () => undefined;
      },
    },
    watchRated: () => () => undefined,
    zone: () => ({ kind: "exchange" }),
    headerLanguage: () => "en",
    codeColumn: () => true,
    kindsOf: () => usualDays("US"),
  });
  const stop = questions[formula](raw, () => undefined);
  const [view] = views;
  if (view === undefined) throw new Error("nothing is watched");
  return { ...view, stop };
}

/** What a test says is known, of whatever it is asked. */
const known = (seen: (subject: Subject) => unknown): Look => seen as Look;

const knows = (value: unknown): Look => known(() => ({ known: "value", value }));

function shown(formula: Formula, raw: readonly unknown[], value: unknown): Shown | undefined {
  return start(formula, raw).render(knows(value));
}

const level = (price: number, volume: number): Level => ({ price, volume });

const orderBook: Depth = {
  code: code("HK:700"),
  bids: [level(521.2, 400), level(520, 9_000)],
  asks: [level(521.8, 300), level(523, 7_000)],
  time: epochSeconds(1_731_499_200),
};

test("LIVEDEPTH shows the order book as DEPTH does: bids on the left, asks on the right", () => {
  expect(shown("depth", ["HK:700"], orderBook)).toEqual([
    ["bidvolume", "bid", "ask", "askvolume"],
    [400, 521.2, 521.8, 300],
    [9_000, 520, 523, 7_000],
  ]);
  expect(shown("depth", ["HK:700", 1, false], orderBook)).toEqual([[400, 521.2, 521.8, 300]]);
  expect(start("depth", ["hk:00700"]).subjects).toEqual([{ topic: "D", code: "HK:700" }]);
});

test("a watch list without a single code that can be read says so at once, and waits for no push", () => {
  const { subjects, render } = start("quote", [[["nonsense"], [""], [true]], "last", false]);
  expect(subjects).toEqual([]);
  const rows = render(() => ({ known: "nothing" })) as readonly (readonly unknown[])[];
  expect(rows.map(([cell]) => (cell instanceof QosError ? cell.id : cell))).toEqual(["badCode", "", "badCode"]);
});

const trades: readonly Trade[] = Array.from({ length: 25 }, (_, at) => ({
  code: code("SH:600519"),
  price: 1_470 - at / 100,
  volume: 300 + at,
  time: epochSeconds(1_731_643_200 - at),
  side: at % 2 === 0 ? "buy" : "sell",
}));

test("LIVETRADES shows the newest so many trades, time, price, volume and side", () => {
  const noon = 45_611 + 12 / 24;
  expect(shown("trades", ["SH:600519", 2], trades)).toEqual([
    ["time", "price", "volume", "side"],
    [moment(noon), 1_470, 300, "buy"],
    [moment(expect.closeTo(noon - 1 / 86_400, 9) as number), 1_469.99, 301, "sell"],
  ]);
  expect(shown("trades", ["SH:600519"], trades)).toHaveLength(21);
  expect(shown("trades", ["SH:600519", 25, false], trades)).toHaveLength(25);
  expect(start("trades", ["SH:600519"]).subjects).toEqual([{ topic: "T", code: "SH:600519" }]);
});

const bars: readonly Bar[] = Array.from({ length: 120 }, (_, at) => ({
  time: epochSeconds(1_731_486_600 + at * 3_600),
  open: 100 + at,
  high: 102.5 + at,
  low: 99.5 + at,
  close: 101.25 + at,
  volume: 1_000 + at,
}));

test("LIVEKLINE shows the latest so many bars, the moving one last", () => {
  expect(shown("kline", ["SH:600519", "1h", 2], bars)).toEqual([
    ["time", "open", "high", "low", "close", "volume"],
    [moment(expect.any(Number) as number), 218, 220.5, 217.5, 219.25, 1_118],
    [moment(expect.any(Number) as number), 219, 221.5, 218.5, 220.25, 1_119],
  ]);
  expect(shown("kline", ["SH:600519", "1h"], bars)).toHaveLength(101);
  expect(shown("kline", ["SH:600519", "1h", 3, "close", true], bars)).toEqual([
    ["close"],
    [218.25],
    [219.25],
    [220.25],
  ]);
  expect(start("kline", ["SH:600519", "1h"]).subjects).toEqual([{ topic: "K", code: "SH:600519", interval: "1h" }]);
  expect(start("kline", ["SH:600519"]).subjects).toEqual([{ topic: "K", code: "SH:600519", interval: "1d" }]);
});

test.each([
  ["last", "S"],
  [null, "S"],
  ["bid", "D"],
  ["tradeprice", "T"],
  ["age", "S"],
])("LIVE of %j watches topic %s", (field, topic) => {
  expect(start("value", ["US:AAPL", field]).subjects).toEqual([{ topic, code: "US:AAPL" }]);
});

test("LIVE shows its field of what is known, and only an age moves by the passing of time", () => {
  expect(shown("value", ["HK:700", "bid"], orderBook)).toBe(521.2);
  expect(shown("value", ["SH:600519", "tradesize"], trades)).toBe(300);
  expect(start("value", ["US:AAPL", "age"]).ticking).toBe(true);
  expect(start("value", ["US:AAPL", "last"]).ticking).toBe(false);
  expect(start("kline", ["US:AAPL"]).ticking).toBe(false);
});

test("a formula shows nothing before anything is known, and then why there is no value", () => {
  const { render } = start("value", ["US:AAPL"]);
  expect(render(() => ({ known: "nothing" }))).toBeUndefined();
  const error = new QosError("notFound", { code: "US:AAPL" });
  expect(render(() => ({ known: "problem", error }))).toBe(error);
});

const figures = (last: number): SnapshotFigures => ({
  last,
  prevclose: 26.15,
  open: 26.19,
  high: 26.3,
  low: 25.62,
  volume: 694_420,
  turnover: 1_793_887_058,
  time: epochSeconds(1_731_511_800),
  suspended: false,
});

test("LIVEQUOTE shows each row as it is known, and says of the others that they are coming", () => {
  const { render, subjects } = start("quote", [[["US:AAPL"], [""], ["US:TSLA"], ["HK:700"], ["US:AAPL"]], "last,open"]);
  expect(subjects).toEqual([
    { topic: "S", code: "US:AAPL" },
    { topic: "S", code: "US:TSLA" },
    { topic: "S", code: "HK:700" },
  ]);
  const missing = new QosError("notFound", { code: "HK:700" });
  const apple = placeSnapshot({ code: code("US:AAPL"), figures: figures(25.92) }, usualDays("US"));
  const look = known((subject) => {
    if (subject.code === "US:AAPL") return { known: "value", value: apple };
    return subject.code === "HK:700" ? { known: "problem", error: missing } : { known: "nothing" };
  });
  const connecting = expect.objectContaining({ id: "connecting" }) as unknown;
  expect(render(look)).toEqual([
    ["last", "open"],
    [25.92, 26.19],
    ["", ""],
    [connecting, connecting],
    [missing, missing],
    [25.92, 26.19],
  ]);
});

test("LIVEQUOTE shows nothing while nothing is known of any row, and errors once they are all that is known", () => {
  const { render } = start("quote", ["US:AAPL,TSLA", "last"]);
  expect(render(() => ({ known: "nothing" }))).toBeUndefined();
  const error = new QosError("noKey");
  expect(render(() => ({ known: "problem", error }))).toEqual([[error], [error]]);
});

test.each<[Formula, readonly unknown[], string]>([
  ["depth", ["HK:700", 0.5], "badNumber"],
  ["depth", ["HK:700", 51], "badNumber"],
  ["trades", ["HK:700", 501], "badNumber"],
  ["trades", ["HK:700", -1], "badNumber"],
  ["kline", ["HK:700", "1h", 1_001], "badNumber"],
  ["value", ["HK:700", "prize"], "badChoice"],
  ["quote", ["HK:700", "prize"], "badChoice"],
])("%s of %j is refused", (formula, raw, id) => {
  expect(() => start(formula, raw)).toThrow(expect.objectContaining({ id }) as Error);
});
