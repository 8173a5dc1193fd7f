import { dayBarsEndpoint } from "../../../../src/qos/endpoints/dayBars";
import { bars, code } from "../../../support/builders";

const AAPL = code("US:AAPL");
const TENCENT = code("HK:700");

test("three daily bars of each instrument are asked for, unadjusted, each once", () => {
  const plan = dayBarsEndpoint.plan([AAPL, TENCENT, AAPL], 10);
  expect(plan).toEqual([
    {
      body: {
        kline_reqs: [
          { c: "US:AAPL", co: 3, a: 0, kt: 1001 },
          { c: "HK:700", co: 3, a: 0, kt: 1001 },
        ],
      },
      queries: [AAPL, TENCENT],
    },
  ]);
  expect(dayBarsEndpoint.plan([AAPL, TENCENT], 1).map(({ queries }) => queries)).toEqual([[AAPL], [TENCENT]]);
});

test("the answer is filed under the instrument", () => {
  const data = [{ c: "US:AAPL", k: bars("US:AAPL", 1001, 3) }];
  for (const asked of [undefined, [AAPL, TENCENT]]) {
    const { rows } = dayBarsEndpoint.decode(data, asked);
    const row = rows.get(dayBarsEndpoint.rowKey(AAPL));
    expect(row?.ok === true ? row.value.map(({ close }) => close) : row).toEqual([101, 102, 103]);
    expect(rows.get(dayBarsEndpoint.rowKey(TENCENT))).toBeUndefined();
  }
});

test("bars of another period spoil the answer", () => {
  const data = [{ c: "US:AAPL", k: [...bars("US:AAPL", 1001, 2), ...bars("US:AAPL", 1007, 1)] }];
  expect(dayBarsEndpoint.decode(data, [AAPL]).rows.get(dayBarsEndpoint.rowKey(AAPL))).toMatchObject({ ok: false });
});
