import { epochSeconds } from "../../../../src/kernel/time";
import type { Trade } from "../../../../src/qos/trade";
import { tradeTable } from "../../../../src/quotes/tradeTable";
import { code } from "../../../support/builders";
import { cellsOf, moment } from "./cells";

const HEAD = ["time", "price", "volume", "side"];
const exchange = { kind: "exchange" } as const;

function trade(parts: Partial<Trade> = {}): Trade {
  return {
    code: code("SH:600519"),
    time: epochSeconds(1_731_650_869),
    price: 1_470.11,
    volume: 37,
    side: "sell",
    ...parts,
  };
}

/** 2024-11-15 14:07:49 in Shanghai. */
const AFTERNOON = 45_611 + (14 * 3_600 + 7 * 60 + 49) / 86_400;

test("each row of the tape is time, price, volume and side, in the order that it has", () => {
  const earlier = trade({ time: epochSeconds(1_731_650_868), price: 1_470.05, volume: 4, side: "buy" });
  expect(tradeTable([trade(), earlier], exchange, "en")).toEqual([
    HEAD,
    [moment(expect.closeTo(AFTERNOON, 9) as number), 1_470.11, 37, "sell"],
    [moment(expect.closeTo(AFTERNOON - 1 / 86_400, 9) as number), 1_470.05, 4, "buy"],
  ]);
});

test("times are those of the exchange, unless another zone is chosen", () => {
  const [[utc] = []] = tradeTable([trade()], { kind: "zone", zone: "UTC" }, "none");
  expect(utc).toEqual(moment(expect.closeTo(AFTERNOON - 8 / 24, 9) as number));
});

test("a trade of which the server left a figure out loses only that cell", () => {
  const holes = [
    trade({ time: undefined }),
    trade({ price: undefined }),
    trade({ volume: undefined, side: "unknown" }),
  ];
  const shown = cellsOf(tradeTable(holes, exchange, "none"));
  expect(shown.map(([time]) => typeof time)).toEqual(["string", "object", "object"]);
  expect(shown.map(([time, ...rest]) => (typeof time === "string" ? [time, ...rest] : rest))).toEqual([
    ["noValue time SH:600519", 1_470.11, 37, "sell"],
    ["noValue price SH:600519", 37, "sell"],
    [1_470.11, "noValue volume SH:600519", "unknown"],
  ]);
});

test("without trades there is the header alone, or nothing", () => {
  expect(tradeTable([], exchange, "en")).toEqual([HEAD]);
  expect(tradeTable([], exchange, "none")).toEqual([]);
});
