import { nameKey, TextCursor } from "../../../../src/qos/pushText/textCursor";

test("a text in quotes is read to its end, and not at all with an escape, a control character or no end", () => {
  expect(new TextCursor('"HK:700",').quoted()).toBe("HK:700");
  for (const text of ['"HK\\u003a700"', '"HK:\\"700"', '"HK:700\n"', '"HK:700', "HK:700", ""])
    expect(new TextCursor(text).quoted()).toBeUndefined();
});

test("after what it has read it stands before the next", () => {
  const cursor = new TextCursor('{"lp":"25.92","v":7}', 1);
  expect([cursor.name(), cursor.figure(), cursor.skip(44)]).toEqual([nameKey("lp"), 25.92, true]);
  expect([cursor.name(), cursor.figure(), cursor.ends()]).toEqual([nameKey("v"), 7, true]);
});

test("names of one and two letters are told apart, and anything else is none", () => {
  const names = ["t", "ts", "tt", "s", "st"].map((name) => new TextCursor(`"${name}":`).name());
  expect(names).toEqual(["t", "ts", "tt", "s", "st"].map(nameKey));
  expect(new Set(names).size).toBe(5);
  for (const text of ['"":', '"abc":', '"t" :', "t:", '"t"', '"\\t":', ""])
    expect(["t", "ts", "tt"].map(nameKey)).not.toContain(new TextCursor(text).name());
});
