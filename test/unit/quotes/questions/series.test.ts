import { SERIAL_OF_EPOCH } from "../../../../src/kernel/time";
import { daysFromCivil, weekdayOf } from "../../../../src/kernel/civilDay";
import { QosError } from "../../../../src/qos/errors";
import { BAR_FIELDS } from "../../../../src/quotes/barTable";
import { queryHistory } from "../../../../src/quotes/questions/history";
import { querySeries } from "../../../../src/quotes/questions/series";
import { HKEX, NYSE, sessionsOf, SSE } from "../../../support/exchangeSessions";
import { ok } from "../../../support/scriptedHttp";
import { installCustomFunctions } from "../../../support/customFunctionsGlobal";
import { dayOf, sessionBench } from "../../../support/sessionBench";
import type { Listed } from "../../../support/sessionServer";

installCustomFunctions();

type Shown = readonly (readonly unknown[])[];

const since = (iso: string, days: readonly number[]): readonly number[] => days.filter((day) => day >= dayOf(iso));

/** Weekdays without the holidays of these years around which the others trade. */
function tokyo(): readonly number[] {
  const holidays = new Set(["2021-02-11", "2021-02-23", "2021-07-22", "2021-07-23", "2022-01-10"].map(dayOf));
  const days: number[] = [];
  for (let day = daysFromCivil(2017, 6, 1); day < daysFromCivil(2023, 1, 1); day += 1)
    if (weekdayOf(day) >= 1 && weekdayOf(day) <= 5 && !holidays.has(day)) days.push(day);
  return days;
}

const DAYS = {
  "America/New_York": since("2017-06-01", sessionsOf(NYSE).days),
  "Asia/Hong_Kong": since("2017-06-01", sessionsOf(HKEX).days),
  "Asia/Shanghai": since("2017-06-01", sessionsOf(SSE).days),
  "Asia/Tokyo": tokyo(),
};

/** Shares of three exchanges and an index of Tokyo, `count` in all, each with prices of its own. */
function market(count: number): Readonly<Record<string, Listed>> {
  const kinds = [
    [(at: number) => `US:A${at}`, "America/New_York"],
    [(at: number) => `HK:${at + 1}`, "Asia/Hong_Kong"],
    [(at: number) => `SH:600${String(at).padStart(3, "0")}`, "Asia/Shanghai"],
  ] as const;
  const shares = Array.from({ length: count - 1 }, (_, at): readonly [string, Listed] => {
    const [name, zone] = kinds[at % 3] ?? kinds[0];
    return [name(at), { zone, days: DAYS[zone], close: (day) => Number(((day % 1_000) + at / 100).toFixed(2)) }];
  });
  return Object.fromEntries([...shares, ["IX:JPN225", { zone: "Asia/Tokyo", days: DAYS["Asia/Tokyo"] }]]);
}

/** Monday in New York at noon. */
const NOW = "2022-09-12T12:00-04:00";
const FIVE_YEARS = ["2017-09-01", "2022-08-31"] as const;

const messageOf = (cell: unknown): unknown => (cell instanceof QosError ? cell.message : cell);
const dateOf = (cell: unknown): number => (cell as { readonly serial: number }).serial - SERIAL_OF_EPOCH;

