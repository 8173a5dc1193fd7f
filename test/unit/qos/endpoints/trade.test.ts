import { tradeEndpoint } from "../../../../src/qos/endpoints/trade";
import { code, codes } from "../../../support/builders";

const trade = (price: number, ts?: number): object => ({ c: "US:AAPL", p: price, v: "1", d: 0, ts });

/** The prices of an answer, newest first. */
function prices(...trades: readonly object[]): unknown {
  const row = tradeEndpoint.decode(trades).rows.get("US:AAPL");
  return row?.ok === true ? row.value.map(({ price }) => price) : row;
}

test("trades that came in no order are put into it, newest first", () => {
  expect(prices(trade(1, 100), trade(3, 300), trade(2, 200))).toEqual([3, 2, 1]);
  expect(prices(trade(3, 300), trade(1, 100), trade(2, 200))).toEqual([3, 2, 1]);
});

test("trades of one second keep the sequence in which they came", () => {
  expect(prices(trade(3, 300), trade(2, 300), trade(1, 300))).toEqual([3, 2, 1]);
  expect(prices(trade(1, 299), trade(2, 300), trade(3, 300))).toEqual([3, 2, 1]);
});

test("trades without a time are the oldest", () => {
  expect(prices(trade(9), trade(1, 100), trade(3, 300), trade(2, 200))).toEqual([3, 2, 1, 9]);
  expect(prices(trade(3, 300), trade(9), trade(2, 200))).toEqual([3, 2, 9]);
  expect(prices(trade(9))).toEqual([9]);
});

test("long tapes are asked for together, so that short ones are not answered at length", () => {
  const [a, b, c, d] = codes(4);
  const queries = [a, b, c, d].flatMap((one, at) =>
    one === undefined ? [] : [{ code: one, count: [5, 50, 1, 20][at] ?? 0 }],
  );
  const plan = tradeEndpoint.plan(queries, 2);
  expect(plan.map(({ body }) => body)).toEqual([
    { codes: ["US:A1,A3"], count: 50 },
    { codes: ["US:A0,A2"], count: 5 },
  ]);
});

test("a tape that is asked for twice, once longer, takes the place of the longer", () => {
  const queries = [
    { code: code("US:A"), count: 1 },
    { code: code("US:B"), count: 10 },
    { code: code("US:A"), count: 20 },
  ];
  expect(tradeEndpoint.plan(queries, 1).map(({ body }) => body)).toEqual([
    { codes: ["US:A"], count: 20 },
    { codes: ["US:B"], count: 10 },
  ]);
});
