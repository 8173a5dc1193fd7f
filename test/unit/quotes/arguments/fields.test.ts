import { INFO_FIELDS } from "../../../../src/qos/instrumentInfo";
import { QosError } from "../../../../src/qos/errors";
import { fieldsReader, readField, readFields, type NamedField } from "../../../../src/quotes/arguments/fields";
import { BAR_FIELDS } from "../../../../src/quotes/barTable";
import { LIVE_FIELDS } from "../../../../src/quotes/live/liveFields";
import { QUOTE_FIELDS } from "../../../../src/quotes/quoteFields";

const families: Readonly<Record<string, readonly NamedField[]>> = {
  QUOTE_FIELDS,
  INFO_FIELDS,
  BAR_FIELDS,
  LIVE_FIELDS,
};

test.each(Object.entries(families))("every name that FIELDS tells of %s finds its own field", (_family, fields) => {
  for (const field of fields) {
    expect(readFields(field.name, fields, "")).toEqual([{ ...field, header: field.name }]);
    expect(readFields(field.name.toUpperCase(), fields, "")).toMatchObject([{ name: field.name }]);
    expect(readFields(field.zh, fields, "")).toMatchObject([{ name: field.name }]);
    expect(readField(field.zh, fields, "")).toBe(field);
    if (field.wire !== undefined) expect(readFields(field.wire, fields, "")).toMatchObject([{ name: field.name }]);
  }
});

test.each(Object.entries(families))("no two fields of %s go by one name", (_family, fields) => {
  for (const names of [fields.map(({ name }) => name), fields.map(({ zh }) => zh)])
    expect(new Set(names).size).toBe(names.length);
});

const names = (raw: unknown): string[] => readFields(raw, QUOTE_FIELDS, "last,open").map(({ name }) => name);

test.each([
  ["last,high", ["last", "high"]],
  ["high, last", ["high", "last"]],
  [" LAST ; high ", ["last", "high"]],
  ["最新价，最高价", ["last", "high"]],
  ["last、high", ["last", "high"]],
  ["ｌａｓｔ", ["last"]],
  ["last,,high,", ["last", "high"]],
  ["last,last", ["last", "last"]],
  [[["last", "high"]], ["last", "high"]],
  [
    [["last"], [""], ["high,low"]],
    ["last", "high", "low"],
  ],
  [[["last"], [null], [0]], ["last"]],
  [null, ["last", "open"]],
  ["", ["last", "open"]],
  [" , ", ["last", "open"]],
])("fields given as %j are %j", (raw, wanted) => {
  expect(names(raw)).toEqual(wanted);
});

test("a name that is none is quoted, with all that would be accepted", () => {
  expect(() => readFields("last,prize", BAR_FIELDS, "")).toThrow(
    expect.objectContaining({
      id: "badChoice",
      details: expect.objectContaining({ argument: "fields", given: '"last"' }) as unknown,
    }) as Error,
  );
  expect(() => readFields("closse", BAR_FIELDS, "")).toThrow(
    expect.objectContaining({
      id: "choiceNear",
      details: {
        argument: "fields",
        given: '"closse"',
        near: "close",
        accepted: "time, open, high, low, close, volume, prevclose, change, changepct, amplitude",
      },
    }) as Error,
  );
});

test("where one field is wanted, several are refused and nothing is the default", () => {
  expect(readField(null, BAR_FIELDS, "close").name).toBe("close");
  expect(readField("", BAR_FIELDS, "close").name).toBe("close");
  expect(readField([["high"]], BAR_FIELDS, "close").name).toBe("high");
  expect(() => readField("high,low", BAR_FIELDS, "close")).toThrow(
    expect.objectContaining({
      id: "badChoice",
      details: { argument: "field", given: '"high,low"', accepted: "one field" },
    }) as Error,
  );
});

const FAMILIES: Readonly<Record<string, readonly NamedField[]>> = {
  quote: QUOTE_FIELDS,
  info: INFO_FIELDS,
  bars: BAR_FIELDS,
  live: LIVE_FIELDS,
};

function named(family: string, name: string): unknown {
  try {
    return readField(name, FAMILIES[family] ?? [], "last").name;
  } catch (thrown) {
    return thrown instanceof QosError ? [thrown.id, thrown.details["near"] ?? thrown.details["accepted"]] : thrown;
  }
}