test("a hundred instruments of four exchanges over five years: every cell is HISTORY's, in as many requests as its pages take", async () => {
  const listed = market(100);
  const codes = Object.keys(listed);
  const series = sessionBench(NOW, { listed });
  const shown = (await series.query(querySeries, [codes.map((code) => [code]), ...FIVE_YEARS])) as Shown;
  // Two pages of a thousand bars each, ten instruments a request.
  expect(series.http.requests.map(({ path }) => path)).toEqual(Array.from({ length: 20 }, () => "/history"));

  const [header = [], ...rows] = shown;
  expect(header).toEqual(["time", ...codes]);
  const dates = rows.map(([time]) => dateOf(time));
  expect(dates).toEqual([...new Set(dates)].sort((one, other) => one - other));

  const history = sessionBench(NOW, { listed });
  const tables = await Promise.all(
    codes.map((code) => history.query(queryHistory, [code, ...FIVE_YEARS, null, null, "time,close", false])),
  );
  expect(history.http.requests).toHaveLength(20);
  const wrong: string[] = [];
  let numbers = 0;
  codes.forEach((code, at) => {
    const right = new Map((tables[at] as Shown).map(([time, close]) => [dateOf(time), close]));
    rows.forEach((row, place) => {
      const date = dates[place] ?? 0;
      const expected = right.get(date) ?? `${code} has no bar of this time`;
      if (typeof expected === "number") numbers += 1;
      right.delete(date);
      if (messageOf(row[at + 1]) !== expected) wrong.push(`${code} ${date}: ${String(messageOf(row[at + 1]))}`);
    });
    if (right.size > 0) wrong.push(`${code}: ${right.size} bars are nowhere`);
  });
  expect(wrong).toEqual([]);
  // As prices are long, all of it goes into Excel at once.
  expect(series.app.output.value(shown)).toHaveLength(rows.length + 1);
  expect(numbers).toBe(
    codes.reduce((sum, code) => {
      const days = listed[code]?.days ?? [];
      return sum + days.filter((day) => day >= dayOf(FIVE_YEARS[0]) && day <= dayOf(FIVE_YEARS[1])).length;
    }, 0),
  );
});

const FOUR = ["US:AAPL", "HK:700", "SH:600519", "IX:JPN225"];
const four = (now = NOW) =>
  sessionBench(now, {
    listed: {
      "US:AAPL": { zone: "America/New_York", days: DAYS["America/New_York"], close: (day) => day + 0.25 },
      "HK:700": { zone: "Asia/Hong_Kong", days: DAYS["Asia/Hong_Kong"], close: (day) => day + 0.5 },
      "SH:600519": { zone: "Asia/Shanghai", days: DAYS["Asia/Shanghai"], close: (day) => day + 0.75 },
      "IX:JPN225": { zone: "Asia/Tokyo", days: DAYS["Asia/Tokyo"] },
    },
  });

/** A table with dates as text, and errors as their names. */
const readable = (table: unknown): unknown =>
  table instanceof QosError
    ? table.message
    : (table as Shown).map((row) =>
        row.map((cell) => {
          if (cell instanceof QosError) return cell.id;
          if (typeof cell !== "object") return cell;
          return new Date(dateOf(cell) * 86_400_000).toISOString().slice(0, 10);
        }),
      );

const closesOf = (iso: string, ...open: readonly ("US" | "HK" | "SH" | "JP")[]): readonly unknown[] => [
  iso,
  ...(["US", "HK", "SH", "JP"] as const).map((exchange, at) =>
    open.includes(exchange) ? dayOf(iso) + ([0.25, 0.5, 0.75][at] ?? 0) : "noBar",
  ),
];

test("over a clock change, weekends and the holidays of each exchange one date is one row", async () => {
  const { query } = four();
  expect(
    readable(await query(querySeries, [FOUR.join(";"), "2021-02-10", "2021-02-19", null, null, null, false])),
  ).toEqual([
    closesOf("2021-02-10", "US", "HK", "SH", "JP"),
    closesOf("2021-02-11", "US", "HK"),
    closesOf("2021-02-12", "US", "JP"),
    closesOf("2021-02-15", "JP"),
    closesOf("2021-02-16", "US", "HK", "JP"),
    closesOf("2021-02-17", "US", "HK", "JP"),
    closesOf("2021-02-18", "US", "HK", "SH", "JP"),
    closesOf("2021-02-19", "US", "HK", "SH", "JP"),
  ]);
  // New York sets its clocks on Sunday the 14th.
  expect(
    readable(await query(querySeries, [FOUR.join(";"), "2021-03-12", "2021-03-15", null, null, null, false])),
  ).toEqual([closesOf("2021-03-12", "US", "HK", "SH", "JP"), closesOf("2021-03-15", "US", "HK", "SH", "JP")]);
});

test.each(BAR_FIELDS.map(({ name, zh }) => [name, zh]))(
  "%s is HISTORY's, of every day of every instrument",
  async (name, zh) => {
    const { query } = four();
    const dates = ["2022-07-04", "2022-07-20"];
    const shown = (await query(querySeries, [[FOUR], ...dates, "1d", zh, "none", false])) as Shown;
    for (const [at, code] of FOUR.entries()) {
      const right = (await query(queryHistory, [code, ...dates, null, null, `time,${name}`, false])) as Shown;
      expect(
        shown
          .filter((row) => messageOf(row[at + 1]) !== `${code} has no bar of this time`)
          .map((row) => [row[0], row[at + 1]]),
      ).toEqual(right);
    }
  },
);

