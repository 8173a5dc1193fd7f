import { all, named, pageText, type } from "./paneDom";
import { closePage, closePanes, KEY, openPane } from "./openPane";
import { code, subject } from "../../support/builders";
import { usualDays } from "../../../src/market/tradingCalendar";
import { decodeBar } from "../../../src/qos/bar";
import { decodeDepth } from "../../../src/qos/depth";
import { decodeTrade } from "../../../src/qos/trade";
import { decodeSnapshot } from "../../../src/qos/snapshot";
import { instrumentNamesOf } from "../../../src/features/find/instrumentNames";
import { placeSnapshot } from "../../../src/quotes/sessions/sessionQuotes";

afterEach(closePanes);
afterAll(closePage);

const rows = () => all("li[aria-posinset]");

test("a live formula appears with its code, its formulas and its delivery", async () => {
  const { app, act } = await openPane({ key: KEY });
  await act(() => void app.parts.feed.retain(subject("HK:700")));
  expect(rows()).toHaveLength(1);
  expect(pageText()).toContain("HK:700");
  expect(pageText()).toContain("1 formula · by request · waiting");
});

test("a value shows with sign, arrow and percentage, and how old it is", async () => {
  const { app, act, pass } = await openPane({ key: KEY });
  const tencent = subject("HK:700");
  await act(() => {
    app.parts.feed.retain(tencent);
    const row = decodeSnapshot({ c: "HK:700", lp: "505", yp: "500" }, "row");
    app.parts.feed.put(tencent, placeSnapshot(row, usualDays("HK")));
  });
  expect(pageText()).toContain("505.00");
  expect(pageText()).toContain("▲ +1.00%");
  await pass(5_000);
  expect(pageText()).toMatch(/by request · 5 sec/);
});

test("of five hundred subscriptions only those in sight are in the page", async () => {
  const { app, act } = await openPane({ key: KEY });
  await act(() => {
    for (let at = 0; at < 500; at += 1) app.parts.feed.retain(subject(`HK:${at + 1}`));
  });
  expect(pageText()).toContain("500 subscriptions");
  expect(rows().length).toBeLessThan(50);
  expect(rows()[0]?.getAttribute("aria-setsize")).toBe("500");
});

test("a long list can be narrowed and put in order", async () => {
  const { app, act } = await openPane({ key: KEY });
  await act(() => {
    for (const code of ["US:TSLA", "US:AAPL", "HK:1", "HK:2", "HK:3", "HK:4", "HK:5", "HK:6", "HK:7"])
      app.parts.feed.retain(subject(code));
  });
  await act(() => type(named("input", "Filter by code or name"), "us:"));
  expect(rows()).toHaveLength(2);
  expect(rows()[0]?.textContent).toContain("US:TSLA");
  await act(() => {
    const order = named<HTMLSelectElement>("select", "Sort by");
    order.value = "code";
    order.dispatchEvent(new Event("change", { bubbles: true }));
  });
  expect(rows()[0]?.textContent).toContain("US:AAPL");
});

test("a name finds a subscription as its code does, in English and in Chinese", async () => {
  const { app, act } = await openPane({ key: KEY });
  instrumentNamesOf(app).learn("HK:700", { zh: "腾讯控股", en: "Tencent Holdings" });
  await act(() => {
    for (let at = 0; at < 12; at += 1) app.parts.feed.retain(subject(at === 9 ? "HK:700" : `US:A${at}`));
  });
  for (const text of ["tencent hold", "ｔｅｎｃｅｎｔ", "腾讯", "700"]) {
    await act(() => type(named("input", "Filter by code or name"), text));
    expect(rows().map(({ textContent }) => textContent?.slice(0, 6))).toEqual(["HK:700"]);
  }
  await act(() => type(named("input", "Filter by code or name"), "tencent us"));
  expect(pageText()).toContain("No code or name matches “tencent us”.");
});

