import { epochSeconds } from "../../../../src/kernel/time";
import type { SnapshotFigures } from "../../../../src/qos/fields";
import { readFields } from "../../../../src/quotes/arguments/fields";
import { difference } from "../../../../src/quotes/arithmetic";
import type { QuoteSource } from "../../../../src/quotes/quoteField";
import { QUOTE_FIELDS, readField } from "../../../../src/quotes/quoteFields";
import { needsInfo, needsSnapshot } from "../../../../src/quotes/quoteTable";
import type { SessionView } from "../../../../src/quotes/sessions/sessionView";
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

/** An instrument of which only the regular session is known. */
function viewOf(known: Partial<SnapshotFigures>): SessionView {
  const missing: SnapshotFigures = {
    last: undefined,
    prevclose: undefined,
    open: undefined,
    high: undefined,
    low: undefined,
    volume: undefined,
    turnover: undefined,
    time: undefined,
    suspended: undefined,
  };
  return { regular: { ...missing, ...known }, extended: {}, latest: undefined, wantsBars: false };
}

function read(
  name: string,
  { figures: given = figures, ...parts }: Partial<QuoteSource> & { readonly figures?: Partial<SnapshotFigures> } = {},
): unknown {
  const [field] = readFields(name, QUOTE_FIELDS, "");
  if (field === undefined) throw new Error(`no such field: ${name}`);
  return cellOf(readField({ code: code("US:AAPL"), view: viewOf(given), info, ...parts }, field, exchange));
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
])("%s is worked out as its meaning says", (name, value) => {
  expect(read(name)).toBeCloseTo(value, 12);
});

test("the average price is per share where the exchange counts lots of a hundred", () => {
  const maotai = { figures: { ...figures, volume: 27_500, turnover: 4_042_802_500 } };
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
  expect(read(name, { figures: { ...figures, [absent]: undefined } })).toBe(`noValue ${name} US:AAPL`);
});

test.each([
  ["mktcap", "shares"],
  ["pe", "eps"],
  ["pb", "navps"],
  ["shares", "shares"],
  ["name_zh", "name_zh"],
])("%s without %s of the reference data is missing", (name, absent) => {
  expect(read(name, { info: { ...info, [absent]: undefined } })).toBe(`noValue ${name} US:AAPL`);
});

test.each([
  ["changepct", { figures: { ...figures, prevclose: 0 } }],
  ["amplitude", { figures: { ...figures, prevclose: 0 } }],
  ["avgprice", { figures: { ...figures, volume: 0 } }],
  ["pe", { info: { ...info, eps: 0 } }],
  ["pb", { info: { ...info, navps: 0 } }],
])("%s over nothing is missing, never infinite", (name, parts) => {
  expect(read(name, parts)).toBe(`noValue ${name} US:AAPL`);
});

test("a price that has not moved has a change of 0, which is a number", () => {
  expect(read("change", { figures: { ...figures, last: 241.84 } })).toBe(0);
  expect(read("changepct", { figures: { ...figures, last: 241.84 } })).toBe(0);
});

test("figures of other fields make no difference: a field needs only what it is made from", () => {
  expect(read("change", { figures: { last: 10, prevclose: 9.5 }, info: {} })).toBe(0.5);
  expect(read("pe", { figures: { last: 10 }, info: { eps: -2 } })).toBe(-5);
});

test.each(QUOTE_FIELDS.map(({ name }) => name))(
  "%s asks for the parts that it is made from and for no more",
  (name) => {
    const [field] = readFields(name, QUOTE_FIELDS, "");
    if (field === undefined) throw new Error(`no such field: ${name}`);
    const price = { price: 1, base: 2, high: 3, low: 4, volume: 5, time: epochSeconds(6) };
    const view: SessionView = {
      ...viewOf(figures),
      extended: {
        pre: { ...price, session: "pre" },
        post: { ...price, session: "post" },
        night: { ...price, session: "night" },
      },
      latest: { ...price, session: "post" },
    };
    const whole: QuoteSource = { code: code("US:AAPL"), view, info };
    const value = field.read(whole);
    const kept = Object.entries(figures).filter(([figure]) => field.needs.some((need) => need === figure));
    const least: QuoteSource = {
      code: whole.code,
      view: { ...view, regular: viewOf(Object.fromEntries(kept)).regular },
      info: needsInfo(field) ? info : {},
    };
    expect(value).toBeDefined();
    expect(field.read(least)).toEqual(value);
    if (needsSnapshot(field)) expect(field.read({ ...whole, view: undefined })).toBeUndefined();
    if (needsInfo(field)) expect(field.read({ ...whole, info: {} })).toBeUndefined();
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

test("a fraction of a thousandth keeps its digits", () => {
  expect(difference(0.001234, 0.001233)).toBe(0.000001);
});
