import { QosError } from "../../../src/qos/errors";
import { queryInfo } from "../../../src/quotes/questions/info";
import { queryKline } from "../../../src/quotes/questions/kline";
import { queryPrice } from "../../../src/quotes/questions/price";
import type { Question } from "../../../src/quotes/questions/question";
import { queryQuote } from "../../../src/quotes/questions/quote";
import { server, snapshotRow } from "../../support/builders";
import { ok } from "../../support/scriptedHttp";
import { testApp } from "../../support/testPorts";

type Bench = ReturnType<typeof testApp>;

/** The answer of a formula, or the error it ends with. */
async function answer(
  { app, clock }: Bench,
  question: Question,
  raw: readonly unknown[],
  preview = false,
): Promise<unknown> {
  try {
    const coming = app.queries.answer(question, raw, { preview });
    const settled = coming.catch((thrown: unknown) => thrown);
    await clock.advance(1_000);
    return await settled;
  } catch (thrown) {
    return thrown;
  }
}

function snapshots(rowOf: (c: string) => object | undefined = snapshotRow): Bench {
  const bench = testApp();
  bench.http.answer = server(rowOf);
  return bench;
}

const block = (lp: string, ts: number): object => ({ lp, ts, yp: "1", h: "1", l: "1", v: "1", t: "1" });

test.each([
  ["regular", 25.92],
  ["pre", 24],
  ["post", 28],
  ["night", 27],
  ["latest", 28],
  ["盘前", 24],
  [null, 25.92],
])("the price of session %j", async (session, price) => {
  const bench = snapshots((c) =>
    snapshotRow(c, { pq: block("24", 1), aq: block("28", 1_731_510_799), nq: block("27", 5) } as object),
  );
  expect(await answer(bench, queryPrice, ["US:AAPL", session])).toBe(price);
});

test("a session without a price is #N/A that names the session and the code", async () => {
  expect(await answer(snapshots(), queryPrice, ["US:AAPL", "night"])).toMatchObject({
    id: "noValue",
    message: "QOS sent no last (night) for US:AAPL",
  });
});

test("rows come as asked although the server shuffles, leaves out and adds", async () => {
  const bench = testApp();
  bench.http.answer = () =>
    ok([
      snapshotRow("HK:00700", { lp: "491" }),
      snapshotRow("US:MSFT", { lp: "400" }),
      snapshotRow("US:AAPL", { lp: "238" }),
    ]);
  expect(await answer(bench, queryQuote, [[["US:AAPL"], ["US:NONE"], ["HK:700"]], "last", false])).toEqual([
    [238],
    [expect.objectContaining({ id: "notFound", details: { code: "US:NONE" } })],
    [491],
  ]);
});

test("blank cells keep their row, and what is no code fails its own row", async () => {
  const codes = [["US:AAPL"], [""], [0], [null], ["nonsense"], [","], ["hk：００７００"]];
  const table = (await answer(snapshots(), queryQuote, [codes, "last", false])) as unknown[][];
  const ids = table.map(([cell]) => (cell instanceof QosError ? cell.id : cell));
  expect(ids).toEqual([25.92, "", "", "", "badCode", "", 25.92]);
});

test("a cell of the range that shows an error fails its own row", async () => {
  const codes = [["US:AAPL"], [{ type: "Error", basicType: "Error", basicValue: "#REF!" }]];
  expect(await answer(snapshots(), queryQuote, [codes, "last", false])).toEqual([
    [25.92],
    [expect.objectContaining({ id: "argumentError" })],
  ]);
});

test("a list in text carries the market on", async () => {
  const bench = snapshots();
  const table = await answer(bench, queryQuote, ["US:AAPL,TSLA;HK:700", "last"]);
  expect(table).toEqual([[25.92], [25.92], [25.92]]);
  expect(bench.http.requests.map(({ body }) => body)).toEqual([{ codes: ["US:AAPL,TSLA", "HK:700"] }]);
});

