import { queryHistory } from "../../../../src/quotes/questions/history";
import { queryKline } from "../../../../src/quotes/questions/kline";
import type { Question } from "../../../../src/quotes/questions/question";
import { bars } from "../../../support/builders";
import { ok } from "../../../support/scriptedHttp";
import { testApp } from "../../../support/testPorts";

/** 2024-11-13 as a serial. */
const THE_13TH = 45_609;
/** Midnight of 2024-11-13 in Tokyo. */
const TOKYO = Date.parse("2024-11-12T15:00Z") / 1_000;
/** Midnight of 2024-11-13 in New York. */
const NEW_YORK = Date.parse("2024-11-13T05:00Z") / 1_000;

/** The cells of a formula about an index with day bars up to one that starts at `end`, and one bar after it. */
async function cells(question: Question, code: string, end: number, raw: readonly unknown[]): Promise<unknown> {
  const bench = testApp();
  const list = bars(code, 1001, 6, { end: end + 86_400 });
  bench.http.answer = () => ok([{ c: code, k: list }]);
  const answer = bench.app.queries.answer(question, [code, ...raw], { preview: false });
  await bench.clock.advance(1_000);
  return answer;
}

const date = (serial: number) => ({ kind: "time", serial, style: "date" });

test("the days of KLINE are an index's own, without a time of day", async () => {
  const raw = ["1d", 2, null, "time", false];
  expect(await cells(queryKline, "IX:JPN225", TOKYO, raw)).toEqual([[date(THE_13TH)], [date(THE_13TH + 1)]]);
  expect(await cells(queryKline, "IX:XYZ", TOKYO, raw)).toEqual([[date(THE_13TH)], [date(THE_13TH + 1)]]);
  expect(await cells(queryKline, "IX:XYZ", NEW_YORK, raw)).toEqual([[date(THE_13TH)], [date(THE_13TH + 1)]]);
});

test.each([
  ["IX:JPN225", TOKYO, "its exchange's midnight"],
  ["IX:JPN225", TOKYO + 3_600, "midnight in Shanghai"],
  ["IX:SPX", TOKYO, "a midnight far from its exchange"],
  ["IX:XYZ", TOKYO, "midnight in Tokyo, of an unknown exchange"],
  ["IX:XYZ", NEW_YORK, "midnight in New York, of an unknown exchange"],
])("HISTORY of one day finds the day bar of %s that starts at %d: %s", async (code, end) => {
  const raw = ["2024-11-13", "2024-11-13", "1d", null, "time,close", false];
  expect(await cells(queryHistory, code, end, raw)).toEqual([[date(THE_13TH), 105]]);
});