test("codes stand above their columns as they were given; a blank stays blank, and what is no code fails its own column", async () => {
  const { query } = four();
  const cells = [
    ["700.HK", "", "贵州茅台?"],
    [600_519, "HK:0700.HK,US:AAPL", null],
  ];
  const shown = await query(querySeries, [cells, "2022-09-08", "2022-09-09"]);
  expect(readable(shown)).toEqual([
    ["time", "700.HK", "", "贵州茅台?", "600519", "HK:0700.HK", "US:AAPL", ""],
    [
      "2022-09-08",
      dayOf("2022-09-08") + 0.5,
      "",
      "badCode",
      dayOf("2022-09-08") + 0.75,
      dayOf("2022-09-08") + 0.5,
      dayOf("2022-09-08") + 0.25,
      "",
    ],
    [
      "2022-09-09",
      dayOf("2022-09-09") + 0.5,
      "",
      "badCode",
      dayOf("2022-09-09") + 0.75,
      dayOf("2022-09-09") + 0.5,
      dayOf("2022-09-09") + 0.25,
      "",
    ],
  ]);
});

test("an unknown code fails its own column, each cell with the reason; alone it fails the formula", async () => {
  const { query } = four();
  const shown = (await query(querySeries, ["HK:700,HK:99999", "2022-09-08", "2022-09-09"])) as Shown;
  expect(shown.map(([, , cell]) => messageOf(cell))).toEqual([
    "HK:99999",
    "QOS has no bars of HK:99999 between these dates",
    "QOS has no bars of HK:99999 between these dates",
  ]);
  expect(shown[2]?.[1]).toBe(dayOf("2022-09-09") + 0.5);
  expect(readable(await query(querySeries, ["HK:99999", "2022-09-08", "2022-09-09"]))).toBe(
    "QOS has no bars of HK:99999 between these dates",
  );
});

test("a series that the server cuts short is no shorter column: all of it says from when on it can be had", async () => {
  const world = sessionBench(NOW, {
    listed: {
      "US:AAPL": { zone: "America/New_York", days: since("2022-06-01", DAYS["America/New_York"]) },
      "HK:700": { zone: "Asia/Hong_Kong", days: DAYS["Asia/Hong_Kong"] },
    },
    onlyLatest: true,
  });
  const shown = (await world.query(querySeries, ["HK:700,US:AAPL", "2022-05-30", "2022-06-01"])) as Shown;
  expect(readable(shown)).toEqual([
    ["time", "HK:700", "US:AAPL"],
    ["2022-05-30", dayOf("2022-05-30"), "cutShort"],
    ["2022-05-31", dayOf("2022-05-31"), "cutShort"],
    ["2022-06-01", dayOf("2022-06-01"), "cutShort"],
  ]);
});

test("relative dates are told from the exchange that is furthest ahead, for all columns alike", async () => {
  // Tuesday morning in Hong Kong is Monday evening in New York.
  const { query } = four("2022-09-13T11:00+08:00");
  const rows = async (...dates: readonly unknown[]): Promise<unknown> =>
    (readable(await query(querySeries, ["US:AAPL,HK:700", ...dates])) as Shown)
      .slice(1)
      .map(([date, us, hk]) => [date, typeof us === "number", typeof hk === "number"]);
  const tuesday = ["2022-09-13", false, true];
  expect(await rows("today")).toEqual([tuesday]);
  expect(await rows("-1d", "today")).toEqual([["2022-09-12", true, false], tuesday]);
  expect(await rows("yesterday", "yesterday")).toEqual([["2022-09-12", true, false]]);
  // The day before that of the first instrument: Friday, as Monday is under way.
  expect(await rows("-1td")).toEqual([["2022-09-09", true, true], ["2022-09-12", true, false], tuesday]);
});

