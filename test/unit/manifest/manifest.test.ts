import { withBase } from "../../../tools/manifestBase.cjs";
import { manifestProject, readRoot } from "../../support/manifestProject";
import { manifestFindings } from "../../support/manifestRules";
import { validateManifest } from "../../support/manifestSchema";

const manifest = readRoot("manifest.xml");
const project = manifestProject();

/** The true manifest with one fault put in. Fails when there is nothing to put it into, so that no case goes stale. */
function broken(from: string | RegExp, to: string): string {
  const text = manifest.replace(from, to);
  if (text === manifest) throw new Error(`manifest.xml holds no ${String(from)}`);
  return text;
}

const rulesBroken = (xml: string) => [...new Set(manifestFindings(xml, project).map(({ rule }) => rule))];

test("the manifest is valid by Office's schemas", async () => {
  expect(await validateManifest(manifest)).toEqual([]);
});

test("the manifest keeps every rule that the schemas do not know", () => {
  expect(manifestFindings(manifest, project)).toEqual([]);
});

test("the manifest offers the pane, four ways of refreshing, pause, resume, functions and the chart", () => {
  const functions = [...manifest.matchAll(/<FunctionName>(.*?)</g)].map(([, name]) => name);
  expect(functions).toEqual([
    "refreshWorkbook",
    "refreshSheet",
    "refreshSelection",
    "refreshCell",
    "pause",
    "resume",
    "insert",
    "chart",
  ]);
  expect(manifest).toContain('xsi:type="ShowTaskpane"');
});

test("the buttons that the runtime enables and disables are in the manifest", () => {
  const named = ["src/commands/ribbonState.ts", "src/host/ribbon.ts"].flatMap(
    (name) => readRoot(name).match(/"QOS\.\w+"/g) ?? [],
  );
  expect(named.length).toBe(4);
  for (const id of named) expect(manifest).toContain(`id=${id}`);
});

test("the manifest of an add-in served from elsewhere is valid, keeps every rule and forgets localhost", async () => {
  const elsewhere = withBase(manifest, "https://example.com/qos");
  expect(await validateManifest(elsewhere)).toEqual([]);
  expect(manifestFindings(elsewhere, project)).toEqual([]);
  expect(elsewhere).toContain('DefaultValue="https://example.com/qos/taskpane.html"');
  expect(elsewhere).toContain("<AppDomain>https://example.com</AppDomain>");
  expect(elsewhere.replace(/<!--[\s\S]*?-->/g, "")).not.toContain("localhost");
});

test.each(["http://example.com/", "https://example.com/?a=1", "https://example.com/#a", "example.com"])(
  "an add-in cannot be served from %s",
  (url) => {
    expect(() => withBase(manifest, url)).toThrow();
  },
);

test("without an address the manifest stays as it is", () => {
  expect(withBase(manifest, undefined)).toBe(manifest);
});

test.each<[fault: string, xml: string]>([
  ["an id that is no GUID", broken(/<Id>.*<\/Id>/, "<Id>qos</Id>")],
  ["a version with letters", broken(/<Version>.*<\/Version>/, "<Version>1.0-beta</Version>")],
  ["an unknown lifetime", broken('lifetime="long"', 'lifetime="forever"')],
  ["a locale with an underscore", broken('Locale="zh-CN"', 'Locale="zh_CN"')],
  ["an unknown permission", broken("ReadWriteDocument", "Everything")],
  ["a label before the groups of its tab", broken('<CustomTab id="QOS.Tab">', "$&<Label resid='Tab.Label' />")],
  ["a button without an icon", broken(/<Icon>[\s\S]*?<\/Icon>(?=\s*<Action)/, "")],
  ["a runtime after the form factors", broken(/(<Runtimes>[\s\S]*?<\/Runtimes>)([\s\S]*?)(<\/Host>)/, "$2$1$3")],
  ["a menu without items", broken(/<Items>[\s\S]*?<\/Items>/, "")],
  ["a menu item without an action", broken(/(<Item id[\s\S]*?)<Action[\s\S]*?<\/Action>/, "$1")],
  ["a set without a name", broken('<Set Name="SharedRuntime"', "<Set")],
  ["a text of 126 characters in a short string", broken('"Refresh"', `"${"x".repeat(126)}"`)],
  ["an unclosed element", broken("</Runtimes>", "")],
])("the schemas refuse %s", async (_, xml) => {
  expect(await validateManifest(xml)).not.toEqual([]);
});