test("by default a quote has ten fields and their names in the first row", async () => {
  const table = (await answer(snapshots(), queryQuote, ["US:AAPL"])) as unknown[][];
  expect(table[0]).toEqual("last change changepct open high low prevclose volume turnover time".split(" "));
  expect(table[1]?.slice(0, 3)).toEqual([25.92, -0.23, -0.23 / 26.15]);
});

test.each([
  ["last,changepct", ["last", "changepct"]],
  ["最新价；涨跌幅", ["最新价", "涨跌幅"]],
  ["ｌａｓｔ、涨跌额", ["last", "涨跌额"]],
  ["LP, yp", ["LP", "yp"]],
  ["现价，涨幅", ["现价", "涨幅"]],
  ["PX_LAST,Chg %", ["PX_LAST", "Chg %"]],
  [
    [
      ["last", ""],
      [null, "涨跌幅"],
    ],
    ["last", "涨跌幅"],
  ],
])("fields may be named in many ways, and the header repeats the name that was given: %j", async (fields, names) => {
  const table = (await answer(snapshots(), queryQuote, ["US:AAPL", fields, true])) as unknown[][];
  expect(table[0]).toEqual(names);
});

test("a bad field names those that are accepted", async () => {
  expect(await answer(snapshots(), queryQuote, ["US:AAPL", "speed"])).toMatchObject({
    id: "badChoice",
    cell: "#VALUE!",
    message: expect.stringMatching(/"speed".*last, prevclose/),
  });
});

test.each([
  ["change, 25.92 - 26.15", "change", {}, -0.23],
  ["change, 26.15 - 25.92", "change", { lp: "26.15", yp: "25.92" }, 0.23],
  ["change, 0.3 - 0.1", "change", { lp: "0.3", yp: "0.1" }, 0.2],
  ["amplitude", "amplitude", { h: "11", l: "10", yp: "20" }, 0.05],
  ["average price of a US share", "avgprice", { t: "1000", v: "40" }, 25],
])("derived fields are exact: %s", async (_name, field, parts, value) => {
  expect(
    await answer(
      snapshots((c) => snapshotRow(c, parts)),
      queryQuote,
      ["US:AAPL", field],
    ),
  ).toEqual([[value]]);
});

test("Shanghai counts volume in lots of a hundred", async () => {
  const bench = snapshots((c) => snapshotRow(c, { t: "100000", v: "40" }));
  expect(await answer(bench, queryQuote, ["SH:600519", "avgprice"])).toEqual([[25]]);
});

test.each([
  ["changepct", { yp: "0" }],
  ["changepct", { yp: "" }],
  ["amplitude", { yp: "0" }],
  ["avgprice", { v: "0" }],
  ["last", { lp: "" }],
  ["change", { lp: "--" }],
])("%s of %j is #N/A, never 0", async (field, parts) => {
  const table = await answer(
    snapshots((c) => snapshotRow(c, parts)),
    queryQuote,
    ["US:AAPL", field],
  );
  expect(table).toEqual([[expect.objectContaining({ id: "noValue" })]]);
});

test.each([[null], [undefined], [""], [0], ["  "], [[[""]]]])(
  "no code (%j) is #VALUE! that says what is accepted",
  async (raw) => {
    const bench = snapshots();
    for (const question of [queryPrice, queryQuote, queryKline])
      expect(await answer(bench, question, [raw])).toMatchObject({ id: "noCode", cell: "#VALUE!" });
    expect(bench.http.requests).toHaveLength(0);
  },
);

test.each([
  "us:aapl",
  " US : AAPL ",
  "ＵＳ：ＡＡＰＬ",
  "AAPL.US",
  [["US:AAPL"]],
  { type: "String", basicValue: "US:AAPL" },
])("%j is Apple", async (raw) => {
  const bench = snapshots();
  expect(await answer(bench, queryPrice, [raw])).toBe(25.92);
  expect(bench.http.requests[0]?.body).toEqual({ codes: ["US:AAPL"] });
});

