import { FAMILIES, queryFields } from "../../../../src/quotes/questions/fields";
import { queryList } from "../../../../src/quotes/questions/list";
import type { Question } from "../../../../src/quotes/questions/question";
import { ok } from "../../../support/scriptedHttp";
import { testApp } from "../../../support/testPorts";

async function answer(question: Question, raw: readonly unknown[]): Promise<unknown> {
  const { app, clock, http } = testApp();
  http.answer = () =>
    ok({
      HK: [{ code: "HK:00700", name: "腾讯控股" }, { code: "HK:9988", name: "阿里巴巴-Ｗ" }, { code: "HK:1810" }],
    });
  try {
    const settled = app.queries.answer(question, raw, { preview: false }).catch((thrown: unknown) => thrown);
    await clock.advance(2_000);
    return await settled;
  } catch (thrown) {
    return thrown;
  }
}

const TENCENT = ["HK:700", "腾讯控股"];
const ALIBABA = ["HK:9988", "阿里巴巴-Ｗ"];
const XIAOMI = ["HK:1810", ""];

test.each([
  [null, [TENCENT, ALIBABA, XIAOMI]],
  ["", [TENCENT, ALIBABA, XIAOMI]],
  ["腾讯", [TENCENT]],
  ["hk:9988", [ALIBABA]],
  ["-w", [ALIBABA]],
  [" ８１０ ", [XIAOMI]],
  [700, [TENCENT]],
])("LIST of what holds %j", async (contains, rows) => {
  expect(await answer(queryList, ["HK", contains, false])).toEqual(rows);
  expect(await answer(queryList, ["hk", contains])).toEqual([["code", "name"], ...rows]);
});

test("LIST of what nothing holds is #N/A with the market", async () => {
  expect(await answer(queryList, ["HK", "apple"])).toMatchObject({ id: "noMatch", details: { market: "HK" } });
});

test("FIELDS lists every field of a family with its names and its meaning", async () => {
  const table = (await answer(queryFields, ["Live"])) as unknown[][];
  expect(table[0]).toEqual(["family", "name", "zh", "wire", "unit", "meaning"]);
  expect(table).toContainEqual(["live", "last", "最新价", "lp", "price", "latest price"]);
  expect(table).toContainEqual(["live", "spread", "买卖价差", "", "price", "ask - bid"]);
  expect(table.slice(1).every(([family]) => family === "live")).toBe(true);
  const bars = (await answer(queryFields, [" KLINE "])) as unknown[][];
  expect(bars[1]).toEqual(["kline", "time", "时间", "ts", "time", "start of the bar"]);
  const info = (await answer(queryFields, ["info"])) as unknown[][];
  expect(info).toContainEqual(["info", "shares", "总股本", "ts", "shares", "total shares"]);
});

test("FIELDS of nothing lists all families, each with all that its formula takes", async () => {
  const table = (await answer(queryFields, [null])) as unknown[][];
  const count = Object.values(FAMILIES).reduce((sum, lines) => sum + lines.length, 0);
  expect(table).toHaveLength(count + 1);
  expect([...new Set(table.slice(1).map(([family]) => family))]).toEqual([
    "quote",
    "info",
    "kline",
    "live",
    "indicator",
  ]);
});

test("a family that is none is refused with those that are", async () => {
  expect(await answer(queryFields, ["price"])).toMatchObject({
    id: "badChoice",
    details: { argument: "family", given: '"price"', accepted: "quote, info, kline, live, indicator" },
  });
});
