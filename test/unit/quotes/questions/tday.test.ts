import { lastIndexWhere } from "../../../../src/kernel/lastIndex";
import { SERIAL_OF_EPOCH } from "../../../../src/kernel/time";
import { QosError } from "../../../../src/qos/errors";
import { queryTday } from "../../../../src/quotes/questions/tday";
import { HKEX, NYSE, sessionsOf, SSE } from "../../../support/exchangeSessions";
import { dayOf, serialOf, sessionBench } from "../../../support/sessionBench";
import type { Listed, SessionServer } from "../../../support/sessionServer";

/** TDAY on an app of its own at a moment, from a server that has these days: the day counted from 1970-01-01, or words. */
function bench(now: string, server: Partial<SessionServer>) {
  const world = sessionBench(now, server);
  const tday = async (...raw: readonly unknown[]): Promise<number | string> => {
    const shown = await world.query(queryTday, raw);
    if (shown instanceof QosError) return shown.message;
    const { serial, style } = shown as { readonly serial: number; readonly style: string };
    expect(style).toBe("date");
    return serial - SERIAL_OF_EPOCH;
  };
  return { ...world, tday };
}

const MARKETS = [
  ["US", NYSE, "2022-09-12T12:00-04:00", "America/New_York", ["US:AAPL", "US:MSFT"]],
  ["HK", HKEX, "2025-05-20T13:00+08:00", "Asia/Hong_Kong", ["HK:700", "HK:5"]],
  ["SH", SSE, "2026-09-10T13:00+08:00", "Asia/Shanghai", ["SH:600519", "SZ:000001"]],
] as const;

