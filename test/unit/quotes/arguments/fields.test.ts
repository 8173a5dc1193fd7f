import { INFO_FIELDS } from "../../../../src/qos/instrumentInfo";
import { readField, readFields, type NamedField } from "../../../../src/quotes/arguments/fields";
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
    expect(readFields(field.name, fields, "")).toEqual([field]);
    expect(readFields(field.name.toUpperCase(), fields, "")).toEqual([field]);
    expect(readFields(field.zh, fields, "")).toEqual([field]);
    expect(readField(field.zh, fields, "")).toBe(field);
    if (field.wire !== undefined) expect(readFields(field.wire, fields, "")).toEqual([field]);
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
      id: "badChoice",
      details: { argument: "fields", given: '"closse"', accepted: "time, open, high, low, close, volume" },
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
