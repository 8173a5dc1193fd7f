import { ownerOfNumber } from "../../../src/market/numberRanges";

test.each([
  ["600519", "SH"],
  ["688981", "SH"],
  ["510300", "SH"],
  ["001979", "SZ"],
  ["300750", "SZ"],
  ["159915", "SZ"],
  ["430047", "BJ"],
  ["000001", "share or index"],
  ["399001", "index"],
])("%s by its range: %s", (digits, owner) => {
  expect(ownerOfNumber(digits)).toBe(owner);
});

test.each(["700", "60051", "6005190", "60051X", "X600519", "600519 ", "777777"])("%s is in no range", (digits) => {
  expect(ownerOfNumber(digits)).toBeUndefined();
});