test.each(MARKETS)(
  "%s: of every date of more than ten years the trading days before and after it are those of the exchange's list",
  async (market, years, now, zone, witnesses) => {
    const { days, halfDays } = sessionsOf(years);
    const listed = Object.fromEntries(witnesses.map((code): [string, Listed] => [code, { zone, days }]));
    const today = dayOf(now.slice(0, 10));
    const named = days.filter((day) => day >= today && day <= today + 95);
    const calendar = named.map((day) => ({ day, half: halfDays.has(day) }));
    const { tday, http } = bench(now, { listed, calendars: { [market]: calendar } });
    const last = named.at(-1) ?? 0;
    const wrong: string[] = [];
    let looked = 0;
    for (let date = last; date >= dayOf("2011-01-01"); date -= 1) {
      const at = lastIndexWhere(days, (day) => day <= date);
      for (const offset of date % 5 === 0 ? [0, 1, -1, 5, -20, 60, -200] : [0, 1, -1]) {
        const right = days[at + offset];
        if (right === undefined || right > last) continue;
        looked += 1;
        const shown = await tday(market, date + SERIAL_OF_EPOCH, offset);
        if (shown !== right) wrong.push(`${date} ${offset}: ${shown}, not ${right}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(looked).toBeGreaterThan(16_000);
    // Sixty thousand cells that go ever further back: a calendar, and the bars of each further stretch of four years.
    expect(http.requests.length).toBeLessThan(20);
  },
);

const SHANGHAI = sessionsOf(SSE);
const IN_SHANGHAI = { zone: "Asia/Shanghai", days: SHANGHAI.days };
const calendarFrom = (today: number, days = 95) =>
  SHANGHAI.days
    .filter((day) => day >= today && day <= today + days)
    .map((day) => ({ day, half: SHANGHAI.halfDays.has(day) }));

/** The mainland on a Thursday at noon, two days before the Spring Festival of 2026 and its nine days without trading. */
const BEFORE_THE_FESTIVAL = "2026-02-12T12:00+08:00";
const mainland = (server: Partial<SessionServer> = {}, now = BEFORE_THE_FESTIVAL) =>
  bench(now, {
    listed: { "SH:600519": IN_SHANGHAI, "SZ:000001": IN_SHANGHAI },
    calendars: { SH: calendarFrom(dayOf(now.slice(0, 10))), SZ: calendarFrom(dayOf(now.slice(0, 10))) },
    ...server,
  });

test("over the Spring Festival the calendar counts, on from days that bars have told", async () => {
  const { tday } = mainland();
  expect(await tday("SH", "2026-02-13", 1)).toBe(dayOf("2026-02-24"));
  expect(await tday("SZ", "2026-02-20")).toBe(dayOf("2026-02-13"));
  expect(await tday("SH", "2026-02-10", 4)).toBe(dayOf("2026-02-24"));
  expect(await tday("SH", "2026-02-24", -3)).toBe(dayOf("2026-02-11"));
});

test("a day of the future alone asks the calendar and no bars; one of the past asks bars and no calendar", async () => {
  const ahead = mainland();
  expect(await ahead.tday("SH", "2026-03-02", 2)).toBe(dayOf("2026-03-04"));
  expect(ahead.http.requests.map(({ path }) => path)).toEqual(["/market-calendar"]);
  const past = mainland();
  expect(await past.tday("SH", "2025-10-08")).toBe(dayOf("2025-09-30"));
  expect(past.http.requests.map(({ path }) => path)).toEqual(["/history"]);
});

test("the oldest day first: its bars answer for every later one, and a second look asks nothing", async () => {
  const { tday, http } = mainland();
  expect(await tday("SH", "2012-01-27")).toBe(dayOf("2012-01-20"));
  const asked = http.requests.length;
  for (let at = 0; at < 200; at += 1) await tday("SH", dayOf("2012-02-01") + SERIAL_OF_EPOCH + at * 25, -3);
  expect(http.requests.length).toBe(asked);
});

test("a hundred cells that are calculated together share the bars", async () => {
  const { tday, http } = mainland();
  const cells = Array.from({ length: 100 }, (_, at) => tday("SH", "2026-01-30", -at));
  const right = SHANGHAI.days.indexOf(dayOf("2026-01-30"));
  expect(await Promise.all(cells)).toEqual(cells.map((_, at) => SHANGHAI.days[right - at]));
  expect(http.requests).toHaveLength(1);
});

test("where no calendar tells, the day is not guessed, and the error says how far it reaches", async () => {
  const { tday } = mainland();
  const words = "Whether SH trades on 2026-05-19 is not known: the server's calendar tells of 2026-02-12 to 2026-05-18";
  expect(await tday("SH", "2026-05-18")).toBe(dayOf("2026-05-18"));
  expect(await tday("SH", "2026-05-19")).toBe(words);
  expect(await tday("SH", "2026-05-15", 2)).toBe(words);
});

test("today counts by the calendar before its bar has begun, and by its bar where there is no calendar", async () => {
  const early = mainland({}, "2026-02-12T08:00+08:00");
  expect(await early.tday("SH", "today")).toBe(dayOf("2026-02-12"));
  const without = mainland({ calendars: {} });
  expect(await without.tday("SH", "today")).toBe(dayOf("2026-02-12"));
  expect(await without.tday("SH", "2026-02-13")).toMatch("QOS has no data for SH");
});

test("a holiday is no trading day on the day itself", async () => {
  const { tday } = mainland({}, "2026-02-17T12:00+08:00");
  expect(await tday("SH", "today")).toBe(dayOf("2026-02-13"));
  expect(await tday("SH", "today", 1)).toBe(dayOf("2026-02-24"));
  expect(await tday("SH", "today", -1)).toBe(dayOf("2026-02-12"));
  expect(await tday("SH", "last session")).toBe(dayOf("2026-02-13"));
  expect(await tday("SH", "-2td")).toBe(dayOf("2026-02-11"));
  expect(await tday("SH", "-1td", -1)).toBe(dayOf("2026-02-11"));
});

test("a day on which the first instrument was suspended is one of trading by the other", async () => {
  const away = new Set([dayOf("2026-01-20"), dayOf("2026-01-21")]);
  const suspended = { zone: "Asia/Shanghai", days: SHANGHAI.days.filter((day) => !away.has(day)) };
  const { tday } = mainland({ listed: { "SH:600519": suspended, "SZ:000001": IN_SHANGHAI } });
  expect(await tday("SH", "2026-01-21")).toBe(dayOf("2026-01-21"));
  expect(await tday("SH", "2026-01-22", -2)).toBe(dayOf("2026-01-20"));
  const alone = mainland({ listed: { "SZ:000001": IN_SHANGHAI } });
  expect(await alone.tday("SH", "2026-01-21")).toBe(dayOf("2026-01-21"));
});

test("before the first bar that can be had no day is claimed", async () => {
  const young = { zone: "Asia/Shanghai", days: SHANGHAI.days.filter((day) => day >= dayOf("2024-09-09")) };
  const { tday } = mainland({ listed: { "SH:600519": young } });
  const words = "The trading days of SH are known by its daily bars, and QOS has none before 2024-09-09";
  expect(await tday("SH", "2024-09-09")).toBe(dayOf("2024-09-09"));
  expect(await tday("SH", "2024-09-08")).toBe(words);
  expect(await tday("SH", "2024-09-13", -5)).toBe(words);
});

test("a plan that gives the latest thousand bars alone tells the days of those", async () => {
  const { tday } = mainland({ onlyLatest: true });
  const first = SHANGHAI.days[SHANGHAI.days.indexOf(dayOf("2026-02-12")) - 999] ?? 0;
  expect(await tday("SH", first + SERIAL_OF_EPOCH)).toBe(first);
  expect(await tday("SH", first + SERIAL_OF_EPOCH, -1)).toMatch("QOS has none before 2021-");
});

test("the days of an index of Tokyo are its own bars'; what lies ahead is not known", async () => {
  const days = ["2026-02-09", "2026-02-10", "2026-02-12"].map(dayOf);
  const { tday } = mainland({ listed: { "IX:JPN225": { zone: "Asia/Tokyo", days } } });
  expect(await tday("IX:JPN225", "2026-02-11")).toBe(dayOf("2026-02-10"));
  expect(await tday("IX:JPN225", "2026-02-10", 1)).toBe(dayOf("2026-02-12"));
  expect(await tday("IX:JPN225", "today")).toBe(dayOf("2026-02-12"));
  expect(await tday("IX:JPN225", "2026-02-13")).toBe(
    "Whether the exchange of IX:JPN225 trades on 2026-02-13 is not known yet: QOS has no calendar of it, and no bar of that day",
  );
});

test("an index of the mainland and a share have the days of their exchange", async () => {
  const { tday } = mainland();
  expect(await tday("IX:000300", "2026-02-23")).toBe(dayOf("2026-02-13"));
  expect(await tday("600000.SH", "2026-02-23", 1)).toBe(dayOf("2026-02-24"));
});

test("coins trade every day, currencies from Monday to Friday: nothing is asked", async () => {
  const { tday, http } = mainland();
  expect(await tday("CF", "2026-02-15", -3)).toBe(dayOf("2026-02-12"));
  expect(await tday("CF:BTCUSDT", "2026-02-15")).toBe(dayOf("2026-02-15"));
  expect(await tday("FX", "2026-02-15")).toBe(dayOf("2026-02-13"));
  expect(await tday("FX:EURUSD", "2026-02-13", 1)).toBe(dayOf("2026-02-16"));
  expect(await tday("CM", "2026-02-16", -6)).toBe(dayOf("2026-02-06"));
  expect(await tday("CM", "-1td", 0)).toBe(dayOf("2026-02-11"));
  expect(http.requests).toEqual([]);
});

test("when midnight has passed, the bars are looked at anew", async () => {
  const days = ["2026-02-10", "2026-02-12", "2026-02-13"].map(dayOf);
  const listed = { "IX:JPN225": { zone: "Asia/Tokyo", days } };
  const { tday, clock } = mainland({ listed }, "2026-02-12T22:00+09:00");
  expect(await tday("IX:JPN225", "today")).toBe(dayOf("2026-02-12"));
  await clock.advance(11 * 3_600_000);
  expect(await tday("IX:JPN225", "today")).toBe(dayOf("2026-02-13"));
});

test("a day whose bar had not begun is looked at again after a while", async () => {
  const { tday, clock } = mainland({ calendars: {}, now: () => opened }, "2026-02-12T09:00+08:00");
  let opened = Date.parse("2026-02-11T16:00+08:00") / 1_000;
  expect(await tday("SH", "today")).toMatch("QOS has no data for SH");
  opened = Date.parse("2026-02-12T10:00+08:00") / 1_000;
  await clock.advance(61_000);
  expect(await tday("SH", "today")).toBe(dayOf("2026-02-12"));
});

test.each([
  [["IX", "2026-02-12"], 'market: "IX" is not accepted. Accepted: US, HK, SH, SZ, CF, FX, CM, IX:HSI'],
  [["SH", null], "date: nothing was given. Accepted: a date, text such as 2024-01-31, -5d, -3m or ytd"],
  [["SH", "2026-02-12", 1.5], 'offset: "1.5" is not accepted. Accepted: a whole number from -5000 to 5000'],
  [["SH", "2026-02-12", 5_001], 'offset: "5001" is not accepted. Accepted: a whole number from -5000 to 5000'],
  [["CF", "1900-03-05", -10], 'date: "1900-02-23" is not a date.'],
])("what is no question is told: %j", async (raw, words) => {
  const { tday, http } = mainland();
  expect(await tday(...raw)).toMatch(words);
  expect(http.requests).toEqual([]);
});

test("in a preview nothing is asked; what is known answers", async () => {
  const { tday, app, http } = mainland();
  const preview = (): Promise<unknown> => app.queries.answer(queryTday, ["SH", "2026-01-01"], { preview: true });
  await expect(preview()).rejects.toMatchObject({ id: "preview" });
  expect(http.requests).toEqual([]);
  await tday("SH", "2026-01-01");
  expect(await preview()).toMatchObject({ serial: serialOf("2025-12-31") });
});

test("cells that are deleted before the bars have come leave nothing behind for the next", async () => {
  const { tday, app, http } = mainland();
  const gone = new AbortController();
  void app.queries
    .answer(queryTday, ["SH", "2026-01-01"], { preview: false, signal: gone.signal })
    .catch(() => undefined);
  gone.abort();
  expect(await tday("SH", "2026-01-01")).toBe(dayOf("2025-12-31"));
  expect(http.requests).toHaveLength(1);
});
