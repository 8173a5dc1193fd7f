import { epochSeconds } from "../../../../src/kernel/time";
import type { SnapshotFigures } from "../../../../src/qos/fields";
import { readFields } from "../../../../src/quotes/arguments/fields";
import { difference } from "../../../../src/quotes/arithmetic";
import type { QuoteSource } from "../../../../src/quotes/quoteField";
import { QUOTE_FIELDS, readField } from "../../../../src/quotes/quoteFields";
import type { SessionPrice, SessionView } from "../../../../src/quotes/sessions/sessionView";
import { code } from "../../../support/builders";
import { cellOf, moment } from "./cells";

const exchange = { kind: "exchange" } as const;

/** 2024-11-13 07:00 in New York, 20:00 in Shanghai. Every figure is one that no other figure and no formula gives. */
const figures: SnapshotFigures = {
  last: 238.03,
  prevclose: 241.84,
  open: 241.79,
  high: 244.027,
  low: 236.112,
  volume: 47_183_985,
  turnover: 11_319_574_967,
  time: epochSeconds(1_731_499_200),
  suspended: false,
};

const info: QuoteSource["info"] = {
  name_zh: "苹果",
  name_en: "AppleInc.",
  exchange: "NASD",
  currency: "USD",
  lot: 3,
  shares: 15_115_823_000,
  float: 15_091_141_884,
  eps: 6.2012,
  navps: 3.7676,
  dps: 0.98,
};

/** Sessions of extended hours and the newest price, again with figures that nothing else has. */
const price = (session: SessionPrice["session"], parts: Partial<SessionPrice>): SessionPrice => ({
  session,
  price: 239.5,
  base: 238.03,
  high: 240.25,
  low: 237.75,
  volume: 29_673,
  time: epochSeconds(1_731_502_800),
  ...parts,
});

function view(parts: Partial<SessionView> = {}): SessionView {
  const extended = {
    pre: price("pre", {}),
    post: price("post", { price: 236.125, base: 237.5, high: 236.75, low: 235.5, volume: 4_867_814 }),
    night: price("night", { price: 240.5, base: 239.25, high: 241.5, low: 240.125, volume: 71_011 }),
  };
  return { regular: figures, extended, latest: extended.night, wantsBars: false, ...parts };
}

interface Given {
  readonly code?: QuoteSource["code"];
  readonly figures?: Partial<SnapshotFigures>;
  readonly sessions?: Partial<SessionView>;
  readonly info?: QuoteSource["info"];
}

function read(name: string, given: Given = {}): unknown {
  const [field] = readFields(name, QUOTE_FIELDS, "");
  if (field === undefined) throw new Error(`no such field: ${name}`);
  const regular = { ...figures, ...given.figures };
  const source: QuoteSource = {
    code: given.code ?? code("US:AAPL"),
    view: view({ regular, ...given.sessions }),
    info: given.info ?? info,
  };
  return cellOf(readField(source, field, exchange));
}

test.each([
  ["last", "最新价", "lp", 238.03],
  ["prevclose", "昨收价", "yp", 241.84],
  ["open", "开盘价", "o", 241.79],
  ["high", "最高价", "h", 244.027],
  ["low", "最低价", "l", 236.112],
  ["volume", "成交量", "v", 47_183_985],
  ["turnover", "成交额", "t", 11_319_574_967],
  ["suspended", "停牌", "s", false],
])("%s, %s and %s are the same figure of the wire", (name, zh, wire, value) => {
  expect([read(name), read(zh), read(wire)]).toEqual([value, value, value]);
});

test.each(["time", "时间", "ts"])("%s is the moment of the data, never the number of shares", (name) => {
  expect(read(name)).toEqual(moment(expect.closeTo(45_609 + 7 / 24, 9) as number));
});

test.each([
  ["name_zh", "苹果"],
  ["name_en", "AppleInc."],
  ["exchange", "NASD"],
  ["currency", "USD"],
  ["lot", 3],
  ["shares", 15_115_823_000],
  ["float", 15_091_141_884],
  ["eps", 6.2012],
  ["navps", 3.7676],
  ["dps", 0.98],
])("%s is that reference figure and no other", (name, value) => {
  expect(read(name)).toEqual(value);
});

test.each([
  ["change", -3.81],
  ["changepct", -3.81 / 241.84],
  ["amplitude", 7.915 / 241.84],
  ["avgprice", 11_319_574_967 / 47_183_985],
  ["mktcap", 238.03 * 15_115_823_000],
  ["pe", 238.03 / 6.2012],
  ["pb", 238.03 / 3.7676],
  ["divyield", 0.98 / 238.03],
])("%s is worked out as its meaning says", (name, value) => {
  expect(read(name)).toBeCloseTo(value, 12);
});

test("the average price is per share where the exchange counts lots of a hundred", () => {
  const maotai = { figures: { volume: 27_500, turnover: 4_042_802_500 } };
  expect(read("avgprice", { ...maotai, code: code("SH:600519") })).toBeCloseTo(1_470.11, 10);
  expect(read("avgprice", { ...maotai, code: code("SZ:000001") })).toBeCloseTo(1_470.11, 10);
  expect(read("avgprice", { ...maotai, code: code("HK:700") })).toBeCloseTo(147_011, 10);
});