test("minutes stand by their moments, told by the clock of the first instrument's exchange", async () => {
  const world = sessionBench(NOW, {});
  const moments = {
    "US:AAPL": ["2022-09-09T10:30-04:00", "2022-09-09T10:31-04:00"],
    "CF:BTCUSDT": ["2022-09-09T14:31Z", "2022-09-09T14:32Z"],
  };
  world.http.answer = ({ body }) => {
    const { kline_reqs: lines } = body as { readonly kline_reqs: readonly { readonly c: keyof typeof moments }[] };
    return ok(
      lines.map(({ c }) => ({
        c,
        k: ["2022-09-09T00:00Z", ...moments[c]].map((moment, at) => ({
          c,
          o: "1",
          h: "9",
          l: "1",
          cl: String(at + c.length),
          v: "1",
          ts: Date.parse(moment) / 1_000,
          kt: 1,
        })),
      })),
    );
  };
  const dates = ["2022-09-09 10:30", "2022-09-09 10:32", "1m"];
  const serial = (text: string): object => ({
    kind: "time",
    style: "datetime",
    serial: expect.closeTo(Date.parse(`${text}Z`) / 86_400_000 + SERIAL_OF_EPOCH, 6) as unknown,
  });
  const shown = (await world.query(querySeries, ["US:AAPL,CF:BTCUSDT", ...dates])) as Shown;
  expect(shown.map((row) => row.map((cell) => (cell instanceof QosError ? cell.id : cell)))).toEqual([
    ["time", "US:AAPL", "CF:BTCUSDT"],
    [serial("2022-09-09T10:30"), 8, "noBar"],
    [serial("2022-09-09T10:31"), 9, 11],
    [serial("2022-09-09T10:32"), "noBar", 12],
  ]);
});

test("adjusted bars are asked for adjusted", async () => {
  const { query, http } = four();
  await query(querySeries, ["HK:700,US:AAPL", "2022-09-08", "2022-09-09", "day", "close", "qfq"]);
  expect(http.requests.map(({ body }) => body)).toMatchObject([
    {
      kline_reqs: [
        { a: 1, kt: 1001 },
        { a: 1, kt: 1001 },
      ],
    },
  ]);
});

test("more cells than fit are told before they are made", async () => {
  const { query } = four();
  const many = Array.from({ length: 200 }, () => FOUR[0]).join(",");
  expect(readable(await query(querySeries, [many, "2018-01-02", "2022-08-31"]))).toBe(
    "The answer would have 1175 rows; at most 695 fit. Ask for fewer",
  );
});

test.each([
  [["US:AAPL", null], "start: nothing was given. Accepted: a date, text such as 2024-01-31, -5d, -3m or ytd"],
  [["US:AAPL", "2022-09-09", "2022-09-08"], "end: 2022-09-08 lies before 2022-09-09, the start"],
  [["US:AAPL", "2022-09-09 10:00", "2022-09-09 09:59", "1m"], "end: 2022-09-09 lies before 2022-09-09, the start"],
  [["US:AAPL", "2022-09-14"], "end: 2022-09-12 lies before 2022-09-14, the start"],
  [["US:AAPL", "2022-09-08", null, null, "open,close"], 'field: "open,close" is not accepted. Accepted: one field'],
  [["US:AAPL", "2022-09-08", null, null, "pe"], 'field: "pe" is not accepted.'],
  [["", "2022-09-08"], "codes: nothing was given."],
  [[[["贵州茅台?"], ["平安?"]], "2022-09-08"], 'codes: "贵州茅台?" is not an instrument code.'],
])("what is no question is told: %j", async (raw, words) => {
  const { query, http } = four();
  expect(readable(await query(querySeries, raw))).toMatch(words);
  expect(http.requests).toEqual([]);
});

test("without a key the formula says so, and in a preview it asks nothing", async () => {
  const { query, http } = sessionBench(NOW, {}, {});
  expect(readable(await query(querySeries, ["US:AAPL,HK:700", "2022-09-08"]))).toBe(
    "Open the QOS pane and enter your API key",
  );
  const { app } = four();
  await expect(app.queries.answer(querySeries, ["US:AAPL", "2022-09-08"], { preview: true })).rejects.toThrow(
    "Not asked for in a preview",
  );
  expect(http.requests).toEqual([]);
});
