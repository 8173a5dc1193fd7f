import { tryFormula } from "../../../../src/features/formulaBuilder/tryFormula";
import { QUESTIONS } from "../../../../src/runtime/questions";
import { subject, snapshotRow } from "../../../support/builders";
import { usualDays } from "../../../../src/market/tradingCalendar";
import { decodeSnapshot } from "../../../../src/qos/snapshot";
import { placeSnapshot } from "../../../../src/quotes/sessions/sessionQuotes";
import { FX, RATES } from "../../../cases/fxrate/market";
import { caseServer } from "../../../support/cases/caseServer";
import { testApp } from "../../../support/testPorts";

test("a preview of something nobody has asked for is unknown, and asks nobody", async () => {
  const { app, http, clock } = testApp();
  expect(await tryFormula(app, "PRICE", ["US:AAPL"])).toEqual({ kind: "unknown" });
  expect(await tryFormula(app, "KLINE", ["US:AAPL", "1d", 3])).toEqual({ kind: "unknown" });
  expect(await tryFormula(app, "LIVE", ["US:AAPL"])).toEqual({ kind: "unknown" });
  await clock.advance(5_000);
  expect(http.requests).toEqual([]);
  expect(app.parts.feed.subscriptions()).toEqual([]);
});

test("what is in memory is shown, the live formulas' too, at no cost", async () => {
  const { app, http, clock } = testApp();
  const asked = app.queries.answer(QUESTIONS.price, ["US:AAPL"], { preview: false });
  await clock.advance(1_000);
  await asked;
  expect(http.requests).toHaveLength(1);
  expect(await tryFormula(app, "PRICE", ["US:AAPL"])).toEqual({ kind: "shown", table: [[25.92]] });
  expect(await tryFormula(app, "LIVE", ["US:AAPL", "prevclose"])).toEqual({ kind: "shown", table: [[26.15]] });
  expect(http.requests).toHaveLength(1);
});

test("a rate that is in memory is shown, that of a live formula too, and one that is not asks nobody", async () => {
  const { app, http, clock } = testApp();
  http.answer = caseServer(() => FX);
  expect(await tryFormula(app, "LIVEFXRATE", ["HKD", "USD"])).toEqual({ kind: "unknown" });
  expect(await tryFormula(app, "LIVE", ["HK:700", "last@CNY"])).toEqual({ kind: "unknown" });
  expect(http.requests).toEqual([]);
  const asked = app.queries.answer(QUESTIONS.fxrate, ["USD", "HKD"], { preview: false });
  await clock.advance(1_000);
  await asked;
  const rate = { kind: "shown", table: [[1 / RATES.USDHKD]] };
  expect(await tryFormula(app, "LIVEFXRATE", ["HKD", "USD"])).toEqual(rate);
  expect(await tryFormula(app, "FXRATE", ["HKD", "USD"])).toEqual(rate);
  expect(http.requests).toHaveLength(2);
  expect(app.parts.feed.subscriptions()).toEqual([]);
});

test("a live value that is newer than the answer in memory is the one shown", async () => {
  const { app } = testApp();
  app.parts.feed.retain(subject("US:AAPL"));
  const row = decodeSnapshot(snapshotRow("US:AAPL", { lp: "26" }), "row");
  app.parts.feed.put(subject("US:AAPL"), placeSnapshot(row, usualDays("US")));
  expect(await tryFormula(app, "LIVE", ["US:AAPL"])).toEqual({ kind: "shown", table: [[26]] });
});

test.each([
  ["PRICE", ["AAPL USA"], "code"],
  ["KLINE", ["US:AAPL", "7x"], "interval"],
  ["LIVE", ["US:AAPL", "nosuchfield"], "field"],
  ["LIVE", ["US:AAPL", "changepct@CNY"], "field"],
  ["LIVEQUOTE", ["US:AAPL", "last@CN"], "fields"],
  ["LIVEFXRATE", ["USD", "GBp"], "to"],
  ["FXRATE", ["dollars", "CNY"], "from"],
] as const)("%s(%j) is wrong, and the argument %s is named", async (formula, given, argument) => {
  expect(await tryFormula(testApp().app, formula, given)).toMatchObject({ kind: "wrong", argument });
});
