import { isPromise } from "../../../../src/kernel/soon";
import { lazyIndicators } from "../../../../src/quotes/indicators/lazyIndicators";
import type { Kept, PersistentCache } from "../../../../src/quotes/persistentCache";
import type { Question } from "../../../../src/quotes/questions/question";
import { QUESTIONS } from "../../../../src/runtime/questions";
import { server, ungroup } from "../../../support/builders";
import { ok, type Asked } from "../../../support/scriptedHttp";
import { storedKey, testApp } from "../../../support/testPorts";

const MANNER = { preview: false };
const PAIRS = ["FX:USDCNY", "FX:USDJPY"];

function cacheInMemory(): PersistentCache {
  const kept = new Map<string, Kept>();
  return {
    get: async (name) => kept.get(name),
    put: async (name, value, remaining) => void kept.set(name, { value, remaining }),
    remove: async (name) => void kept.delete(name),
    clear: async () => kept.clear(),
  };
}

/** A server that also tells calendars, lists of pairs, and history. */
function bench() {
  const plan = { products: 500, requests: 600, socketProducts: 500 };
  const made = testApp({ ...storedKey(), "qos.settings": { plan } }, { persistentCache: () => cacheInMemory() });
  const known = server();
  made.http.answer = (asked: Asked) => {
    switch (asked.path) {
      case "/market-calendar":
        return ok({ US: ["20241112,F", "20241113,F", "20241114,F", "20241129,H"] });
      case "/product-list":
        return ok({ FX: PAIRS.map((code) => ({ code, name: code })) });
      case "/history":
        return known({ ...asked, path: "/kline" });
      case "/snapshot": {
        const { codes } = asked.body as { readonly codes: readonly string[] };
        const row = { yp: "7", o: "7", h: "7.3", l: "7", ts: 1_731_510_000, v: "1", t: "1", s: 0 };
        return ok(ungroup(codes).map((c) => ({ c, lp: c.endsWith("JPY") ? "155" : "7.2", ...row })));
      }
      default:
        return known(asked);
    }
  };
  return made;
}

const CASES: readonly (readonly [name: string, question: Question, given: readonly unknown[]])[] = [
  ["SESSION", QUESTIONS.session, ["US", null]],
  ["SESSION of a coin", QUESTIONS.session, ["CF:BTCUSDT", null]],
  ["CLOSE", QUESTIONS.close, ["US:AAPL", 45_604, null]],
  ["TDAY", QUESTIONS.tday, ["US", 45_607, 0]],
  ["TDAY of coins", QUESTIONS.tday, ["CF", 45_607, -3]],
  ["FXRATE", QUESTIONS.fxrate, ["CNY", "JPY", null]],
  ["FXRATE of a day", QUESTIONS.fxrate, ["CNY", "JPY", 45_604]],
  ["HISTORY", QUESTIONS.history, ["US:AAPL", 45_590, 45_600, null, null, "close,change", null]],
  ["SERIES", QUESTIONS.series, [[["US:AAPL"], ["US:MSFT"]], 45_590, 45_600, null, null, null, null]],
  ["INDICATOR", QUESTIONS.indicator, ["US:AAPL", "sma(5)", "1d", 20, null, null]],
];

test.each(CASES)(
  "%s answers at once what is in memory, and the same as when it was asked",
  async (_name, question, given) => {
    const { app, clock } = bench();
    await lazyIndicators(clock);
    const asked = app.queries.answer(question, given, MANNER);
    await clock.advance(20_000);
    const first = await asked;
    // What is kept for seconds alone is asked for once more, all at one moment.
    const again = app.queries.answer(question, given, MANNER);
    await clock.advance(1_000);
    const second = await again;
    const now = app.queries.answerSoon(question, given, MANNER);
    expect(isPromise(now)).toBe(false);
    expect(now).toEqual(second);
    expect(second).toEqual(first);
  },
);

test("what is not in memory is a promise still, and what is wrong with an argument is thrown", async () => {
  const { app, clock } = bench();
  await lazyIndicators(clock);
  // The code of the rare formulas comes with the first of them.
  await app.queries.answer(QUESTIONS.session, ["CF:BTCUSDT", null], MANNER);
  expect(isPromise(app.queries.answerSoon(QUESTIONS.indicator, ["US:MSFT", "sma(5)"], MANNER))).toBe(true);
  expect(() => app.queries.answerSoon(QUESTIONS.close, ["US:AAPL", "no day"], MANNER)).toThrow('"no day"');
});
