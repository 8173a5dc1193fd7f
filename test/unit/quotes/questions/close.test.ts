import { SERIAL_OF_EPOCH } from "../../../../src/kernel/time";
import { lastIndexWhere } from "../../../../src/kernel/lastIndex";
import { QosError } from "../../../../src/qos/errors";
import { queryClose } from "../../../../src/quotes/questions/close";
import { HKEX, NYSE, sessionsOf, SSE } from "../../../support/exchangeSessions";
import { dayOf, sessionBench } from "../../../support/sessionBench";
import type { Listed, SessionServer } from "../../../support/sessionServer";

/** CLOSE on an app of its own at a moment; a share closes each day at the day's own number, counted from 1970-01-01. */
function bench(now: string, server: Partial<SessionServer>) {
  const world = sessionBench(now, server);
  const close = async (...raw: readonly unknown[]): Promise<unknown> => {
    const shown = await world.query(queryClose, raw);
    return shown instanceof QosError ? shown.message : shown;
  };
  return { ...world, close };
}

const EXCHANGES = [
  ["US:AAPL", NYSE, "America/New_York", ["2014-06-02T12:00-04:00", "2018-03-14T12:00-04:00", "2021-12-27T12:00-05:00"]],
  ["HK:700", HKEX, "Asia/Hong_Kong", ["2014-06-03T11:00+08:00", "2018-03-14T11:00+08:00", "2021-12-28T11:00+08:00"]],
  ["SH:600519", SSE, "Asia/Shanghai", ["2014-06-03T11:00+08:00", "2018-03-14T11:00+08:00", "2021-12-28T11:00+08:00"]],
] as const;

test.each(EXCHANGES)(
  "%s: on every date of more than ten years the close is that of the last session of the exchange's list",
  async (code, years, zone, moments) => {
    const { days } = sessionsOf(years);
    const wrong: string[] = [];
    let looked = 0;
    for (const now of moments) {
      const { close, http } = bench(now, { listed: { [code]: { zone, days } } });
      const today = dayOf(now.slice(0, 10));
      const oldest = Math.max(today - 1_390, dayOf("2010-09-01"));
      for (let date = oldest; date <= today; date += 1) {
        const right = days[lastIndexWhere(days, (day) => day <= Math.min(date, today - 1))];
        const shown = await close(code, date + SERIAL_OF_EPOCH);
        looked += 1;
        if (shown !== right) wrong.push(`${date}: ${String(shown)}, not ${String(right)}`);
      }
      // The oldest date's answer holds all later ones.
      expect(http.requests.map(({ path }) => path)).toEqual(["/kline"]);
    }
    expect(wrong).toEqual([]);
    expect(looked).toBeGreaterThan(4_000);
  },
);

const { days: SHANGHAI } = sessionsOf(SSE);
const { days: NEW_YORK } = sessionsOf(NYSE);
const IN_SHANGHAI: Listed = { zone: "Asia/Shanghai", days: SHANGHAI };
const IN_NEW_YORK: Listed = { zone: "America/New_York", days: NEW_YORK };
const moutai = (now: string, server: Partial<SessionServer> = {}) =>
  bench(now, { listed: { "SH:600519": IN_SHANGHAI }, ...server });

test.each([
  ["2025-10-09T09:00+08:00", "2025-09-30", "before the opening after a week without trading"],
  ["2025-10-09T14:59+08:00", "2025-09-30", "during trading"],
  ["2025-10-09T15:09+08:00", "2025-09-30", "while the closing auction is being counted"],
  ["2025-10-09T15:10+08:00", "2025-10-09", "after the close"],
  ["2025-10-09T23:59+08:00", "2025-10-09", "late in the evening"],
])("at %s the close of today is that of %s: %s", async (now, day) => {
  expect(await moutai(now).close("SH:600519", "today")).toBe(dayOf(day));
  expect(await moutai(now).close("SH:600519", "2025-10-09")).toBe(dayOf(day));
});

