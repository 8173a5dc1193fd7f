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

test("releasing a subscription gives its place up, and pane and cell say how to get it back", async () => {
  const { app, act, click } = await openPane({ key: KEY });
  const shown: unknown[] = [];
  await act(() => void app.live.value(["HK:700", "last"], (value) => shown.push(value)));
  await click("Release HK:700");
  expect(app.parts.feed.subscriptions()).toHaveLength(0);
  expect(pageText()).toContain("HK:700 was released.");
  expect(shown.at(-1)).toMatchObject({ id: "released" });
});

test("pausing holds the cells and says so; resuming goes on at the pace there was", async () => {
  const { app, act, click } = await openPane({ key: KEY, settings: { frame: 2_000 } });
  await click("Pause");
  expect(app.settings.current.frame).toBe("paused");
  expect(pageText()).toContain("Cells keep their value until you resume.");
  await act(() => all("header button")[0]?.click());
  expect(app.settings.current.frame).toBe(2_000);
});