/** A price of Tencent by request, the one thing this server answers. */
const tencent = async () => ({
  status: 200,
  body: JSON.stringify({ msg: "OK", data: [{ c: "HK:700", lp: "505", yp: "500", ts: 1_731_510_000 }] }),
});

test("a release can be taken back for eight seconds, and the cell shows its value again", async () => {
  const { app, act, click, pass } = await openPane({ key: KEY, post: tencent });
  const shown: unknown[] = [];
  await act(() => void app.live.value(["HK:700", "last"], (value) => shown.push(value)));
  await pass(2_000);
  expect(shown).toEqual([505]);
  await click("Release HK:700");
  expect(shown.at(-1)).toMatchObject({ id: "released" });
  expect(document.activeElement?.textContent).toBe("Undo");
  await pass(7_000);
  await click("Undo");
  await pass(2_000);
  expect(app.parts.feed.subscriptions().map(({ listeners }) => listeners)).toEqual([1]);
  expect(shown.at(-1)).toBe(505);
  expect(pageText()).not.toContain("was released");
});

test("after eight seconds the words tell what brings released cells back, and the keyboard is in the list", async () => {
  const { app, act, click, pass } = await openPane({ key: KEY });
  const shown: unknown[] = [];
  await act(() => {
    app.live.value(["HK:700", "last"], (value) => shown.push(value));
    app.live.value(["HK:5", "last"], () => undefined);
  });
  await click("Release HK:700");
  await pass(8_000);
  expect(app.parts.feed.subscriptions().map(({ subject: { code } }) => code)).toEqual(["HK:5"]);
  expect(all("button").map(({ textContent }) => textContent)).not.toContain("Undo");
  expect(pageText()).toContain(
    "HK:700 was released. Its formula shows #N/A until it is calculated anew: F2 and Enter in its cell, or Refresh all.",
  );
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Live subscriptions");
  expect(shown.at(-1)).toMatchObject({ id: "released" });
});

test("a row's menu leads to the chart of its instrument, by keyboard too, and releases", async () => {
  const { app, act, click } = await openPane({ key: KEY });
  await act(() => app.live.value(["HK:700", "last"], () => undefined));
  await click("More for HK:700");
  expect(all("[role=menuitem]").map(({ textContent }) => textContent)).toEqual([
    "Go to its cells",
    "Chart",
    "Order book on a new sheet",
    "Copy the code",
    "Release",
  ]);
  await act(() => named("[role=menuitem]", "Release").click());
  expect(pageText()).toContain("HK:700 was released.");
  await click("Undo");
  await click("More for HK:700");
  await act(() => named("[role=menuitem]", "Chart").click());
  expect(named("[role=tab]", "Chart").getAttribute("aria-selected")).toBe("true");
  expect(app.storage.get("qos.chart")).toContain('"code":"HK:700"');
});

test("rows of one instrument have names of their own", async () => {
  const { app, act } = await openPane({ key: KEY });
  await act(() => {
    app.parts.feed.retain(subject("HK:700"));
    app.parts.feed.retain({ ...subject("HK:700"), topic: "D" });
  });
  const names = all("li button").map((button) => button.getAttribute("aria-label") ?? button.title);
  expect(new Set(names).size).toBe(6);
  expect(names).toContain("Release HK:700 Order book");
});

test("pausing holds the cells and says so; resuming goes on at the pace there was", async () => {
  const { app, act, click } = await openPane({ key: KEY, settings: { frame: 2_000 } });
  await click("Pause");
  expect(app.settings.current.frame).toBe("paused");
  expect(pageText()).toContain("Cells keep their value until you resume.");
  await act(() => all("header button")[0]?.click());
  expect(app.settings.current.frame).toBe(2_000);
});

const snapshotOf = (fields: object) =>
  placeSnapshot(decodeSnapshot({ c: "HK:700", ...fields }, "row"), usualDays("HK"));

