import fc from "fast-check";
import { marketOf, parseInstrumentCode } from "../../../src/market/instrumentCode";
import { readSpelling } from "../../../src/market/readSpelling";
import spellings from "./spellings.json";

type Refused = readonly [given: string, reason: string, instead: readonly string[]];
interface Table {
  readonly understood: readonly (readonly [given: string, code: string])[];
  readonly refused: readonly Refused[];
}

const TABLE = Object.entries(spellings as unknown as Readonly<Record<string, Table>>);
const understood = TABLE.flatMap(([product, { understood: rows }]) => rows.map((row) => [product, ...row] as const));
const refused = TABLE.flatMap(([product, { refused: rows }]) => rows.map((row) => [product, ...row] as const));

const read = (text: string): string | undefined => {
  const code = readSpelling(text);
  return code.ok ? code.value : undefined;
};

test("the table holds three hundred spellings of ten products and more", () => {
  expect(TABLE.length).toBeGreaterThanOrEqual(10);
  expect(understood.length + refused.length).toBeGreaterThanOrEqual(300);
});

test.each(understood)("%s: %j is %s", (_product, given, code) => {
  expect(readSpelling(given)).toEqual({ ok: true, value: code });
});

test.each(refused)("%s: %j is refused as %s, and told %j instead", (_product, given, reason, instead) => {
  expect(readSpelling(given)).toEqual({ ok: false, error: { reason, given, instead } });
});

test("whatever is told instead is understood as itself", () => {
  for (const [, , , instead] of refused)
    for (const code of instead) if (!code.includes(",")) expect(read(code)).toBe(code);
});

test("a spelling and its canonical text are one instrument, in any case and between any blanks", () => {
  const blank = fc.constantFrom("", " ", "\u3000", "\u00a0", "\u200b", "\ufeff");
  const spelling = fc.constantFrom(...understood.map(([, given, code]) => ({ given, code })));
  fc.assert(
    fc.property(spelling, blank, blank, ({ given, code }, before, after) => {
      expect(read(`${before}${given}${after}`)).toBe(code);
      expect(read(code)).toBe(code);
      expect(read(code.toLowerCase())).toBe(code);
      expect(parseInstrumentCode(code)).toEqual({ ok: true, value: code });
    }),
    { numRuns: 2_000 },
  );
});

/** What a code is made of must have stood in the text; only the zeros of a number may have gone or come. */
function accounts(text: string, code: string): boolean {
  const said = text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .toUpperCase();
  const symbol = code.slice(3);
  if (/^\d+$/.test(symbol)) return said.includes(symbol.replace(/^0+(?=\d)/, ""));
  const letters = (some: string): string => some.replace(/[^A-Z0-9]/g, "");
  return letters(said).includes(letters(symbol));
}

const scraps = fc
  .array(
    fc.constantFrom(
      ...["US", "HK", "SH", "SZ", "BJ", "CF", "FX", "XNAS", "NASDAQ", ":", ".", " ", "-", "/", "=X", "O", "N", "b"],
      ...[
        "AAPL",
        "BRK",
        "700",
        "00700",
        "600519",
        "000001",
        "1",
        "EUR",
        "USD",
        "Equity",
        "CH",
        "\u200b",
        "ß",
        "①",
        ",",
      ],
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(""));

test("of a hundred thousand random texts none becomes an instrument that does not stand in it", () => {
  fc.assert(
    fc.property(
      fc.oneof(scraps, fc.string({ maxLength: 20 }), fc.string({ unit: "binary", maxLength: 12 })),
      (text) => {
        const code = readSpelling(text);
        if (!code.ok) return;
        expect(accounts(text, code.value)).toBe(true);
        expect(read(code.value)).toBe(code.value);
        // Where a market of ours is named by itself before a colon, the code is of no other.
        const named = /^\s*(US|HK|SH|SZ|CF|FX|IX|CM)\s*:/i.exec(text)?.[1];
        if (named !== undefined) expect(marketOf(code.value)).toBe(named.toUpperCase());
      },
    ),
    { numRuns: 100_000 },
  );
});

test("what is understood is understood again as itself, however many markets its spelling names", () => {
  const markets = ["US", "HK", "SH", "SS", "SZ", "CF", "FX", "IX", "CM", "O", "N"];
  const stems = ["600519", "000001", "00700", "700", "AAPL", "BRK.B", "EURUSD", "BTCUSDT", "SPX", "HK50", "SH600519"];
  const before = ["", "US:", "HK:", "SHA:", "SHE:", "FX:", "CF:", "IX:", "BINANCE:", "NASDAQ:", "US.", "HK.", "sh"];
  const behind = ["", ...markets.map((market) => `.${market}`)];
  let codes = 0;
  for (const first of before)
    for (const stem of stems)
      for (const second of behind)
        for (const third of behind) {
          const text = `${first}${stem}${second}${third}`;
          const code = read(text);
          if (code === undefined) continue;
          codes += 1;
          expect([text, read(code)]).toEqual([text, code]);
        }
  expect(codes).toBeGreaterThan(1_000);
});

test("texts that hold anything but plain characters, or too much of them, are no spelling", () => {
  for (const text of ["US:ÄÖ", "ＵＳ：茅台", "US:AAPL\u0000", "A".repeat(10_000), "US:".repeat(3_000)])
    expect(read(text)).toBeUndefined();
});
