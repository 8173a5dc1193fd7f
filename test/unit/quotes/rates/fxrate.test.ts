import { FX, fxList, fxRow, RATES, type Pair } from "../../../cases/fxrate/market";
import { QUESTIONS } from "../../../../src/runtime/questions";
import { caseServer } from "../../../support/cases/caseServer";
import type { Answers } from "../../../support/cases/case";
import type { Asked } from "../../../support/scriptedHttp";
import { testApp } from "../../../support/testPorts";

type Bench = ReturnType<typeof testApp> & { readonly asked: Asked[] };

/** A program whose server has this FX market. */
function bench(answers: Answers = FX): Bench {
  const made = testApp();
  const asked: Asked[] = [];
  const server = caseServer(() => answers);
  made.http.answer = (one) => {
    asked.push(one);
    return server(one);
  };
  return { ...made, asked };
}

async function rates(
  { app, clock }: Bench,
  cells: readonly (readonly unknown[])[],
  preview = false,
): Promise<unknown[]> {
  const answers = cells.map(async (raw) => {
    try {
      return await app.queries.answer(QUESTIONS.fxrate, raw, { preview });
    } catch (thrown) {
      return thrown;
    }
  });
  let isOver = false;
  const all = Promise.all(answers).finally(() => {
    isOver = true;
  });
  while (!isOver) await clock.advance(200);
  return all;
}

/** A price as the ratio of two whole numbers: 7.2245 is 72245 / 10000. */
interface Ratio {
  readonly top: bigint;
  readonly bottom: bigint;
}

function ratioOf(price: number): Ratio {
  const [whole = "", decimals = ""] = String(price).split(".");
  return { top: BigInt(whole + decimals), bottom: 10n ** BigInt(decimals.length) };
}

/** Dollars that one of a currency is worth, by the pairs of the market alone. */
const IN_DOLLARS: Readonly<Record<string, Ratio>> = {
  USD: { top: 1n, bottom: 1n },
  EUR: ratioOf(RATES.EURUSD),
  HKD: inverted(ratioOf(RATES.USDHKD)),
  CNY: inverted(ratioOf(RATES.USDCNH)),
};

function inverted({ top, bottom }: Ratio): Ratio {
  return { top: bottom, bottom: top };
}

/** The rate to 25 digits, by whole numbers alone. */
function exactly(from: string, to: string): string {
  const [one, other] = [IN_DOLLARS[from], IN_DOLLARS[to]];
  if (one === undefined || other === undefined) throw new Error(`${from} ${to}`);
  const scaled = (one.top * other.bottom * 10n ** 25n) / (one.bottom * other.top);
  const digits = String(scaled).padStart(26, "0");
  return `${digits.slice(0, -25)}.${digits.slice(-25)}`;
}

const CURRENCIES = ["USD", "EUR", "HKD", "CNY"];
const DIRECTIONS = CURRENCIES.flatMap((from) =>
  CURRENCIES.filter((to) => to !== from).map((to) => [from, to] as const),
);

/** The last digit of a double near this one. */
function lastDigit(value: number): number {
  return 2 ** (Math.floor(Math.log2(value)) - 52);
}

test("four currencies, twelve directions: each is what whole numbers give, to the last digit", async () => {
  const shown = await rates(bench(), DIRECTIONS);
  expect(shown).toHaveLength(12);
  for (const [at, [from, to]] of DIRECTIONS.entries()) {
    const exact = Number(exactly(from, to));
    expect([from, to, Math.abs(Number(shown[at]) - exact) <= lastDigit(exact)]).toEqual([from, to, true]);
  }
});

