import { capitals, plainText } from "../../../src/market/plainText";

test.each([
  ["a full-width code", "ＵＳ：ＡＡＰＬ", "US:AAPL"],
  ["invisible characters", "US:\u200bAAPL\ufe0f\u2060", "US:AAPL"],
  ["blanks of every kind, several at once", "\u3000AAPL \u00a0\t US  Equity\n", "AAPL US Equity"],
  ["a Chinese full stop", "0700。HK", "0700.HK"],
  ["its half-width form", "0700｡HK", "0700.HK"],
  ["a dash from a text", "BTC–USD", "BTC-USD"],
  ["a sign of minus", "BF\u2212B", "BF-B"],
  ["nothing", " \u200b ", ""],
])("%s is read as typed on a plain keyboard", (_what, typed, plain) => {
  expect(plainText(typed)).toBe(plain);
});

test.each(["①", "AAPL①", "①AAPL", "straße", "腾讯"])("%s has no plain form, and is not guessed at", (typed) => {
  expect(plainText(typed)).toBeUndefined();
});

test("capitals are made of plain letters only", () => {
  expect(capitals("brk.b ßé")).toBe("BRK.B ßé");
});
