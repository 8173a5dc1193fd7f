import { decodeDecimal, decodeSeconds, decodeText, readText } from "../../../src/qos/decode";
import { Notes } from "../../../src/qos/unread";

test.each<[unknown, string]>([
  ["x".repeat(40), `string "${"x".repeat(40)}"`],
  ["x".repeat(41), `string "${"x".repeat(40)}…"`],
])("what came is quoted, a long text not to its end", (value, quoted) => {
  expect(() => decodeDecimal(value, "x")).toThrow(`x should be a number, but is ${quoted}`);
});

test.each<[unknown, unknown]>([
  [1, 1],
  [100_000_000_000, 100_000_000_000],
  [0, undefined],
  ["", undefined],
  [null, undefined],
])("the time %j is %j", (value, time) => {
  expect(decodeSeconds(value, "ts")).toBe(time);
});

test.each([undefined, null, ""])("a text given as %j is missing, and nothing is told", (value) => {
  const notes = new Notes();
  expect([readText(value, "row", "ne", notes), decodeText(value, "ne"), notes.unread]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
