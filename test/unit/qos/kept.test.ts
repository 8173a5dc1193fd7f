import { isKeptBar, sameBar, samePrices, type Bar } from "../../../src/qos/bar";
import { readKeptProducts } from "../../../src/qos/endpoints/productList";
import { readKeptInfo, type InstrumentInfo } from "../../../src/qos/instrumentInfo";
import { epochSeconds } from "../../../src/kernel/time";
import { code } from "../../support/builders";

const AAPL = code("US:AAPL");
const bar: Bar = { time: epochSeconds(1_731_474_000), open: 1, high: 4, low: 0.5, close: 2, volume: 10 };

describe("a bar that was kept between sessions", () => {
  test.each<[string, object]>([
    ["whole", bar],
    ["of a commodity below zero", { ...bar, low: -37.63 }],
    ["without a volume", { ...bar, volume: undefined }],
    ["without an opening price", { ...bar, open: undefined }],
    ["of a day without trades", { ...bar, volume: 0 }],
  ])("%s is a bar", (_what, value) => {
    expect(isKeptBar(value)).toBe(true);
  });

  test.each<[string, unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["a list", [bar]],
    ["no time", { ...bar, time: undefined }],
    ["a time as text", { ...bar, time: "1731474000" }],
    ["a time within a second", { ...bar, time: 1_731_474_000.5 }],
    ["no moment at all", { ...bar, time: 0 }],
    ["a moment before 1970", { ...bar, time: -86_400 }],
    ["an opening price of 0", { ...bar, open: 0 }],
    ["a highest price of 0", { ...bar, high: 0 }],
    ["a lowest price of 0", { ...bar, low: 0 }],
    ["a close of 0", { ...bar, close: 0 }],
    ["a close as text", { ...bar, close: "2" }],
    ["a close without end", { ...bar, close: Infinity }],
    ["a high that is no number", { ...bar, high: NaN }],
    ["a low of null", { ...bar, low: null }],
    ["a volume as text", { ...bar, volume: "10" }],
    ["a volume that is no number", { ...bar, volume: NaN }],
  ])("with %s is none", (_what, value) => {
    expect(isKeptBar(value)).toBe(false);
  });
});

test.each(["time", "open", "high", "low", "close"] as const)(
  "two bars that differ in %s are not the same",
  (member) => {
    expect([samePrices(bar, { ...bar, [member]: 3 }), sameBar(bar, { ...bar, [member]: 3 })]).toEqual([false, false]);
  },
);

test("two bars that differ in volume alone have the same prices, and are not the same", () => {
  expect([samePrices(bar, { ...bar, volume: 11 }), sameBar(bar, { ...bar, volume: 11 })]).toEqual([true, false]);
  expect([samePrices(bar, { ...bar }), sameBar(bar, { ...bar })]).toEqual([true, true]);
});

describe("reference data that was kept between sessions", () => {
  const info: InstrumentInfo = {
    code: AAPL,
    fields: {
      name_zh: "苹果",
      name_en: "AppleInc.",
      exchange: "NASD",
      currency: "USD",
      lot: 1,
      shares: 15_115_823_000,
      float: 15_091_141_884,
      eps: 6.2012,
      navps: undefined,
      dps: 0.98,
    },
  };
  const withField = (fields: object): unknown => ({ ...info, fields: { ...info.fields, ...fields } });

  test("is what was fetched, also where it came back without what was missing", () => {
    expect(readKeptInfo(info, AAPL)).toEqual(info);
    expect(readKeptInfo(JSON.parse(JSON.stringify(info)), AAPL)).toEqual(info);
  });

  test.each<[string, unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["another instrument's", { ...info, code: "US:TSLA" }],
    ["no code", { fields: info.fields }],
    ["no fields", { code: AAPL }],
    ["fields that are a list", { code: AAPL, fields: [] }],
    ["a name that is a number", withField({ name_en: 1 })],
    ["shares as text", withField({ shares: "15115823000" })],
    ["earnings without end", withField({ eps: Infinity })],
    ["dividends of null", withField({ dps: null })],
  ])("%s is none", (_what, value) => {
    expect(readKeptInfo(value, AAPL)).toBeUndefined();
  });
});

describe("a list of instruments that was kept between sessions", () => {
  const list = [
    { code: code("HK:700"), name: "腾讯控股" },
    { code: code("HK:5"), name: "" },
  ];

  test("is what was fetched", () => {
    expect(readKeptProducts(structuredClone(list))).toEqual(list);
    expect(readKeptProducts([])).toEqual([]);
  });

  test.each<[string, unknown]>([
    ["nothing", undefined],
    ["an object", { 0: list[0] }],
    ["an item that is null", [...list, null]],
    ["an item that is no instrument", [...list, { code: "HK:?", name: "" }]],
    ["an item without a code", [...list, { name: "汇丰控股" }]],
    ["an item without a name", [...list, { code: "HK:11" }]],
    ["a name that is a number", [...list, { code: "HK:11", name: 11 }]],
  ])("with %s is none", (_what, value) => {
    expect(readKeptProducts(value)).toBeUndefined();
  });
});
