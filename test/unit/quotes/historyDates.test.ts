import { epochMillis } from "../../../src/kernel/time";
import { QosError } from "../../../src/qos/errors";
import { queryHistory } from "../../../src/quotes/questions/history";
import { ok, type Asked, type Outcome } from "../../support/scriptedHttp";
import { testApp } from "../../support/testPorts";

/** Tuesday 2024-11-12 in New York: Monday the 11th was a trading day, and so was Veterans Day. */
const DAYS = ["2024-11-04", "2024-11-05", "2024-11-06", "2024-11-07", "2024-11-08", "2024-11-11", "2024-11-12"];

interface Server {
  readonly days?: readonly string[];
  readonly calendar?: readonly string[];
  readonly now?: string;
}

/** What HISTORY's first column shows, and the requests it was made from. */
async function history(
  raw: readonly unknown[],
  { days = DAYS, calendar = ["20241112,F", "20241113,F"], now = "2024-11-12T12:00-05:00" }: Server = {},
): Promise<{ readonly shown: unknown; readonly asked: readonly Asked[] }> {
  const { app, clock, http } = testApp();
  clock.jump(epochMillis(Date.parse(now)) - clock.now());
  const bars = (c: string): object[] =>
    days.map((day, at) => ({
      c,
      o: "1",
      cl: String(100 + at),
      h: "200",
      l: "1",
      v: "5",
      ts: Date.parse(`${day}T00:00-05:00`) / 1_000,
      kt: 1001,
    }));
  http.answer = ({ path, body }: Asked): Outcome => {
    if (path === "/market-calendar") return ok({ US: calendar });
    const { kline_reqs: lines = [] } = body as { readonly kline_reqs?: readonly { readonly c: string }[] };
    const [{ c } = { c: "" }] = lines;
    return path === "/kline" || path === "/history" ? ok([{ c, k: bars(c) }]) : { status: 404, body: "" };
  };
  try {
    const wait = app.queries.answer(queryHistory, raw, { preview: false });
    const settled = wait.catch((thrown: unknown) => thrown);
    await clock.advance(60_000);
    return { shown: await settled, asked: http.requests };
  } catch (thrown) {
    return { shown: thrown, asked: http.requests };
  }
}

const closes = async (start: unknown, end: unknown, server?: Server): Promise<unknown> =>
  (await history(["US:MSFT", start, end, null, null, "close"], server)).shown;

test("a word of days and Excel's TODAY() less as many are one question", async () => {
  const [word, serial, now] = [45608, 45603.7, 45608.5];
  const asked = await Promise.all([
    history(["US:AAPL", "-5d"]),
    history(["US:AAPL", word - 5]),
    history(["US:AAPL", serial, now]),
    history(["US:AAPL", "-5d", "today"]),
  ]);
  const bodies = asked.map(({ asked: requests }) => JSON.stringify(requests.map(({ body }) => body)));
  expect(new Set(bodies).size).toBe(1);
  for (const { shown } of asked) expect((shown as unknown[]).length).toBe(5);
});

test("the day of a start with a time of day is whole to daily bars", async () => {
  expect(await closes(45603.7, 45604.2)).toEqual([[103], [104]]);
});

test.each([
  ["-1td", [[105], [106]]],
  ["-2td", [[104], [105], [106]]],
  ["-5td", [[101], [102], [103], [104], [105], [106]]],
  ["last session", [[106]]],
])("%s counts the trading days of the exchange", async (start, shown) => {
  expect(await closes(start, null)).toEqual(shown);
});

test("before today's bar has begun the calendar says that today is one", async () => {
  const early = { days: DAYS.slice(0, -1), now: "2024-11-12T07:00-05:00" };
  expect(await closes("-1td", null, early)).toEqual([[105]]);
  expect(await closes("last session", null, early)).toEqual([[105]]);
  // Closed on that day: the day before counts as the first.
  expect(await closes("-1td", null, { ...early, calendar: ["20241113,F"] })).toEqual([[104], [105]]);
});

test("on a Saturday they are counted from Friday, without a calendar", async () => {
  const { shown, asked } = await history(["US:MSFT", "-1td", null, null, null, "close"], {
    days: DAYS.slice(0, 5),
    now: "2024-11-09T12:00-05:00",
  });
  expect(shown).toEqual([[103], [104]]);
  expect(asked.map(({ path }) => path)).not.toContain("/market-calendar");
});

test("more trading days than there are bars is #N/A, not a guess", async () => {
  expect(await closes("-30td", null)).toMatchObject({ cell: "#N/A", id: "noBars" });
});

test("an end before the start is told with both days", async () => {
  expect(await closes("-5d", "-2w")).toMatchObject({
    cell: "#VALUE!",
    message: "end: 2024-10-29 lies before 2024-11-07, the start",
  });
});

test("no start is told as such", async () => {
  const shown = await closes(null, null);
  expect(shown).toBeInstanceOf(QosError);
  expect(shown).toMatchObject({ id: "noDate", details: { argument: "start" } });
});

test.each<[string, string, string, number[]]>([
  // Coins trade every day: three back from Tuesday the 12th is Saturday the 9th.
  ["CF:BTCUSDT", "-3td", "2024-11-12T12:00Z", [105, 106]],
  ["CF:BTCUSDT", "-5td", "2024-11-12T12:00Z", [103, 104, 105, 106]],
  ["CF:BTCUSDT", "last session", "2024-11-12T12:00Z", [106]],
  // Currencies from Monday to Friday: two back from Tuesday is Friday the 8th.
  ["FX:EURUSD", "-1td", "2024-11-12T12:00Z", [105, 106]],
  ["FX:EURUSD", "-2td", "2024-11-12T12:00Z", [104, 105, 106]],
  ["FX:EURUSD", "-5td", "2024-11-12T12:00Z", [101, 102, 103, 104, 105, 106]],
  // On a Sunday the last day of trading is Friday.
  ["FX:EURUSD", "last session", "2024-11-10T12:00Z", [104, 105, 106]],
  ["FX:EURUSD", "-1td", "2024-11-10T12:00Z", [103, 104, 105, 106]],
])("%s from %s, asked at %s: a market without holidays is counted", async (code, start, now, expected) => {
  const { shown, asked } = await history([code, start, "2024-11-13", null, null, "close"], { now });
  expect(shown).toEqual(expected.map((close) => [close]));
  expect(asked.filter(({ path }) => path === "/market-calendar")).toEqual([]);
});