test.each<[rule: string, fault: string, xml: string]>([
  ["dangling resid", "a label of no text", broken('<Label resid="Refresh.Label"', '<Label resid="Nowhere"')],
  ["dangling resid", "a tooltip that is a short string", broken('resid="Refresh.Tooltip"', 'resid="Refresh.Label"')],
  ["unused resource", "a text of nothing", broken("</bt:ShortStrings>", '<bt:String id="Left" DefaultValue="x"/>$&')],
  ["duplicate id", "two buttons of one id", broken('id="QOS.Pause"', 'id="QOS.Refresh"')],
  ["duplicate id", "two resources of one id", broken('String id="Pane.Title"', 'String id="Pane.Label"')],
  ["insecure address", "a page over http", broken(/https(:[^"]*taskpane\.html" \/>\s*<bt:Url)/, "http$1")],
  ["insecure address", "a domain over http", broken("https://api.qos.hk", "http://api.qos.hk")],
  ["icon size", "a group without its 80 px icon", broken(/<bt:Image size="80".*?\/>/, "")],
  ["icon size", "a size given twice", broken('size="64"', 'size="32"')],
  ["icon file", "an icon that is not in assets", broken("assets/pause-16.png", "assets/stop-16.png")],
  ["icon file", "a 32 px file as 16 px icon", broken("assets/refresh-16.png", "assets/refresh-32.png")],
  ["icon file", "a small high resolution icon", broken("icon-64.png", "icon-32.png")],
  [
    "unequal resid",
    "a runtime of another page",
    broken('Runtime resid="Taskpane.Url"', 'Runtime resid="LearnMore.Url"'),
  ],
  ["unequal resid", "commands of another page", broken(/(FunctionFile resid=)"[^"]*"/, '$1"LearnMore.Url"')],
  ["unequal resid", "no runtime", broken(/<Runtimes>[\s\S]*<\/Runtimes>/, "")],
  ["default page", "another first page", broken(/(<DefaultSettings>[\s\S]*?)taskpane\.html/, "$1other.html")],
  ["lifetime", "a runtime that ends with the pane", broken('lifetime="long"', 'lifetime="short"')],
  ["one pane", "a second pane", broken('"ShowTaskpane">', "$&<TaskpaneId>Second</TaskpaneId>")],
  ["too long", "a long translation", broken('Value="刷新"', `Value="${"刷".repeat(126)}"`)],
  ["too long", "a long resource id", broken(/GroupData\.Label/g, "x".repeat(33))],
  ["too long", "a long description", broken(/(<Description DefaultValue=)"[^"]*"/, `$1"${"x".repeat(251)}"`)],
  ["missing translation", "an English tooltip", broken(/<bt:Override Locale="zh-CN" Value="打开 QOS 任务.*\/>/, "")],
  ["missing translation", "English function texts", broken(/<bt:Override[^>]*functions-zh-CN.*\/>/, "")],
  ["missing translation", "an English name", broken('<Override Locale="zh-CN" Value="QOS 行情" />', "")],
  [
    "translated namespace",
    "a Chinese namespace",
    broken('"QOS" />', '"QOS"><bt:Override Locale="zh-CN" Value="行情"/></bt:String>'),
  ],
  ["permission", "a permission to write only", broken("ReadWriteDocument", "WriteDocument")],
  [
    "requirement sets",
    "a newer runtime than needed",
    broken('"CustomFunctionsRuntime" MinVersion="1.2"', '"CustomFunctionsRuntime" MinVersion="1.5"'),
  ],
  ["requirement sets", "no shared runtime", broken('<Set Name="SharedRuntime" MinVersion="1.1" />', "")],
  ["unknown action", "a button that calls nothing", broken("<FunctionName>refreshCell", "<FunctionName>refreshRow")],
  [
    "foreign page",
    "a help page of a foreign domain",
    broken(/(LearnMore\.Url" DefaultValue=)"[^"]*"/, '$1"https://example.com/"'),
  ],
  [
    "wrong version",
    "a version other than the package's",
    broken(/<Version>.*<\/Version>/, "<Version>9.9.9.0</Version>"),
  ],
])("a broken rule is seen: %s, %s", (rule, _, xml) => {
  expect(rulesBroken(xml)).toContain(rule);
});
