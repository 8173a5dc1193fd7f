import { readKey } from "../../../src/runtime/keyText";

const KEY = "b56efc3a0951ae19819505427491a6ee";

test.each([
  ["a zero-width space at its end", `${KEY}\u200b`],
  ["a zero-width space inside", `b56efc3a\u200b0951ae19819505427491a6ee`],
  ["a byte order mark", `\ufeff${KEY}`],
  ["a direction mark", `\u202a${KEY}\u202c`],
  ["a soft hyphen", `b56efc3a0951ae19\u00ad819505427491a6ee`],
  ["a word joiner", `${KEY}\u2060`],
  ["a Hangul filler", `${KEY}\u3164`],
  ["a variation selector", `${KEY}\ufe0f`],
  ["a line end inside", `b56efc3a0951ae19\r\n819505427491a6ee`],
  ["a tabulator and blanks around", `\t ${KEY}\u00a0\u3000`],
  ["a null", `${KEY}\u0000`],
])("a key pasted with %s is the key", (_what, text) => {
  expect(readKey(text)).toEqual({ ok: true, value: KEY });
});

test.each([
  ["", { kind: "blank" }],
  [" \u200b ", { kind: "blank" }],
  ["b56e fc3a", { kind: "space" }],
  ["b56e\u00a0fc3a", { kind: "space" }],
  ["ｂ56e", { kind: "foreign", character: "ｂ" }],
  ["“b56e”", { kind: "foreign", character: "“" }],
  ["b56é", { kind: "foreign", character: "é" }],
  ["b56е", { kind: "foreign", character: "е" }],
  ["b56🔑", { kind: "foreign", character: "🔑" }],
  ["a".repeat(513), { kind: "tooLong" }],
])("%j is told in words", (text, error) => {
  expect(readKey(text)).toEqual({ ok: false, error });
});
