import { BROUGHT_FORMATS, broughtFormat } from "../../../../src/features/sheetTools/broughtFormat";
import { numberFormat } from "../../../../src/host/numberFormat";
import { shownAs } from "../../../support/excelFormat";

const PRICE = "#,##0.00######";

test.each<[value: unknown, text: string, format: string | undefined]>([
  [45_292, "2024-01-01", "yyyy-mm-dd"],
  [45_292.5, "2024-01-01 12:00:00", "yyyy-mm-dd hh:mm:ss"],
  [0.012_345, "1.23%", "0.00%"],
  [-0.5, "-50,00 %", "0.00%"],
  [0.000_012, "0.0012%", undefined],
  [227.5, "227.50", PRICE],
  [1585, "1.585,00", PRICE],
  [67_123.45, "67 123,45", PRICE],
  [12, "12.00", PRICE],
  [0, "0.00", PRICE],
  [-7.5, "-7.50", PRICE],
  [34_567_890, "34,567,890", "#,##0"],
  [147_479_220.17, "147,479,220", "#,##0"],
  // As Excel itself shows them.
  [227.35, "227.35", undefined],
  [147_479_220.17, "147479220.2", undefined],
  [34_567, "34567", undefined],
  [0.123_456_789_012, "0.123456789", undefined],
  [1.234e-7, "1.234E-07", undefined],
  [12, "$12.00", undefined],
  ["US:AAPL", "US:AAPL", undefined],
  ["1,000", "1,000", undefined],
])("%p that is shown as %p has the format %p from its formula", (value, text, format) => {
  expect(broughtFormat(value, text)).toBe(format);
});

test("what a frozen number then shows is what it showed, wherever a format is given", () => {
  for (const kind of ["price", "volume", "coins", "money", "fraction", "number"] as const)
    for (const value of [227.5, 1585, 0.5, 12, 34_567, 147_479_220.17, -0.25, 99_999.9]) {
      const text = shownAs(numberFormat(kind, value) ?? "", value);
      const format = broughtFormat(value, text);
      if (format === undefined) continue;
      expect(BROUGHT_FORMATS).toContain(format);
      expect(shownAs(format, value)).toBe(text);
    }
});