test("on the half day after Thanksgiving New York closes at one", async () => {
  const at = (now: string) => bench(now, { listed: { "US:AAPL": IN_NEW_YORK } }).close("US:AAPL", "today");
  expect(await at("2022-11-25T12:59-05:00")).toBe(dayOf("2022-11-23"));
  expect(await at("2022-11-25T13:10-05:00")).toBe(dayOf("2022-11-25"));
  expect(await at("2022-11-28T13:10-05:00")).toBe(dayOf("2022-11-25"));
});

test("where it is tomorrow already, TODAY() is still answered for New York; a day further ahead is not", async () => {
  // In the evening in New York it is the next morning in Hong Kong.
  const { close } = bench("2022-11-22T20:30-05:00", { listed: { "US:AAPL": IN_NEW_YORK } });
  expect(await close("US:AAPL", "2022-11-23")).toBe(dayOf("2022-11-22"));
  expect(await close("US:AAPL", "2022-11-24")).toBe(
    "2022-11-24 has not come yet at the exchange of US:AAPL: there is no close of it",
  );
});

test("of a share suspended for years the close is its last, whenever it is asked for", async () => {
  const until = dayOf("2019-06-03");
  const since = dayOf("2025-01-02");
  const days = SHANGHAI.filter((day) => day <= until || day >= since);
  const { close } = moutai("2025-03-03T12:00+08:00", { listed: { "SH:600519": { zone: "Asia/Shanghai", days } } });
  expect(await close("SH:600519", "2025-01-01")).toBe(until);
  expect(await close("SH:600519", "2021-05-05")).toBe(until);
  expect(await close("SH:600519", "2019-06-04")).toBe(until);
  expect(await close("SH:600519", "2019-06-02")).toBe(dayOf("2019-05-31"));
  expect(await close("SH:600519", "today")).toBe(dayOf("2025-02-28"));
});

test("dates further back than the latest thousand bars are asked for one by one, and are right too", async () => {
  const { close, http } = moutai("2026-03-03T12:00+08:00");
  for (let date = dayOf("2010-02-01"); date < dayOf("2022-01-01"); date += 101) {
    const right = SHANGHAI[lastIndexWhere(SHANGHAI, (day) => day <= date)];
    expect([date, await close("SH:600519", date + SERIAL_OF_EPOCH)]).toEqual([date, right]);
  }
  expect(http.requests.map(({ path }) => path)).toEqual(http.requests.map(() => "/history"));
  expect(http.requests).toHaveLength(Math.ceil((dayOf("2022-01-01") - dayOf("2010-02-01")) / 101));
});

test("a plan that gives the latest thousand bars alone says how far they reach", async () => {
  const { close } = moutai("2026-03-03T12:00+08:00", { onlyLatest: true });
  expect(await close("SH:600519", "2022-02-01")).toBe(dayOf("2022-01-28"));
  expect(await close("SH:600519", "2015-02-01")).toMatch(/^QOS gives the bars of SH:600519 from 202\d-/);
});

test("before a share was listed there is no close", async () => {
  const days = SHANGHAI.filter((day) => day >= dayOf("2024-09-09"));
  const { close } = moutai("2025-03-03T12:00+08:00", { listed: { "SH:600519": { zone: "Asia/Shanghai", days } } });
  expect(await close("SH:600519", "2024-09-08")).toBe("QOS has no close of SH:600519 on or before 2024-09-08");
  expect(await close("SH:600000", "2024-09-10")).toBe("QOS has no data for SH:600000. Check the code");
});

test("a table of twenty shares and the ends of three years' months is two requests, and none when it is calculated anew", async () => {
  const codes = Array.from({ length: 20 }, (_, at) => `SH:6000${at + 10}`);
  const listed = Object.fromEntries(codes.map((code): [string, Listed] => [code, IN_SHANGHAI]));
  const { close, http, clock } = moutai("2025-12-31T12:00+08:00", { listed });
  const ends = Array.from({ length: 36 }, (_, at) => Date.UTC(2023, at, 0) / 86_400_000);
  const table = () => Promise.all(codes.flatMap((code) => ends.map((day) => close(code, day + SERIAL_OF_EPOCH))));
  const right = codes.flatMap(() => ends.map((date) => SHANGHAI[lastIndexWhere(SHANGHAI, (day) => day <= date)]));
  expect(await table()).toEqual(right);
  expect(http.requests).toHaveLength(2);
  await clock.advance(3_600_000);
  expect(await table()).toEqual(right);
  expect(http.requests).toHaveLength(2);
});