test.each([
  ["quote", "现价", "last"],
  ["quote", "最新", "last"],
  ["quote", "PX_LAST", "last"],
  ["quote", "px last", "last"],
  ["quote", "price", "last"],
  ["quote", "昨收", "prevclose"],
  ["quote", "前收盘", "prevclose"],
  ["quote", "Prev. Close", "prevclose"],
  ["quote", "今开", "open"],
  ["quote", "最高", "high"],
  ["quote", "最低", "low"],
  ["quote", "涨跌", "change"],
  ["quote", "chg", "change"],
  ["quote", "涨幅", "changepct"],
  ["quote", "chgpct", "changepct"],
  ["quote", "Chg %", "changepct"],
  ["quote", "change_pct", "changepct"],
  ["quote", "vol", "volume"],
  ["quote", "成交金额", "turnover"],
  ["quote", "amount", "turnover"],
  ["quote", "市值", "mktcap"],
  ["quote", "Market Cap", "mktcap"],
  ["quote", "P/E", "pe"],
  ["info", "名称", "name_zh"],
  ["info", "name", "name_en"],
  ["info", "币种", "currency"],
  ["bars", "PX_LAST", "close"],
  ["bars", "收盘", "close"],
  ["bars", "日期", "time"],
  ["live", "买一", "bid"],
  ["live", "卖一", "ask"],
  ["live", "ｖｏｌ", "volume"],
  ["live", "成交价", "tradeprice"],
])("in %s %s is %s", (family, name, field) => {
  expect(named(family, name)).toBe(field);
});

test.each([
  ["quote", "close", "choiceSeveral", "last, prevclose"],
  ["quote", "收盘价", "choiceSeveral", "last, prevclose"],
  ["quote", "lats", "choiceNear", "last"],
  ["quote", "turnovr", "choiceNear", "turnover"],
  ["bars", "volum", "choiceNear", "volume"],
])("in %s %s is refused as %s, with %s", (family, name, id, words) => {
  expect(named(family, name)).toEqual([id, words]);
});

test("a rate of turnover is never the turnover itself", () => {
  for (const family of ["quote", "live"])
    for (const name of ["换手", "换手率", "turnover rate", "turnover%"])
      expect(named(family, name)).not.toBe("turnover");
});

test("no other name hides a field's own, and none is claimed twice in one family", () => {
  for (const [family, fields] of Object.entries(FAMILIES))
    for (const { name, zh } of fields) {
      expect([family, named(family, name)]).toEqual([family, name]);
      const first = fields.find((row) => row.zh === zh);
      expect([family, named(family, zh)]).toEqual([family, first?.name]);
    }
});

test("the header repeats the name that was given, and a default field has none of the user's", () => {
  expect(readFields("现价, Chg %", QUOTE_FIELDS, "last").map(({ name, header }) => [name, header])).toEqual([
    ["last", "现价"],
    ["changepct", "Chg %"],
  ]);
  expect(readFields(null, QUOTE_FIELDS, "last,change").map(({ name, header }) => [name, header])).toEqual([
    ["last", undefined],
    ["change", undefined],
  ]);
});

test.each([
  ["换手", QUOTE_FIELDS, "volume, float, turnover"],
  ["换手率", QUOTE_FIELDS, "volume, float, turnover"],
  ["Turnover Rate", QUOTE_FIELDS, "volume, float, turnover"],
  ["turn", LIVE_FIELDS, "volume, turnover"],
  ["换手率", BAR_FIELDS, "volume"],
  ["涨停价", QUOTE_FIELDS, "prevclose"],
])("%s, which QOS does not send, is refused and never taken for a figure beside it", (name, fields, near) => {
  expect(() => readFields<NamedField>(name, fields, "")).toThrow(
    expect.objectContaining({ id: "choiceNear", details: expect.objectContaining({ near }) as object }),
  );
});

test.each(["constructor", "__proto__", "hasOwnProperty"])("%s is no field, and refused as any other word", (name) => {
  expect(() => readFields(name, QUOTE_FIELDS, "")).toThrow(expect.objectContaining({ id: "badChoice" }));
});

test("fields that were named before are the same again, however they are given, and what is wrong stays wrong", () => {
  const read = fieldsReader(QUOTE_FIELDS, "last,change");
  const given: readonly unknown[] = [
    "high",
    [["high"]],
    [["high", "low"]],
    "low,high",
    null,
    0,
    "",
    [[null]],
    [[0]],
    " ",
  ];
  for (const _again of [1, 2])
    for (const raw of given) expect(read(raw)).toEqual(readFields(raw, QUOTE_FIELDS, "last,change"));
  expect(read("high")).not.toEqual(read("low"));
  for (const _again of [1, 2]) expect(() => read("last,prize")).toThrow('"prize"');
});
