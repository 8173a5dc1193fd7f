import { systemClock } from "../../src/simulator/clocks";
import { isCellError, type Argument, type CellResult, type CellValue } from "../../src/workbench/excel/values";
import { shownAs } from "../support/excelFormat";
import { closeProducts, startProduct, until, type ProductOptions } from "../support/productInExcel";
import { useSimulator } from "../support/simulator";
import { youngDay } from "../support/youngDay";

const simulator = useSimulator({ tickMs: 0, clock: youngDay(systemClock) });

afterEach(closeProducts);

const PRICE = "#,##0.00######";
const WHOLE = "#,##0";
const COINS = PRICE;
const PERCENT = "0.00%";
const TIME = "yyyy-mm-dd hh:mm:ss";
const DAY = "yyyy-mm-dd";
/** What is divided has decimals by its size. */
const DIVIDED = /^#,##0\.00##(##(##)?)?$/;

type Format = string | RegExp | undefined;

/** Every formula that shows numbers, and the formats of its last row. */
const FORMULAS: readonly (readonly [name: string, args: readonly Argument[], formats: readonly Format[]])[] = [
  ["PRICE", ["HK:700"], [PRICE]],
  ["CLOSE", ["HK:700", "-5d"], [PRICE]],
  ["FXRATE", ["HKD", "CNY"], [DIVIDED]],
  ["QUOTE", [[["HK:700"]]], [PRICE, PRICE, PERCENT, PRICE, PRICE, PRICE, PRICE, WHOLE, WHOLE, TIME]],
  [
    "QUOTE",
    [[["HK:700"]], [["avgprice,mktcap,pe,suspended,last@USD,turnover@USD,code"]]],
    [DIVIDED, WHOLE, DIVIDED, undefined, DIVIDED, WHOLE, undefined],
  ],
  ["QUOTE", [[["US:AAPL,TSLA"]], [["last,volume"]]], [undefined, PRICE, WHOLE]],
  ["QUOTE", [[["CF:BTCUSDT"]], [["last,volume"]], false], [PRICE, COINS]],
  [
    "INFO",
    [[["HK:700"]], [["name_en,lot,shares,float,eps,navps,dps,divyield"]]],
    [undefined, WHOLE, WHOLE, WHOLE, DIVIDED, DIVIDED, DIVIDED, PERCENT],
  ],
  ["DEPTH", ["HK:700"], [WHOLE, PRICE, PRICE, WHOLE]],
  ["DEPTH", ["CF:BTCUSDT"], [COINS, PRICE, PRICE, COINS]],
  ["TRADES", ["HK:700"], [TIME, PRICE, WHOLE, undefined]],
  [
    "KLINE",
    ["HK:700", "1d", 5, null, [["time,open,high,low,close,volume,prevclose,change,changepct,amplitude"]]],
    [DAY, PRICE, PRICE, PRICE, PRICE, WHOLE, PRICE, PRICE, PERCENT, PERCENT],
  ],
  ["KLINE", ["CF:BTCUSDT", "1h", 3, null, [["close,volume"]], false], [PRICE, COINS]],
  ["HISTORY", ["HK:700", "-5d"], [DAY, PRICE, PRICE, PRICE, PRICE, WHOLE]],
  ["SERIES", [[["HK:700"], ["HK:9988"]], "-20d", null, null, "changepct"], [DAY, PERCENT, PERCENT]],
  ["SERIES", [[["CF:BTCUSDT"], ["CF:ETHUSDT"]], "-20d", null, null, "volume", null, false], [DAY, COINS, COINS]],
  ["INDICATOR", ["HK:700", [["rsi(14);sma(5);obv"]]], [DAY, DIVIDED, DIVIDED, WHOLE]],
  ["LIVE", ["HK:700"], [PRICE]],
  ["LIVE", ["HK:700", "changepct"], [PERCENT]],
  ["LIVE", ["HK:700", "turnover"], [WHOLE]],
  ["LIVE", ["HK:700", "bidsize"], [WHOLE]],
  ["LIVE", ["CF:BTCUSDT", "bidsize"], [COINS]],
  ["LIVE", ["HK:700", "time"], [TIME]],
  ["LIVE", ["HK:700", "last@USD"], [DIVIDED]],
  ["LIVEQUOTE", [[["HK:700"]], [["last,changepct,volume,turnover"]], false], [PRICE, PERCENT, WHOLE, WHOLE]],
  ["LIVEDEPTH", ["HK:700"], [WHOLE, PRICE, PRICE, WHOLE]],
  ["LIVETRADES", ["HK:700"], [TIME, PRICE, WHOLE, undefined]],
  ["LIVEKLINE", ["HK:700", "1d"], [DAY, PRICE, PRICE, PRICE, PRICE, WHOLE]],
  ["LIVEINDICATOR", ["HK:700", [["rsi(14)"]]], [DAY, DIVIDED]],
  ["LIVEFXRATE", ["HKD", "CNY"], [DIVIDED]],
];