test.each([
  ["last", "last"],
  ["change", "last"],
  ["change", "prevclose"],
  ["changepct", "last"],
  ["changepct", "prevclose"],
  ["amplitude", "high"],
  ["amplitude", "low"],
  ["amplitude", "prevclose"],
  ["avgprice", "turnover"],
  ["avgprice", "volume"],
  ["mktcap", "last"],
  ["pe", "last"],
  ["pb", "last"],
  ["time", "time"],
  ["suspended", "suspended"],
])("%s without %s is missing, and says its own name and code", (name, absent) => {
  expect(read(name, { figures: { [absent]: undefined } })).toBe(`noValue ${name} US:AAPL`);
});

test.each([
  ["mktcap", "shares"],
  ["pe", "eps"],
  ["pb", "navps"],
  ["divyield", "dps"],
  ["shares", "shares"],
  ["name_zh", "name_zh"],
])("%s without %s of the reference data is missing", (name, absent) => {
  expect(read(name, { info: { ...info, [absent]: undefined } })).toBe(`noValue ${name} US:AAPL`);
});

test.each([
  ["changepct", { figures: { prevclose: 0 } }],
  ["amplitude", { figures: { prevclose: 0 } }],
  ["avgprice", { figures: { volume: 0 } }],
  ["pe", { info: { ...info, eps: 0 } }],
  ["pb", { info: { ...info, navps: 0 } }],
])("%s over nothing is missing, never infinite", (name, parts) => {
  expect(read(name, parts)).toBe(`noValue ${name} US:AAPL`);
});

test("a price that has not moved has a change of 0, which is a number", () => {
  expect(read("change", { figures: { last: 241.84 } })).toBe(0);
  expect(read("changepct", { figures: { last: 241.84 } })).toBe(0);
});

test.each(["changepct", "amplitude"])("%s over a close below zero means nothing", (name) => {
  expect(read(name, { figures: { prevclose: -2 } })).toBe(`noValue ${name} US:AAPL`);
});

test.each([
  { session: "pre", last: 239.5, change: 1.47, base: 238.03, high: 240.25, low: 237.75, volume: 29_673 },
  { session: "post", last: 236.125, change: -1.375, base: 237.5, high: 236.75, low: 235.5, volume: 4_867_814 },
  { session: "night", last: 240.5, change: 1.25, base: 239.25, high: 241.5, low: 240.125, volume: 71_011 },
])("$session and its figures are those of that session", ({ session, last, change, base, high, low, volume }) => {
  expect(read(session)).toBe(last);
  expect(read(`${session}change`)).toBe(change);
  expect(read(`${session}changepct`)).toBe(change / base);
  expect(read(`${session}high`)).toBe(high);
  expect(read(`${session}low`)).toBe(low);
  expect(read(`${session}volume`)).toBe(volume);
  expect(read(`${session}time`)).toEqual(moment(expect.closeTo(45_609 + 8 / 24, 9) as number));
  expect(read(session, { sessions: { extended: {} } })).toBe(`noValue ${session} US:AAPL`);
});

test("latest and its figures are those of the newest price", () => {
  const { latest } = view();
  expect([read("latest"), read("latestchange"), read("latestsession")]).toEqual([240.5, 1.25, "night"]);
  expect(read("latestchangepct")).toBe(1.25 / 239.25);
  expect(read("latesttime")).toEqual(moment(expect.closeTo(45_609 + 8 / 24, 9) as number));
  expect(latest?.session).toBe("night");
  expect(read("latest", { sessions: { latest: undefined } })).toBe("noValue latest US:AAPL");
});

const whole: QuoteSource = { code: code("US:AAPL"), view: view(), info };

/** The source without one part that a field may need. */
function without(need: string): QuoteSource {
  if (need === "info") return { ...whole, info: {} };
  if (need === "sessions") return { ...whole, view: view({ extended: {}, latest: undefined }) };
  return { ...whole, view: view({ regular: { ...figures, [need]: undefined } }) };
}

const MADE_OF_FIGURES = QUOTE_FIELDS.filter(({ needs }) => !needs.includes("sessions"));

test.each(MADE_OF_FIGURES.map((field) => [field.name, field] as const))(
  "%s needs each part it says",
  (_name, field) => {
    expect(field.read(whole)).toBeDefined();
    for (const need of field.needs) expect(field.read(without(need))).toBeUndefined();
  },
);

test.each(QUOTE_FIELDS.map((field) => [field.name, field] as const))(
  "%s is the same whatever else is missing",
  (_name, field) => {
    const others = [
      "last",
      "prevclose",
      "open",
      "high",
      "low",
      "volume",
      "turnover",
      "time",
      "suspended",
      "sessions",
      "info",
    ];
    for (const other of others)
      if (!field.needs.some((need) => need === other)) expect(field.read(without(other))).toEqual(field.read(whole));
  },
);

test.each([
  [26.15, 25.92, 0.23],
  [25.92, 26.15, -0.23],
  [0.3, 0.1, 0.2],
  [521, 520.5, 0.5],
  [7, 3, 4],
  [-37.63, 1.43, -39.06],
  [238.03, 241.84, -3.81],
  [undefined, 1, undefined],
  [1, undefined, undefined],
])("the difference of %s and %s is %s, without binary noise", (left, right, value) => {
  expect(difference(left, right)).toBe(value);
});

test.each([
  [0.001234, 0.001233, 0.000001],
  [0.00000123, 0.0000012, 0.00000003],
  [1.2e-13, 1e-13, 2e-14],
])("the difference of %s and %s keeps its digits: %s", (left, right, value) => {
  expect(difference(left, right)).toBe(value);
});
