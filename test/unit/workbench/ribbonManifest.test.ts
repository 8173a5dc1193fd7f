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
    ["QOS.Refresh", { type: "function", name: "refresh" }],
    ["QOS.TogglePause", { type: "function", name: "togglePause" }],
  ]);
});

test("texts are in the language asked for, or in the manifest's own", () => {
  expect(ribbon("zh-CN")[0]).toMatchObject({ label: "QOS 行情", groups: [{ label: "账户" }, { label: "数据" }] });
  expect(buttons("zh-CN").map(({ label }) => label)).toEqual(["打开 QOS", "刷新", "暂停／恢复"]);
  expect(buttons("de-DE").map(({ label }) => label)).toEqual(["Open QOS", "Refresh", "Pause or resume"]);
});

test("pictures come from where the add-in is served", () => {
  expect(buttons("en-US").map(({ icon }) => icon)).toEqual([
    "addin/assets/icon-32.png",
    "addin/assets/refresh-32.png",
    "addin/assets/pause-32.png",
  ]);
  expect(buttons("en-US").every(({ tip }) => tip.length > 20)).toBe(true);
});
