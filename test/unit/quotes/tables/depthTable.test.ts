import { epochSeconds } from "../../../../src/kernel/time";
import type { Depth, Level } from "../../../../src/qos/depth";
import { depthTable } from "../../../../src/quotes/depthTable";
import { code } from "../../../support/builders";
import { cellsOf } from "./cells";

const HEAD = ["bidvolume", "bid", "ask", "askvolume"];

const level = (price: number | undefined, volume: number | undefined): Level => ({ price, volume });

function orderBook(bids: readonly Level[], asks: readonly Level[]): Depth {
  return { code: code("HK:700"), bids, asks, time: epochSeconds(1_731_499_200) };
}

const three = orderBook(
  [level(521, 400), level(520.5, 1_100), level(520, 900)],
  [level(521.5, 300), level(522, 700), level(522.5, 2_500)],
);

test("each row of an order book is bid volume, bid, ask, ask volume, the best prices on top", () => {
  expect(depthTable(three, 5, "en")).toEqual([
    HEAD,
    [400, 521, 521.5, 300],
    [1_100, 520.5, 522, 700],
    [900, 520, 522.5, 2_500],
  ]);
});

test("without headers the best prices are the first row", () => {
  expect(depthTable(three, 1, "none")).toEqual([[400, 521, 521.5, 300]]);
});

test("as many rows as asked for, the best first", () => {
  expect(depthTable(three, 2, "none")).toEqual([
    [400, 521, 521.5, 300],
    [1_100, 520.5, 522, 700],
  ]);
});

test("where one side has fewer levels, the other side is shown whole and each missing cell names its own column", () => {
  const lopsided = orderBook([level(521, 400)], [level(521.5, 300), level(522, 700)]);
  expect(cellsOf(depthTable(lopsided, 5, "none"))).toEqual([
    [400, 521, 521.5, 300],
    ["noValue bidvolume HK:700", "noValue bid HK:700", 522, 700],
  ]);
  const other = orderBook([level(521, 400), level(520.5, 1_100)], [level(521.5, 300)]);
  expect(cellsOf(depthTable(other, 5, "none"))[1]).toEqual([
    1_100,
    520.5,
    "noValue ask HK:700",
    "noValue askvolume HK:700",
  ]);
});

test("an empty order book is one row of missing figures, never of zeros", () => {
  expect(cellsOf(depthTable(orderBook([], []), 5, "none"))).toEqual([
    ["noValue bidvolume HK:700", "noValue bid HK:700", "noValue ask HK:700", "noValue askvolume HK:700"],
  ]);
});

test("a level with a price and no volume, or a volume and no price, loses only the figure that is missing", () => {
  const holes = orderBook([level(521, undefined)], [level(undefined, 300)]);
  expect(cellsOf(depthTable(holes, 5, "none"))).toEqual([["noValue bidvolume HK:700", 521, "noValue ask HK:700", 300]]);
});
