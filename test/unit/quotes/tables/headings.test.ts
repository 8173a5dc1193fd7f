import { headingsOf, withHeadings } from "../../../../src/quotes/headings";

const columns = [
  { name: "last", zh: "最新价" },
  { name: "volume", zh: "成交量", header: "Vol" },
];

test("names stand on top of the rows in the language wanted, and one that the user gave as it was given", () => {
  expect(withHeadings(columns, [[1, 2]], "en")).toEqual([
    ["last", "Vol"],
    [1, 2],
  ]);
  expect(withHeadings(columns, [[1, 2]], "zh")).toEqual([
    ["最新价", "Vol"],
    [1, 2],
  ]);
});

test("where none are wanted the rows stand alone", () => {
  expect(withHeadings(columns, [[1, 2]], headingsOf(false, "zh"))).toEqual([[1, 2]]);
  expect(headingsOf(true, "zh")).toBe("zh");
});