test("a row of an order book shows both sides, a row of trades the last one, a row of bars the last close", async () => {
  const { app, act } = await openPane({ key: KEY });
  const book = { topic: "D", code: code("HK:700") } as const;
  const tape = { topic: "T", code: code("HK:5") } as const;
  const bars = { topic: "K", code: code("HK:1"), interval: "1m" } as const;
  await act(() => {
    for (const each of [book, tape, bars]) app.parts.feed.retain(each);
  });
  expect(rows().map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/–$/),
    expect.stringMatching(/–$/),
    expect.stringMatching(/–$/),
  ]);
  await act(() => {
    const row = { c: "HK:700", b: [{ p: "497.2", v: "1" }], a: [{ p: "497.4", v: "2" }], ts: 1731510000 };
    app.parts.feed.put(book, decodeDepth(row, "row"));
    app.parts.feed.put(tape, [decodeTrade({ c: "HK:5", p: "71.35", v: "400", ts: 1731510000, d: 2 }, "row")]);
    const bar = { c: "HK:1", o: "40", cl: "40.55", h: "41", l: "39", v: "7", ts: 1731510000, kt: 1 };
    app.parts.feed.put(bars, [decodeBar(bar, "row").bar]);
  });
  const [first, second, third] = rows().map(({ textContent }) => textContent);
  expect(first).toContain("497.20 bid");
  expect(first).toContain("497.40 ask");
  expect(second).toContain("71.35sold");
  expect(third).toContain("40.55last bar");
});

test("a row shows where in the day's range its price stands, and a line of its prices so far", async () => {
  const { app, act } = await openPane({ key: KEY });
  const tencent = subject("HK:700");
  await act(() => void app.parts.feed.retain(tencent));
  for (const [at, lp] of ["500", "505", "502.5"].entries())
    await act(() => {
      const row = { lp, yp: "500", h: "510", l: "490", ts: 1731510000 + at, v: String(at) };
      app.parts.feed.put(tencent, snapshotOf(row));
    });
  expect(rows()[0]?.querySelector("[data-range]")?.getAttribute("data-range")).toBe("0.625");
  expect(rows()[0]?.querySelector("[data-trend]")?.getAttribute("data-trend")).toBe("3");
  expect(rows()[0]?.querySelector("polyline")?.getAttribute("points")).toBe("0.0,14.0 22.0,0.0 44.0,7.0");
  expect(rows()[0]?.querySelector("[title^=Day]")?.getAttribute("title")).toBe("Day's range 490.00 to 510.00");
});

test("rows may be dense, one line each, and stay so when the pane is opened again", async () => {
  const { app, act, click } = await openPane({ key: KEY });
  await act(() => void app.parts.feed.retain(subject("HK:700")));
  expect(pageText()).toContain("1 formula · by request");
  expect(rows()[0]?.style.height).toBe("52px");
  await click("Dense rows");
  expect(rows()[0]?.style.height).toBe("30px");
  expect(pageText()).not.toContain("1 formula · by request");
  expect(app.storage.get("qos.live.density")).toBe("dense");
});

test.each([
  ["en", "Kweichow Moutai", "Bitcoin"],
  ["zh", "贵州茅台", "比特币"],
] as const)("rows have names in the user's language (%s) without one request", async (locale, moutai, bitcoin) => {
  const { app, act, pass } = await openPane({
    key: KEY,
    locale,
    post: async ({ url }) => {
      if (/instrument-info|product-list/.test(url)) throw new Error("a name was asked for");
      return { status: 503, body: "" };
    },
  });
  await act(() => {
    for (const code of ["SH:600519", "CF:BTCUSDT"]) app.parts.feed.retain(subject(code));
  });
  for (let turn = 0; turn < 100 && !pageText().includes(moutai); turn += 1) await pass(1_000);
  expect(pageText()).toContain(moutai);
  expect(pageText()).toContain(bitcoin);
});
