import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { JSDOM } from "jsdom";
import { type FunctionMetadata, type Metadata } from "../support/functionMetadata";

const DIST = path.join(__dirname, "../../dist/addin");
const read = (name: string) => readFileSync(path.join(DIST, name), "utf8");
const readMetadata = (name: string) => JSON.parse(read(name)) as Metadata;

const OFFICE_DIST = path.join(__dirname, "../../node_modules/@microsoft/office-js/dist");
/** What every page of an add-in loads before anything of ours. */
const BESIDE = ["office.js", "excel-web-16.00.js"].map((name) => path.join(OFFICE_DIST, name));

/** What a first answer needs may be so large a share of Microsoft's own script, both compressed, in the same run. */
const RUNTIME_SHARE = 0.35;

const OFFICE_JS = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

/** Text that stays in the minified code of each library that only the pane may bring. */
const PANE_LIBRARIES = { React: "react.dev/errors", "React elements": "react.transitional.element", Fluent: "fui-" };

/** Text that stays in the code of the charting library. */
const CHART_LIBRARY = "tradingview.com";

beforeAll(() => {
  if (!existsSync(path.join(DIST, "runtime.js"))) throw new Error("dist/addin is not built: npm run build");
});

test("every formula that Excel is told of is associated with its code", () => {
  const runtime = read("runtime.js");
  const associated = [...runtime.matchAll(/CustomFunctions\.associate\("([^"]+)"/g)].map(([, id]) => id);
  const ids = readMetadata("functions.json").functions.map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(0);
  expect(associated.sort()).toEqual([...ids].sort());
});

test("the code that a formula waits for is a small share of what Excel's own script takes", () => {
  const compressed = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length;
  const size = compressed(path.join(DIST, "runtime.js"));
  const beside = BESIDE.map(compressed).reduce((sum, one) => sum + one, 0);
  process.stdout.write(`runtime.js: ${size} bytes beside office.js's ${beside}, gzip -9\n`);
  expect(size / beside).toBeLessThanOrEqual(RUNTIME_SHARE);
});

test("no formula waits for the pane's libraries", () => {
  const runtime = read("runtime.js");
  const found = Object.entries(PANE_LIBRARIES).filter(([, sign]) => runtime.includes(sign));
  expect(found.map(([library]) => library)).toEqual([]);
});

test("the table of names comes with the first look for one: neither formulas nor the pane's beginning wait for it", () => {
  const holders = readdirSync(DIST).filter((name) => name.endsWith(".js") && read(name).includes("Kweichow Moutai"));
  expect(holders).toHaveLength(1);
  expect(holders).not.toContain("runtime.js");
  const [holder = ""] = holders;
  const besides = Object.values(PANE_LIBRARIES).filter((sign) => read(holder).includes(sign));
  expect(besides).toEqual([]);
});

test("the pane's libraries are found by the same signs where they do belong", () => {
  const lazy = readdirSync(DIST).filter((name) => name.endsWith(".js") && name !== "runtime.js");
  const chunks = lazy.map(read).join("\n");
  const missing = Object.entries(PANE_LIBRARIES).filter(([, sign]) => !chunks.includes(sign));
  expect(missing.map(([library]) => library)).toEqual([]);
});

test("the charting library comes with the chart alone: neither formulas nor the rest of the pane wait for it", () => {
  const names = readdirSync(DIST).filter((name) => name.endsWith(".js"));
  const holding = names.filter((name) => read(name).includes(CHART_LIBRARY));
  expect(holding).toHaveLength(1);
  expect(holding.filter((name) => name === "runtime.js" || read(name).includes(PANE_LIBRARIES.React))).toEqual([]);
});

test("the page loads office.js and then the runtime, and nothing else", () => {
  const { document } = new JSDOM(read("taskpane.html")).window;
  const scripts = [...document.querySelectorAll("script")].map((script) => script.getAttribute("src"));
  expect(scripts).toEqual([OFFICE_JS, "runtime.js"]);
  expect(document.head.querySelector("script")?.getAttribute("src")).toBe(OFFICE_JS);
});

test("the Chinese list of formulas differs from the English one in its texts alone", () => {
  const shape = ({ id, name, options, parameters }: FunctionMetadata) => [
    [id, name, options],
    parameters.map((parameter) => ({ ...parameter, description: "" })),
  ];
  const english = readMetadata("functions.json").functions;
  const chinese = readMetadata("functions-zh-CN.json").functions;
  expect(chinese.map(shape)).toEqual(english.map(shape));
  expect(chinese.filter(({ description }) => !/\p{Script=Han}/u.test(description ?? ""))).toEqual([]);
});

test("everything that the manifest names on its own host is built", () => {
  const base = /"(https:[^"]*\/)taskpane\.html"/.exec(read("manifest.xml"))?.[1] ?? "no base";
  const named = read("manifest.xml").split(`"${base}`).slice(1);
  const files = [...new Set(named.map((rest) => rest.slice(0, rest.indexOf('"'))))];
  expect(files).toEqual(expect.arrayContaining(["taskpane.html", "runtime.js", "functions-zh-CN.json"]));
  expect(files.filter((file) => !existsSync(path.join(DIST, file)))).toEqual([]);
});