async function answers(options: Partial<ProductOptions> = {}): Promise<CellValue[]> {
  const { excel, errors } = await startProduct({ simulator: simulator(), key: simulator().keys.pro, ...options });
  const results = await excel.batch(FORMULAS.map(([name, args]) => ({ name, args })));
  expect(errors).toEqual([]);
  closeProducts();
  return results.map(valueOf);
}

function valueOf(result: CellResult, at: number): CellValue {
  if (isCellError(result)) throw new Error(`${FORMULAS[at]?.join()}: ${result.message}`);
  return result;
}

const lastOf = <Item>(rows: readonly (readonly Item[])[] | undefined): readonly Item[] => rows?.at(-1) ?? [];

/** The numbers of the last row: those above may be missing, as an indicator's first ones are. */
function lastRow({ value }: CellValue): readonly unknown[] {
  return Array.isArray(value) ? lastOf<unknown>(value as readonly (readonly unknown[])[]) : [value];
}

function formatsOf({ formats }: CellValue): readonly (string | undefined)[] {
  return (formats ?? []).flat().filter((format) => format !== undefined);
}

test("every formula's numbers arrive formatted by what they are; plain and older Excel hold the very same numbers", async () => {
  const formatted = await answers();
  const formats = formatted.map((result, at) => [FORMULAS[at]?.[0], lastOf(result.formats)]);
  expect(formats).toEqual(
    FORMULAS.map(([name, , row]) => [
      name,
      row.map((format) => (format instanceof RegExp ? expect.stringMatching(format) : format)),
    ]),
  );
  for (const result of formatted) {
    lastRow(result).forEach((cell, column) => {
      const format = lastOf(result.formats)[column];
      if (typeof cell === "number" && cell !== 0 && format !== undefined && !format.startsWith("yyyy"))
        expect(shownAs(format, cell)).toMatch(/[1-9]/);
    });
  }

  const plain = await answers({ settings: { numbers: "plain" } });
  expect(plain.map(lastRow)).toEqual(formatted.map(lastRow));
  expect([...new Set(plain.flatMap(formatsOf))].sort()).toEqual([DAY, TIME]);

  const older = await answers({
    habits: { requirementSets: { CustomFunctionsRuntime: "1.3", CustomFunctions: "1.10", SharedRuntime: "1.1" } },
  });
  expect(older.map(lastRow)).toEqual(formatted.map(lastRow));
  expect(older.flatMap(formatsOf)).toEqual([]);
});

test("a live number keeps its format while it moves, and the exact number is in the cell", async () => {
  const { excel } = await startProduct({ simulator: simulator(), key: simulator().keys.pro });
  const shown: CellValue[] = [];
  excel.stream("LIVE", ["CF:BTCUSDT", "tradesize"], (result) => {
    if (!isCellError(result)) shown.push(result);
  });
  await until(() => {
    simulator().step();
    return new Set(shown.map(({ value }) => value)).size >= 4;
  });
  expect(new Set(shown.map((result) => formatsOf(result).join())).size).toBe(1);
});
