import { epochMillis } from "../../../src/kernel/time";
import { querySession } from "../../../src/quotes/questions/session";
import { ok, type Asked, type Outcome } from "../../support/scriptedHttp";
import { testApp } from "../../support/testPorts";

/** 2026-11-26 09:00 in New York, Thanksgiving. */
const NOW = epochMillis(Date.parse("2026-11-26T09:00-05:00"));

const CALENDAR = ["20261127,H", "20261130,F", "20261201,F"];

/** What SESSION shows, and the endpoints that were asked for it. */
async function session(
  subject: string,
  time: string | undefined,
  { calendar = CALENDAR as readonly string[] | "none", bars = [] as readonly string[] } = {},
): Promise<{ readonly shown: unknown; readonly asked: readonly string[] }> {
  const { app, clock, http } = testApp();
  clock.jump(NOW - clock.now());
  http.answer = ({ path }: Asked): Outcome => {
    if (path === "/market-calendar" && calendar !== "none") return ok({ US: calendar });
    if (path !== "/history") return { status: 404, body: "" };
    const k = bars.map((iso, at) => ({
      c: "US:AAPL",
      o: "1",
      cl: "2",
      h: "3",
      l: "1",
      v: at + 1,
      ts: Date.parse(iso) / 1_000,
      kt: 1001,
    }));
    return ok([{ c: "US:AAPL", k }]);
  };
  const wait = app.queries.answer(querySession, [subject, time], { preview: false });
  const settled = wait.catch((thrown: unknown) => (thrown instanceof Error ? thrown.message : thrown));
  await clock.advance(60_000);
  return { shown: await settled, asked: http.requests.map(({ path }) => path) };
}

test("one o'clock on the day after Thanksgiving is after hours, until five", async () => {
  expect((await session("US", "2026-11-27 12:59:59")).shown).toBe("regular");
  expect((await session("US", "2026-11-27 13:30")).shown).toBe("post");
  expect((await session("US:AAPL", "2026-11-27 17:00")).shown).toBe("closed");
});

test("a holiday that the calendar does not name is closed although it lies before its first day", async () => {
  expect((await session("US", undefined)).shown).toBe("closed");
});

test("a weekend and the hours without trading ask nothing", async () => {
  expect(await session("US", "2026-11-28 11:00")).toEqual({ shown: "closed", asked: [] });
  expect(await session("US", "2026-11-27 03:55")).toEqual({ shown: "closed", asked: [] });
});

test("of a day before the calendar the day bars tell", async () => {
  const bars = ["2026-11-24T00:00-05:00", "2026-11-25T00:00-05:00"];
  expect((await session("US", "2026-11-25 11:00", { bars })).shown).toBe("regular");
  expect((await session("US", "2025-11-28 14:00", { bars: ["2025-11-28T00:00-05:00"] })).shown).toBe("post");
});

test("a weekday long ago without a bar was no trading day", async () => {
  expect((await session("US", "2026-01-19 11:00", { bars: ["2026-01-16T00:00-05:00"] })).shown).toBe("closed");
});

test("a day beyond the calendar is not guessed", async () => {
  const { shown } = await session("US", "2027-06-01 11:00");
  expect(shown).toBe(
    "Whether US trades on 2027-06-01 is not known: the server's calendar tells of 2026-11-26 to 2026-12-01",
  );
});

test("without a calendar today is not guessed either", async () => {
  const { shown } = await session("US", "2026-11-26 11:00", { calendar: "none" });
  expect(shown).toBe("The server's answer is not a QOS answer. Check the server address in the QOS pane");
});
