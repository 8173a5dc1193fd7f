import { all, named, pageText, type } from "./paneDom";
import { closePage, closePanes, KEY, openPane } from "./openPane";
import { subject } from "../../support/builders";
import { usualDays } from "../../../src/market/tradingCalendar";
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