test("each direction is one calculation over the prices as they came, and nothing is rounded in between", async () => {
  const { EURUSD, USDHKD, USDCNH } = RATES;
  const shown = await rates(bench(), DIRECTIONS);
  const expected: Readonly<Record<string, number>> = {
    "USD EUR": 1 / EURUSD,
    "USD HKD": USDHKD,
    "USD CNY": USDCNH,
    "EUR USD": EURUSD,
    "EUR HKD": EURUSD * USDHKD,
    "EUR CNY": EURUSD * USDCNH,
    "HKD USD": 1 / USDHKD,
    "HKD EUR": 1 / (USDHKD * EURUSD),
    "HKD CNY": USDCNH / USDHKD,
    "CNY USD": 1 / USDCNH,
    "CNY EUR": 1 / (USDCNH * EURUSD),
    "CNY HKD": USDHKD / USDCNH,
  };
  expect(Object.fromEntries(DIRECTIONS.map((direction, at) => [direction.join(" "), shown[at]]))).toEqual(expected);
});

test("twelve cells ask for one list, and in one request for the three pairs that they need", async () => {
  const made = bench();
  await rates(made, DIRECTIONS);
  expect(made.asked.map(({ path, body }) => [path, body])).toEqual([
    ["/product-list", { market: ["FX"] }],
    ["/snapshot", { codes: ["FX:EURUSD,USDHKD,USDCNH"] }],
  ]);
});

test("a rate that is held costs no request", async () => {
  const made = bench();
  await rates(made, [["EUR", "CNY"]]);
  const before = made.asked.length;
  expect(
    await rates(made, [
      ["CNY", "EUR"],
      ["USD", "CNH"],
      ["USD", "USD"],
    ]),
  ).toEqual([1 / (RATES.USDCNH * RATES.EURUSD), RATES.USDCNH, 1]);
  expect(made.asked).toHaveLength(before);
});

test("a preview asks for nothing, and shows what is held", async () => {
  const made = bench();
  expect(await rates(made, [["EUR", "CNY"]], true)).toMatchObject([{ id: "preview" }]);
  expect(made.asked).toEqual([]);
  await rates(made, [["EUR", "CNY"]]);
  expect(await rates(made, [["EUR", "CNY"]], true)).toEqual([RATES.EURUSD * RATES.USDCNH]);
});

test.each([
  ["separated pairs", ["EUR/USD", "USD-HKD"], ["EUR", "HKD"], 1.25 * 1.25],
  ["a pair listed both ways: the one that needs no division", ["USDEUR", "EURUSD"], ["EUR", "USD"], 1.25],
  ["names that are no pairs", ["DXY", "USDHKDX", "EURUSD"], ["USD", "EUR"], 0.8],
  ["a pair of one currency", ["USDUSD", "EURUSD"], ["EUR", "USD"], 1.25],
])("a market with %s", async (_what, pairs, [from, to], expected) => {
  const market = { "/product-list": fxList(pairs), "/snapshot": pairs.map((pair) => fxRow(pair, 1.25)) };
  expect(await rates(bench(market), [[from, to]])).toEqual([expected]);
});

test("closes of days that never meet are no rate", async () => {
  const bars = (pair: Pair, odd: number) => ({
    c: `FX:${pair}`,
    k: Array.from({ length: 40 }, (_, at) => ({
      ts: Date.parse("2024-11-12T00:00:00+08:00") / 1_000 - 86_400 * (2 * at + odd),
      kt: 1001,
      o: 1,
      h: 1,
      l: 1,
      cl: 1,
      v: 1,
    })).reverse(),
  });
  const made = bench({ ...FX, "/kline": [bars("EURUSD", 0), bars("USDHKD", 1)] });
  expect(await rates(made, [["EUR", "HKD", "2024-11-12"]])).toMatchObject([
    { id: "noClose", details: { code: "FX:EURUSD, FX:USDHKD" } },
  ]);
});

test("a rate of a day is a calculation over closes, and a second look at it asks for nothing", async () => {
  const made = bench();
  const all = [
    ["EUR", "HKD", "2024-11-11"],
    ["HKD", "EUR", "2024-11-10"],
    ["HKD", "CNY", "2024-11-12"],
  ];
  const expected = [1.0718 * 7.7752, 1 / (7.7752 * 1.0718), 7.2431 / 7.7789];
  expect(await rates(made, all)).toEqual(expected);
  const before = made.asked.length;
  expect(await rates(made, all)).toEqual(expected);
  expect(made.asked).toHaveLength(before);
});
