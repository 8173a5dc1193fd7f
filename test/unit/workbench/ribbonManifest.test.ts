import { readFileSync } from "node:fs";
import path from "node:path";
import { JSDOM } from "jsdom";
import { readRibbon } from "../../../src/workbench/page/ribbon/manifest";

const xml = readFileSync(path.join(__dirname, "../../../manifest.xml"), "utf8");
const manifest = () => new JSDOM(xml, { contentType: "application/xml" }).window.document;
const ribbon = (locale: string) => readRibbon(manifest(), { locale, base: "addin/" });
const buttons = (locale: string) => ribbon(locale).flatMap(({ groups }) => groups.flatMap((group) => group.buttons));

test("every button of the manifest is there, with what it does", () => {
  expect(buttons("en-US").map(({ id, action }) => [id, action])).toEqual([
    ["QOS.Pane", { type: "pane", title: "QOS for Excel" }],
    ["QOS.Refresh", { type: "menu", items: expect.any(Array) as unknown }],
    ["QOS.Pause", { type: "function", name: "pause" }],
    ["QOS.Resume", { type: "function", name: "resume" }],
    ["QOS.Insert", { type: "function", name: "insert" }],
    ["QOS.Chart", { type: "function", name: "chart" }],
  ]);
});

test("a menu has its items, each with what it does", () => {
  const action = buttons("en-US").find(({ id }) => id === "QOS.Refresh")?.action;
  const items = action?.type === "menu" ? action.items : [];
  expect(items.map(({ label, action: does }) => [label, does])).toEqual([
    ["Whole workbook", { type: "function", name: "refreshWorkbook" }],
    ["This sheet", { type: "function", name: "refreshSheet" }],
    ["Selection", { type: "function", name: "refreshSelection" }],
    ["Active cell", { type: "function", name: "refreshCell" }],
  ]);
});

test("texts are in the language asked for, or in the manifest's own", () => {
  expect(ribbon("zh-CN")[0]).toMatchObject({
    label: "QOS 行情",
    groups: [{ label: "账户" }, { label: "数据" }, { label: "公式" }],
  });
  expect(buttons("zh-CN").map(({ label }) => label)).toEqual(["打开 QOS", "刷新", "暂停", "继续", "插入函数", "图表"]);
  expect(buttons("de-DE").map(({ label }) => label)).toEqual([
    "Open QOS",
    "Refresh",
    "Pause",
    "Resume",
    "Insert function",
    "Chart",
  ]);
});

test("pictures come from where the add-in is served", () => {
  expect(buttons("en-US").map(({ icon }) => icon)).toEqual([
    "addin/assets/icon-32.png",
    "addin/assets/refresh-32.png",
    "addin/assets/pause-32.png",
    "addin/assets/resume-32.png",
    "addin/assets/insert-32.png",
    "addin/assets/chart-32.png",
  ]);
  expect(buttons("en-US").every(({ tip }) => tip.length > 20)).toBe(true);
});