test.each([700, true, "000001", "XX:AAPL", [["US:AAPL", "US:TSLA"]]])("%j is no single code", async (raw) => {
  expect(await answer(snapshots(), queryPrice, [raw])).toMatchObject({ cell: "#VALUE!" });
});

test("a cell with an error as argument says which argument it is", async () => {
  expect(await answer(snapshots(), queryPrice, [{ type: "Error", basicValue: "#N/A" }])).toMatchObject({
    id: "argumentError",
    details: { argument: "code" },
  });
});

test("without a key nothing is asked, and the cell says what to do", async () => {
  const bench = testApp({});
  for (const question of [queryPrice, queryQuote, queryKline])
    expect(await answer(bench, question, ["US:AAPL"])).toMatchObject({ id: "noKey" });
  expect(bench.http.requests).toHaveLength(0);
});

test("a preview asks nothing: what is known, or #N/A", async () => {
  const bench = snapshots();
  for (const question of [queryPrice, queryKline])
    expect(await answer(bench, question, ["US:AAPL"], true)).toMatchObject({ id: "preview" });
  expect(bench.http.requests).toHaveLength(0);
  await answer(bench, queryPrice, ["US:AAPL"]);
  expect(await answer(bench, queryPrice, ["US:AAPL"], true)).toBe(25.92);
  expect(bench.http.requests).toHaveLength(1);
});

test("a recalculation within the time an answer serves asks nothing, a later one does", async () => {
  const bench = snapshots();
  await answer(bench, queryPrice, ["US:AAPL"]);
  await answer(bench, queryPrice, ["US:AAPL"]);
  expect(bench.http.requests).toHaveLength(1);
  await bench.clock.advance(2_000);
  await answer(bench, queryPrice, ["US:AAPL"]);
  expect(bench.http.requests).toHaveLength(2);
});

test("a code that is unknown is not asked again for a minute", async () => {
  const bench = snapshots(() => undefined);
  for (let turn = 0; turn < 20; turn += 1)
    expect(await answer(bench, queryPrice, ["US:NONE"])).toMatchObject({ id: "notFound" });
  expect(bench.http.requests).toHaveLength(1);
});

test("formulas that differ in count alone share one request, each with its own number of bars", async () => {
  const bench = snapshots();
  const queries = [5, 100, 20].map((count) =>
    bench.app.queries.answer(queryKline, ["HK:700", "1d", count], { preview: false }),
  );
  await bench.clock.advance(1_000);
  const tables = (await Promise.all(queries)) as unknown[][][];
  expect(tables.map((table) => table.length)).toEqual([6, 101, 21]);
  expect(new Set(tables.map((table) => table.at(-1)?.[4])).size).toBe(1);
  expect(bench.http.requests).toHaveLength(1);
});

test("bars come oldest first, with the exchange's own date for a day", async () => {
  const table = (await answer(snapshots(), queryKline, [
    "US:AAPL",
    "day",
    2,
    "none",
    "time,close",
    false,
  ])) as unknown[][];
  expect(table).toEqual([
    [{ kind: "time", serial: 45_608, style: "date" }, 101],
    [{ kind: "time", serial: 45_609, style: "date" }, 102],
  ]);
});

test.each([
  [["HK:700", "3d"], "notAnInterval"],
  [["HK:700", "1d", 1_001], "badNumber"],
  [["HK:700", "1d", -1], "badNumber"],
  [["HK:700", "1d", 1.5], "badNumber"],
  [["HK:700", "1d", 10, "后复权"], "backwardAdjustment"],
  [["HK:700", "1d", 10, "none", "bid"], "badChoice"],
  [["HK:700", "1d", 10, "none", "close", "maybe"], "badChoice"],
])("KLINE(%j) is refused without a request", async (raw, id) => {
  const bench = snapshots();
  expect(await answer(bench, queryKline, raw)).toMatchObject({ id, cell: "#VALUE!" });
  expect(bench.http.requests).toHaveLength(0);
});

