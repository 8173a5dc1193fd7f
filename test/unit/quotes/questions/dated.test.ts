import { queryCalendar } from "../../../../src/quotes/questions/calendar";
import { queryHistory } from "../../../../src/quotes/questions/history";
import type { Question } from "../../../../src/quotes/questions/question";
import { bars } from "../../../support/builders";
import { ok, type Asked } from "../../../support/scriptedHttp";
import { testApp } from "../../../support/testPorts";
import { moment } from "../tables/cells";

/** The answer of a formula, or the error it ends with, from a server that answers so. */
async function answer(question: Question, raw: readonly unknown[], server: (asked: Asked) => object): Promise<unknown> {
  const { app, clock, http } = testApp();
  http.answer = (asked) => ok(server(asked));
  try {
    const settled = app.queries.answer(question, raw, { preview: false }).catch((thrown: unknown) => thrown);
    await clock.advance(2_000);
    return await settled;
  } catch (thrown) {
    return thrown;
  }
}

test("CALENDAR shows each day of the server on its own date, full or half", async () => {
  const days = { US: ["20241127,F", "20241129,H", "20241202,F", "20250228,F", "20250303,F"] };
  expect(await answer(queryCalendar, ["US"], () => days)).toEqual([
    ["date", "kind"],
    [moment(45_623, "date"), "full"],
    [moment(45_625, "date"), "half"],
    [moment(45_628, "date"), "full"],
    [moment(45_716, "date"), "full"],
    [moment(45_719, "date"), "full"],
  ]);
});

/** Daily bars of Hong Kong, 2024-11-04 to 2024-11-13, of which a request gets those that end where it says. */
function hongKong({ body }: Asked): object {
  const [line] = (body as { readonly kline_reqs: readonly { readonly e?: number; readonly co: number }[] }).kline_reqs;
  const end = line?.e ?? Infinity;
  const all = bars("HK:700", 1_001, 10, { end: Date.UTC(2024, 10, 12, 16) / 1_000 });
  const until = all.filter(({ ts }) => Number(ts) <= end);
  return [{ c: "HK:700", k: until.slice(-(line?.co ?? 0)) }];
}

const datesOf = (table: unknown): unknown =>
  (table as readonly (readonly { serial: number }[])[]).map(([cell]) => cell?.serial);

test.each([
  ["a start and an end", ["2024-11-06", "2024-11-08"], [45_602, 45_603, 45_604]],
  ["one day", ["2024-11-08", "2024-11-08"], [45_604]],
  ["serials", [45_602, 45_603], [45_602, 45_603]],
  ["the first day there is", ["2024-11-04", "2024-11-05"], [45_600, 45_601]],
])("HISTORY by %s holds both the first and the last day", async (_name, [from, to], dates) => {
  const table = await answer(queryHistory, ["HK:700", from, to, null, null, "time,close", false], hongKong);
  expect(datesOf(table)).toEqual(dates);
});

test("HISTORY shows of each day its own figures", async () => {
  const raw = ["HK:700", "2024-11-12", "2024-11-13", "1d", null, null, true];
  expect(await answer(queryHistory, raw, hongKong)).toEqual([
    ["time", "open", "high", "low", "close", "volume"],
    [moment(45_608, "date"), 108, 110, 107, 109, 1_008],
    [moment(45_609, "date"), 109, 111, 108, 110, 1_009],
  ]);
});
