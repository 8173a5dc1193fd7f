import { fxList, fxRow, FX, RATES } from "../../../cases/fxrate/market";
import { PRICED } from "../../../cases/fxrate/priced";
import { QosError } from "../../../../src/qos/errors";
import { caseServer } from "../../../support/cases/caseServer";
import type { Answers } from "../../../support/cases/case";
import { TEST_KEY, testApp } from "../../../support/testPorts";

type Bench = ReturnType<typeof testApp> & { answers: Answers };

function bench(answers: Answers = PRICED, stored?: Readonly<Record<string, unknown>>): Bench {
  const made: Bench = { ...testApp(stored), answers };
  const server = caseServer(() => made.answers);
  made.http.answer = (asked) => server(asked);
  return made;
}

interface Shows {
  readonly shown: unknown[];
  readonly stop: () => void;
}

function cell({ app }: Bench, method: "value" | "quote" | "fxrate", raw: readonly unknown[]): Shows {
  const shown: unknown[] = [];
  return { shown, stop: app.live[method](raw, (value) => void shown.push(value)) };
}

const idsOf = (shown: readonly unknown[]): unknown[] =>
  shown.map((value) => (value instanceof QosError ? value.id : value));

test("a key that is entered later fills the cells that waited for it", async () => {
  const made = bench(PRICED, {});
  const rate = cell(made, "fxrate", ["USD", "HKD"]);
  const price = cell(made, "value", ["HK:700", "last@USD"]);
  await made.clock.advance(10_000);
  expect([idsOf(rate.shown), idsOf(price.shown)]).toEqual([["noKey"], ["noKey"]]);
  made.app.keys.enter(TEST_KEY, "computer");
  await made.clock.advance(5_000);
  expect([rate.shown.at(-1), price.shown.at(-1)]).toEqual([RATES.USDHKD, 411.4 * (1 / RATES.USDHKD)]);
});

test("another server may have other pairs: the rate is that of the pairs that it has", async () => {
  const made = bench();
  const { shown } = cell(made, "fxrate", ["EUR", "JPY"]);
  await made.clock.advance(5_000);
  expect(shown).toEqual([RATES.EURJPY]);
  made.answers = {
    "/product-list": fxList(["EURUSD", "USDJPY"]),
    "/snapshot": [fxRow("EURUSD", 1.25), fxRow("USDJPY", 152)],
  };
  made.app.settings.change({ server: "https://desk.example" });
  made.app.keys.enter(TEST_KEY, "computer");
  await made.clock.advance(5_000);
  expect(shown.at(-1)).toBe(1.25 * 152);
});

test("a list that could not be had is asked for again after a minute", async () => {
  const made = bench({ ...FX, "/product-list": () => ({ status: 500, body: "" }) });
  const { shown } = cell(made, "fxrate", ["USD", "HKD"]);
  await made.clock.advance(40_000);
  expect(idsOf(shown).at(-1)).toBe("serverError");
  made.answers = FX;
  await made.clock.advance(90_000);
  expect(shown.at(-1)).toBe(RATES.USDHKD);
});

test("a cell whose list is long in coming says so within five seconds, and is filled when it comes", async () => {
  const made = bench({ ...FX, "/product-list": FX["/product-list"] ?? {} });
  made.http.latency = 7_000;
  const { shown } = cell(made, "fxrate", ["USD", "HKD"]);
  await made.clock.advance(5_000);
  expect(idsOf(shown)).toEqual(["connecting"]);
  await made.clock.advance(15_000);
  expect(shown.at(-1)).toBe(RATES.USDHKD);
});

test("a column that waits for its rates holds the others up no more than a moment", async () => {
  const made = bench({ ...PRICED, "/product-list": () => "hangs" });
  const { shown } = cell(made, "quote", ["HK:700", "last,last@CNY", false]);
  await made.clock.advance(1_000);
  expect((shown.at(-1) as unknown[][]).map(idsOf)).toEqual([[411.4, "connecting"]]);
});

test("a second cell in a currency that is held asks for nothing", async () => {
  const made = bench();
  cell(made, "value", ["HK:700", "last@CNY"]);
  await made.clock.advance(5_000);
  const before = made.http.requests.length;
  const second = cell(made, "value", ["HK:700", "turnover@USD"]);
  await made.clock.advance(3_000);
  expect(second.shown).toEqual([9_573_214_880 * (1 / RATES.USDHKD)]);
  expect(made.http.requests).toHaveLength(before);
});

test("a cell that is cleared at once subscribes nothing and leaves nothing behind", async () => {
  const made = bench();
  await made.clock.advance(5_000);
  const { pending } = made.clock;
  const { shown, stop } = cell(made, "fxrate", ["USD", "HKD"]);
  stop();
  await made.clock.advance(10_000);
  expect([shown, made.socket.commands, made.clock.pending]).toEqual([[], [], pending]);
});

test("a rate whose value did not change is not sent again", async () => {
  const made = bench();
  const { shown } = cell(made, "fxrate", ["USD", "HKD"]);
  await made.clock.advance(5_000);
  made.socket.last.says({ tp: "S", ...fxRow("USDHKD", RATES.USDHKD, { ts: 1_731_510_001, s: 0 }) });
  await made.clock.advance(5_000);
  expect(shown).toEqual([RATES.USDHKD]);
});

test("what is known is shown in a preview of the pane, and nothing is asked for", async () => {
  const made = bench();
  const shown: unknown[] = [];
  made.app.preview.value(["HK:700", "last@CNY"], (value) => void shown.push(value))();
  await made.clock.advance(3_000);
  expect([shown, made.http.requests]).toEqual([[], []]);
});
