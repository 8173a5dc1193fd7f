import { liveCells } from "../../../../src/features/sheetTools/liveCells";
import { MemoryWorkbook } from "./memoryWorkbook";

const workbook = new MemoryWorkbook({
  sheets: {
    Prices: {
      A1: "HK:700",
      A2: "0700.HK",
      A3: "US:AAPL",
      B1: "=QOS.LIVE(A1)",
      B2: '=1+QOS.LIVE($A$2,"change")',
      B3: "=QOS.LIVE(A3)",
      C1: "=QOS.PRICE(A1)",
      D1: "=QOS.LIVEDEPTH(A1,5)",
      E1: "no formula: QOS.LIVE(A1)",
    },
    Other: {
      A1: "US:AAPL",
      B1: "=QOS.LIVE(A1)",
      B2: '=QOS.LIVEQUOTE("US:AAPL,MSFT;hk:700")',
      B3: "=QOS.LIVEQUOTE(Prices!A1:A9)",
      B4: '=QOS.LIVEKLINE("HK:700","1m")',
    },
    Rates: {
      A1: '=QOS.LIVEFXRATE("HKD","CNY")',
      A2: '=QOS.LIVE("HK:5","last@CNY")',
      A3: '=QOS.LIVE("HK:5","last")',
    },
  },
});

const found = async (code: string, topic: string) =>
  (await liveCells(workbook, { code, topic })).map(({ address }) => address);

test("the cells of an instrument are those that name it, in whatever spelling, or point to a cell that does", async () => {
  expect(await found("HK:700", "S")).toEqual(["Prices!B1", "Prices!B2", "Other!B2", "Other!B3"]);
  expect(await found("US:AAPL", "S")).toEqual(["Prices!B3", "Other!B1", "Other!B2", "Other!B3"]);
});

test("of a book, a tape and bars only formulas that can show them count", async () => {
  expect(await found("HK:700", "K")).toEqual(["Other!B4"]);
  expect(await found("HK:700", "D")).toContain("Prices!D1");
  expect(await found("HK:700", "S")).not.toContain("Prices!D1");
});

test("of an instrument that no cell names there is none", async () => {
  expect(await found("HK:70", "S")).toEqual([]);
});

test("of a pair of currencies those that show rates, which it may be part of", async () => {
  expect(await found("FX:USDHKD", "S")).toEqual(["Rates!A1", "Rates!A2"]);
  expect(await found("HK:5", "S")).toEqual(["Rates!A2", "Rates!A3"]);
});
