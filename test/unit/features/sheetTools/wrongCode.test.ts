import { apply, undo } from "../../../../src/features/sheetTools/apply";
import { findWrongCode } from "../../../../src/features/sheetTools/wrongCode";
import { MemoryWorkbook } from "./memoryWorkbook";

const watched = { stopped: () => false, onProgress: () => undefined };
const APPLE = { wrong: "US:APPL", code: "US:AAPL" };

const workbook = () =>
  new MemoryWorkbook({
    compute: () => "#N/A",
    sheets: {
      One: {
        A1: "US:APPL",
        A2: "us:appl",
        A3: "US:APPLE",
        A4: "The code US:APPL is wrong",
        B1: '=QOS.PRICE("US:APPL")',
        B2: '=QOS.QUOTE("HK:700,US:APPL;US:TSLA","last")',
        B3: '=QOS.QUOTE("US:TSLA,APPL")',
        B4: '=IF(A1="US:APPL",1,2)',
        B5: "=QOS.PRICE(A1)",
        B6: '=ROUND(QOS.LIVE("APPL.US"),2)',
      },
    },
  });

test("a wrong code is put right wherever it stands alone or in a formula of ours, and nowhere else", async () => {
  const found = await findWrongCode(workbook(), "workbook", APPLE, watched);
  expect(found.map(({ address, after }) => [address, after])).toEqual([
    ["A1", "US:AAPL"],
    ["B1", '=QOS.PRICE("US:AAPL")'],
    ["A2", "US:AAPL"],
    ["B2", '=QOS.QUOTE("HK:700,US:AAPL;US:TSLA","last")'],
    ["B6", '=ROUND(QOS.LIVE("US:AAPL"),2)'],
  ]);
});

test("what was put right can be taken back", async () => {
  const book = workbook();
  const before = book.contents;
  const { changed } = await apply(book, await findWrongCode(book, "workbook", APPLE, watched), watched);
  expect(changed).toHaveLength(5);
  expect(book.content("One", "B1")).toBe('=QOS.PRICE("US:AAPL")');
  await undo(book, changed, watched);
  expect(book.contents).toEqual(before);
});

test("a code of another market in a list is left: what follows would belong to that market", async () => {
  const meant = { wrong: "SZ:600519", code: "SH:600519" };
  const book = new MemoryWorkbook({
    compute: () => "#N/A",
    sheets: { One: { A1: '=QOS.QUOTE("SZ:600519,000001")', A2: '=QOS.LIVE("SZ:600519")' } },
  });
  const found = await findWrongCode(book, "workbook", meant, watched);
  expect(found.map(({ address, after }) => [address, after])).toEqual([["A2", '=QOS.LIVE("SH:600519")']]);
});