test("an adjusted close is asked for adjusted, and looked at again after an hour", async () => {
  const { close, http, clock } = moutai("2025-12-31T12:00+08:00");
  const { answer } = http;
  http.answer = (asked) => {
    const { kline_reqs: lines } = asked.body as { readonly kline_reqs: readonly { readonly a: number }[] };
    const outcome = answer(asked);
    if (lines[0]?.a !== 1 || outcome instanceof Error || outcome === "hangs") return outcome;
    return { ...outcome, body: outcome.body.replace(`"cl":"${dayOf("2025-12-29")}"`, '"cl":"99.5"') };
  };
  expect(await close("SH:600519", "2025-12-29", "forward")).toBe(99.5);
  expect(await close("SH:600519", "2025-12-29", "前复权")).toBe(99.5);
  expect(http.requests.map(({ body }) => body)).toMatchObject([{ kline_reqs: [{ c: "SH:600519", a: 1, kt: 1001 }] }]);
  await clock.advance(3_700_000);
  await close("SH:600519", "2025-12-29", "qfq");
  expect(http.requests).toHaveLength(2);
  expect(await close("SH:600519", "2025-12-29")).toBe(dayOf("2025-12-29"));
});

test("the days of an index of Tokyo and of a coin are their own", async () => {
  const days = ["2026-02-09", "2026-02-10", "2026-02-12", "2026-02-13"].map(dayOf);
  const listed = { "IX:JPN225": { zone: "Asia/Tokyo", days }, "CF:BTCUSDT": { zone: "UTC", days } };
  const at = (now: string) => bench(now, { listed }).close;
  expect(await at("2026-02-13T15:29+09:00")("IX:JPN225", "today")).toBe(dayOf("2026-02-12"));
  expect(await at("2026-02-13T15:40+09:00")("IX:JPN225", "today")).toBe(dayOf("2026-02-13"));
  expect(await at("2026-02-13T15:40+09:00")("IX:JPN225", "2026-02-11")).toBe(dayOf("2026-02-10"));
  expect(await at("2026-02-13T23:59Z")("CF:BTCUSDT", "today")).toBe(dayOf("2026-02-12"));
  expect(await at("2026-02-14T00:01Z")("CF:BTCUSDT", "yesterday")).toBe(dayOf("2026-02-13"));
});

test("a close that did not come is not that of the day before", async () => {
  const world = moutai("2025-10-10T12:00+08:00");
  const { answer } = world.http;
  world.http.answer = (asked) => {
    const outcome = answer(asked);
    if (outcome instanceof Error || outcome === "hangs") return outcome;
    return { ...outcome, body: outcome.body.replace(`"cl":"${dayOf("2025-10-09")}"`, '"cl":"---"') };
  };
  expect(await world.close("SH:600519", "2025-10-09")).toBe("QOS sent no close for SH:600519");
  expect(await world.close("SH:600519", "2025-09-30")).toBe(dayOf("2025-09-30"));
});

test("no date is told as such, and words of trading days are counted", async () => {
  const { close } = moutai("2025-10-10T12:00+08:00");
  expect(await close("SH:600519", null)).toMatch("date: nothing was given.");
  expect(await close("SH:600519", "-2td")).toBe(dayOf("2025-09-30"));
  expect(await close("SH:600519", "last session")).toBe(dayOf("2025-10-09"));
});

test("in a preview nothing is asked; what is known answers", async () => {
  const { close, app, http } = moutai("2025-10-10T12:00+08:00");
  const preview = (date: string): Promise<unknown> =>
    app.queries.answer(queryClose, ["SH:600519", date], { preview: true });
  await expect(preview("2025-10-09")).rejects.toMatchObject({ id: "preview" });
  await expect(preview("2001-10-09")).rejects.toMatchObject({ id: "preview" });
  expect(http.requests).toEqual([]);
  await close("SH:600519", "2025-10-09");
  expect(await preview("2025-10-09")).toBe(dayOf("2025-10-09"));
});