test("of two who wait for one answer the one that leaves does not take it from the other", async () => {
  const bench = snapshots();
  const left = new AbortController();
  void bench.app.queries.answer(queryPrice, ["US:AAPL"], { preview: false, signal: left.signal });
  const stays = bench.app.queries.answer(queryPrice, ["US:AAPL"], { preview: false });
  left.abort();
  await bench.clock.advance(1_000);
  expect(await stays).toBe(25.92);
  expect(bench.http.requests).toHaveLength(1);
});

test("when all who wait have left nothing is asked", async () => {
  const bench = snapshots();
  const left = [new AbortController(), new AbortController()];
  for (const { signal } of left) void bench.app.queries.answer(queryPrice, ["US:AAPL"], { preview: false, signal });
  for (const one of left) one.abort();
  await bench.clock.advance(1_000);
  expect(bench.http.requests).toHaveLength(0);
});

/** A server that knows Moutai's reference data and price, and notes what it was asked. */
function moutai(): Bench {
  const bench = testApp();
  const info = { c: "SH:600519", nc: "贵州茅台", ne: "Moutai", e: "SH", tc: "CNY", ls: 100, ts: 1_256, os: 1_255 };
  bench.http.answer = ({ path }) =>
    ok(
      path === "/snapshot"
        ? [snapshotRow("SH:600519", { lp: "1585.58" })]
        : [{ ...info, ep: "49.6", na: "180.1", dy: "49.982" }],
    );
  return bench;
}

test("reference data by default: every field, with the dividends per share and the yield that they make", async () => {
  expect(await answer(moutai(), queryInfo, ["SH:600519"])).toEqual([
    "name_zh name_en exchange currency lot shares float eps navps dps divyield".split(" "),
    ["贵州茅台", "Moutai", "SH", "CNY", 100, 1_256, 1_255, 49.6, 180.1, 49.982, 49.982 / 1585.58],
  ]);
});

test("reference data asks for a price only where the yield is wanted, and dy names the dividends per share", async () => {
  const bench = moutai();
  expect(await answer(bench, queryInfo, ["SH:600519", "dy,ts,每股股息"])).toEqual([
    ["dy", "ts", "每股股息"],
    [49.982, 1_256, 49.982],
  ]);
  expect(bench.http.requests.map(({ path }) => path)).toEqual(["/instrument-info"]);
});

test("a quote knows the dividends and the yield too", async () => {
  expect(await answer(moutai(), queryQuote, ["SH:600519", "last,dps,股息率", false])).toEqual([
    [1585.58, 49.982, 49.982 / 1585.58],
  ]);
});

test("a share that is suspended has no price, no change and no percentage", async () => {
  const bench = snapshots((c) => snapshotRow(c, { lp: "0", yp: "9.27", s: 1 }));
  const missing = expect.objectContaining({ id: "noValue" });
  expect(await answer(bench, queryQuote, ["SH:600001", "last,change,changepct,prevclose,suspended", false])).toEqual([
    [missing, missing, missing, 9.27, true],
  ]);
  expect(await answer(bench, queryPrice, ["SH:600001"])).toMatchObject({ id: "noValue" });
});

test("a turnover of dashes is missing alone", async () => {
  const bench = snapshots((c) => snapshotRow(c, { t: "---" }));
  expect(await answer(bench, queryQuote, ["SH:600001", "last,turnover,volume,avgprice", false])).toEqual([
    [25.92, expect.objectContaining({ id: "noValue" }), 694_420, expect.objectContaining({ id: "noValue" })],
  ]);
});

test("bars of 1M are months, not minutes", async () => {
  const bench = testApp();
  await answer(bench, queryKline, ["US:AAPL", "1M", 4]);
  expect(bench.http.requests[0]?.body).toEqual({ kline_reqs: [{ c: "US:AAPL", co: 4, a: 0, kt: 1030 }] });
});
