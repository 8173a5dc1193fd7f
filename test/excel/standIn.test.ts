import path from "node:path";
import { EMPTY_CELL, type CellResult } from "../../src/workbench/excel/values";
import { startAddin, type RunningAddin, type StartOptions } from "../support/excelInJsdom";
import { until } from "../support/until";

const distDir = path.join(__dirname, "../support/fixtureAddin");

const running: RunningAddin[] = [];

async function start(options: StartOptions = {}): Promise<RunningAddin> {
  const addin = await startAddin({ distDir, ...options });
  running.push(addin);
  return addin;
}

afterEach(() => {
  for (const addin of running.splice(0)) addin.close();
});

const journal = ({ window }: RunningAddin) => window["journal"] as string[];

interface Page {
  recalculate(): Promise<void>;
  recalculateWhenEdited(): Promise<void>;
  write(formula: string): Promise<string[]>;
  offEdge(): Promise<void>;
  missing(): Promise<void>;
}
const page = ({ window }: RunningAddin) => window["sums"] as Page;

const echoed = (result: CellResult) => JSON.parse(String("value" in result ? result.value : "null")) as unknown;

describe("arguments", () => {
  test("one that was left out is null, and the invocation object comes behind all of them", async () => {
    const { excel } = await start();
    expect(echoed(await excel.call("ECHO", ["US:AAPL"]))).toEqual({ args: ["US:AAPL", null, null], last: true });
  });

  test("the name may have the namespace and any case", async () => {
    const { excel } = await start();
    expect(echoed(await excel.call("qos.echo", [1]))).toMatchObject({ args: [1, null, null] });
  });

  test("a single cell given to a range parameter is a table of one by one", async () => {
    const { excel } = await start();
    expect(echoed(await excel.call("ECHO", [1, 2, 3]))).toMatchObject({ args: [1, 2, [[3]]] });
  });

  test.each([0, null] as const)("an empty cell is %p, as that platform has it", async (emptyCell) => {
    const { excel } = await start({ habits: { emptyCell } });
    const result = await excel.call("ECHO", [EMPTY_CELL, 1, [[EMPTY_CELL]]]);
    expect(echoed(result)).toMatchObject({ args: [emptyCell, 1, [[emptyCell]]] });
  });

  test("numbers, texts and truth values are turned into the declared type", async () => {
    const { excel } = await start();
    expect(echoed(await excel.call("TYPED", ["12", 700, 1]))).toEqual([12, "700", true]);
  });

  test("what cannot be had in the declared type is #VALUE! without a call", async () => {
    const { excel } = await start();
    expect(await excel.call("TYPED", ["twelve"])).toEqual({ error: "#VALUE!" });
    expect(excel.flushes.all).toHaveLength(0);
  });

  test("an error in an argument is the answer", async () => {
    const { excel } = await start();
    expect(await excel.call("ECHO", [{ error: "#N/A" }])).toEqual({ error: "#N/A" });
  });

  test("repeated arguments arrive together", async () => {
    const { excel } = await start();
    expect(await excel.call("SUM", [1, 2, 3, 4])).toEqual({ value: 10 });
  });

  test("only a function that asks for its cell is told of it", async () => {
    const { excel } = await start();
    expect(await excel.call("WHERE", [], { address: "Sheet1!B2" })).toEqual({ value: "Sheet1!B2" });
  });

  test("too many are a mistake of the caller", async () => {
    const { excel } = await start();
    expect(() => excel.batch([{ name: "PREVIEW", args: [1] }])).toThrow("PREVIEW takes 0 arguments, not 1");
  });

  test("a look at a formula is marked as one", async () => {
    const { excel } = await start();
    expect(await excel.call("PREVIEW")).toEqual({ value: false });
    excel.configure({ isInValuePreview: true });
    expect(await excel.call("PREVIEW")).toEqual({ value: true });
  });
});

describe("answers", () => {
  test.each<[what: string, shown: CellResult]>([
    ["number", { value: 1.5 }],
    ["text", { value: "text" }],
    ["truth", { value: true }],
    ["later", { value: "later" }],
    ["nothing", { value: 0 }],
    ["null", { value: 0 }],
    [
      "table",
      {
        value: [
          [1, "two"],
          [true, 0],
        ],
      },
    ],
    ["holes", { value: [[0, 1]] }],
    ["date", { value: 45_000.5, formats: [["yyyy-mm-dd hh:mm"]] }],
    ["dates", { value: [["day", 45_000]], formats: [[undefined, "yyyy-mm-dd"]] }],
    ["nan", { error: "#VALUE!", message: "NaN" }],
    ["infinity", { error: "#NUM!", message: "Infinity" }],
    ["throwNotAvailable", { error: "#N/A", message: "closed today" }],
    ["rejectValue", { error: "#VALUE!", message: "no such market" }],
    ["rejectNumber", { error: "#NUM!", message: "lost" }],
    ["rejectName", { error: "#VALUE!", message: "kept" }],
    ["returnName", { error: "#NAME?" }],
    ["returnNotAvailable", { error: "#N/A", message: "told" }],
    ["throwPlain", { error: "#VALUE!" }],
    ["rejectPlain", { error: "#VALUE!" }],
    ["inTable", { value: [["US:AAPL", { error: "#N/A", message: "unknown code" }]] }],
  ])("a function that answers %s", async (what, shown) => {
    const { excel } = await start();
    expect(await excel.call("ANSWER", [what])).toEqual(shown);
  });

  test("a name that Excel does not know is #NAME?", async () => {
    const { excel } = await start();
    expect(await excel.call("QOS.NOTHING")).toEqual({ error: "#NAME?" });
  });

  test("a function without code is an error in the cell", async () => {
    const { excel } = await start();
    expect(await excel.call("UNASSOCIATED")).toMatchObject({ error: "#VALUE!" });
  });

  test("a thousand calls of one message are answered by one flush", async () => {
    const { excel } = await start();
    const calls = Array.from({ length: 1_000 }, (_, at) => ({ name: "SUM", args: [at, 1] }));
    const results = await excel.batch(calls);
    expect(results).toEqual(calls.map((_, at) => ({ value: at + 1 })));
    expect(excel.flushes.all.map(({ results: sent }) => sent.length)).toEqual([1_000]);
  });

  test("a call made before the runtime has started waits for it", async () => {
    const early: Promise<CellResult>[] = [];
    const { excel } = await start({ onInstalled: (installed) => early.push(installed.call("SUM", [1])) });
    expect(await Promise.all(early)).toEqual([{ value: 1 }]);
    expect(excel.flushes.all).toHaveLength(1);
  });
});

describe("streams", () => {
  test("give one result after another until they are cancelled", async () => {
    const addin = await start();
    const heard: CellResult[] = [];
    const stream = addin.excel.stream("TICK", ["a", 10], (result) => heard.push(result));
    await until(() => heard.length === 3);
    stream.cancel();
    expect(journal(addin)).toEqual(["start a", "stop a"]);
    expect(stream).toMatchObject({ cancelled: true, count: 3, last: heard[2] });
    expect(addin.excel.open).toEqual([]);
  });

  test("are flushed at most about five times a second, with the last value of each", async () => {
    const { excel } = await start();
    const stream = excel.stream("TICK", ["a", 1]);
    await until(() => excel.flushes.all.length === 4);
    const times = excel.flushes.all.map(({ at }) => at);
    expect(times.slice(1).every((at, before) => at - (times[before] ?? 0) >= 190)).toBe(true);
    const [, first, second] = excel.flushes.all.map(({ results }) => results.map(([, , value]) => value));
    expect([first, second].every((values) => values?.length === 1)).toBe(true);
    expect(Number(second?.[0]) - Number(first?.[0])).toBeGreaterThan(20);
    stream.cancel();
  });

  test("come half as often where Excel has no smaller interval", async () => {
    const { excel } = await start({ habits: { enabledFeatures: [] } });
    excel.stream("TICK", ["a", 10]);
    await until(() => excel.flushes.all.length === 3);
    const [, second, third] = excel.flushes.all.map(({ at }) => at);
    expect((third ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(490);
  });

  test("a new one starts before the old one is cancelled, in one message", async () => {
    const addin = await start();
    const old = addin.excel.stream("TICK", ["old", 10]);
    addin.excel.invokeThenCancel([{ name: "TICK", args: ["new", 10] }], [old]);
    expect(journal(addin)).toEqual(["start old", "start new", "stop old"]);
  });

  test("one that throws when cancelled keeps those behind it running", async () => {
    const addin = await start();
    const [first, second] = addin.excel.turn({
      begin: [
        { name: "TICK", args: ["throws", 10] },
        { name: "TICK", args: ["b", 10] },
      ],
    });
    addin.excel.turn({ end: [first, second].filter((handle) => handle !== undefined) });
    expect(journal(addin)).toEqual(["start throws", "start b", "stop throws"]);
    expect(addin.excel.faults.map(String)).toEqual(["Error: thrown by onCanceled"]);
  });

  test("cancelling a one-time call tells the function, and drops its answer", async () => {
    const addin = await start();
    const heard: CellResult[] = [];
    const [call] = addin.excel.turn({
      begin: [{ name: "AFTER", args: [30], onResult: (result) => heard.push(result) }],
    });
    addin.excel.turn({ end: call === undefined ? [] : [call] });
    await addin.excel.call("AFTER", [100]);
    expect(journal(addin)).toEqual(["cancel AFTER 30"]);
    expect(heard).toEqual([]);
  });
});

describe("difficulties", () => {
  test.each(["bigint", "circular"])("one %s keeps every other result from arriving", async (poison) => {
    const { excel } = await start();
    const good: CellResult[] = [];
    void excel.batch([
      { name: "ANSWER", args: ["number"], onResult: (result) => good.push(result) },
      { name: "ANSWER", args: [poison] },
    ]);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(good).toEqual([]);
    expect(excel.flushes.all).toEqual([]);
  });

  test("results are refused while a cell is edited, and arrive afterwards", async () => {
    const { excel } = await start();
    excel.configure({ cellEditMode: true });
    const answer = excel.call("SUM", [1, 2]);
    await until(() => excel.flushes.all.length === 2);
    expect(excel.flushes.accepted).toEqual([]);
    excel.configure({ cellEditMode: false });
    expect(await answer).toEqual({ value: 3 });
  });

  test("a request over the limit is sent again in smaller ones, if one result fits", async () => {
    const { excel } = await start({ habits: { payloadLimit: 2_500_000 } });
    const calls = Array.from({ length: 3 }, () => ({ name: "ANSWER", args: ["long"] }));
    const results = await excel.batch(calls);
    expect(results.map((result) => "value" in result && String(result.value).length)).toEqual([1e6, 1e6, 1e6]);
    const outcomes = excel.flushes.all.map(({ outcome, results: sent }) => [outcome, sent.length]);
    expect(outcomes[0]).toEqual(["refused: too large", 3]);
    expect(outcomes.slice(1).every(([outcome, sent]) => outcome === "accepted" && Number(sent) < 3)).toBe(true);
  });

  test("a slow Excel is sent results the more rarely", async () => {
    const { excel } = await start({ habits: { latencyMs: 150 } });
    excel.stream("TICK", ["a", 10]);
    await until(() => excel.flushes.all.length === 3);
    const [, second, third] = excel.flushes.all.map(({ at }) => at);
    // The time of the request, a wait of twice as long, and up to 50 ms more.
    expect((third ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(440);
  });

  test("results that Excel takes and does not answer do not reach a cell", async () => {
    const { excel } = await start();
    excel.configure({ silent: true });
    const handles = excel.turn({ begin: [{ name: "SUM", args: [1] }] });
    await until(() => excel.flushes.all.length === 1);
    expect(excel.flushes.all[0]?.outcome).toBe("unanswered");
    expect(handles[0]?.last).toBeUndefined();
  });
});

describe("pane and ribbon", () => {
  test("the page knows that it runs in Excel, as a visible pane or hidden", async () => {
    const { window } = await start({ visible: false });
    const info = (await window["Office"].onReady()) as unknown;
    expect(info).toMatchObject({ host: "Excel", platform: "PC", addin: { visibilityMode: "Hidden" } });
    expect(window["Office"].context.requirements.isSetSupported("CustomFunctionsRuntime", "1.4")).toBe(true);
    expect(window["Office"].context.displayLanguage).toBe("en-US");
    expect(window["Office"].context.partitionKey).toBeUndefined();
  });

  test("the display language is the one asked for", async () => {
    const { window } = await start({ habits: { locale: "zh-CN" } });
    expect(window["Office"].context.displayLanguage).toBe("zh-CN");
  });

  test("a ribbon button runs its function and learns when it is done", async () => {
    const addin = await start();
    await addin.excel.command("refresh", "QOS.Refresh");
    expect(journal(addin)).toEqual(["refresh QOS.Refresh"]);
  });

  test("a shortcut runs the same action", async () => {
    const addin = await start();
    addin.excel.action("refresh");
    await until(() => journal(addin).length === 1);
    expect(journal(addin)).toEqual(["refresh by shortcut"]);
  });

  test("the add-in shows and hides its pane, and hears when the user does", async () => {
    const shown: boolean[] = [];
    const { excel, window } = await start({ visible: false, onPane: (visible) => shown.push(visible) });
    const heard: string[] = [];
    await window["Office"].addin.onVisibilityModeChanged(({ visibilityMode }: { visibilityMode: string }) =>
      heard.push(visibilityMode),
    );
    await window["Office"].addin.showAsTaskpane();
    await window["Office"].addin.hide();
    excel.showPane(true);
    expect(shown).toEqual([true, false, true]);
    await until(() => heard.length === 3);
    expect(heard).toEqual(["Taskpane", "Hidden", "Taskpane"]);
  });

  test("ribbon buttons are enabled and disabled", async () => {
    const buttons: [string, boolean][] = [];
    const { window } = await start({ onButton: (id, enabled) => buttons.push([id, enabled]) });
    await window["Office"].ribbon.requestUpdate({
      tabs: [{ id: "QOS.Tab", groups: [{ id: "QOS.GroupData", controls: [{ id: "QOS.Refresh", enabled: false }] }] }],
    });
    expect(buttons).toEqual([["QOS.Refresh", false]]);
  });

  test("the start-up behaviour is remembered", async () => {
    const { window } = await start();
    const { addin, StartupBehavior } = window["Office"];
    await addin.setStartupBehavior(StartupBehavior.load);
    expect(await addin.getStartupBehavior()).toBe(StartupBehavior.load);
  });

  test("OfficeRuntime.storage is the web view's own", async () => {
    const { window } = await start();
    await window["OfficeRuntime"].storage.setItem("name", "kept");
    expect(await window["OfficeRuntime"].storage.getItem("name")).toBe("kept");
    expect(window.localStorage.getItem("_OfficeRuntime_Storage_name")).toBe("kept");
  });
});

describe("the workbook", () => {
  test("a full recalculation is asked for", async () => {
    const asked: string[] = [];
    const addin = await start({ onCalculate: (type) => asked.push(type) });
    await page(addin).recalculate();
    expect(asked).toEqual(["Full"]);
  });

  test("a formula goes into the active cell, and ranges live on after a sync", async () => {
    const addin = await start();
    expect(await page(addin).write('=QOS.PRICE("US:AAPL")')).toEqual([
      "Sheet1!A1",
      '=QOS.PRICE("US:AAPL")',
      "Sheet1!A2",
    ]);
  });

  test("a range off the sheet, and what is not here, are refused by name", async () => {
    const addin = await start();
    await expect(page(addin).offEdge()).rejects.toMatchObject({ code: "InvalidArgument" });
    await expect(page(addin).missing()).rejects.toMatchObject({ code: "ApiNotAvailable" });
    expect(addin.excel.unsupported).toEqual(["Workbook.PivotTables"]);
  });

  test("is closed to the add-in while a cell is edited, unless it has leave to wait", async () => {
    const asked: string[] = [];
    const addin = await start({ onCalculate: (type) => asked.push(type) });
    addin.excel.configure({ cellEditMode: true });
    await expect(page(addin).recalculate()).rejects.toMatchObject({ code: "InvalidOperationInCellEditMode" });
    const waiting = page(addin).recalculateWhenEdited();
    addin.excel.configure({ cellEditMode: false });
    await waiting;
    expect(asked).toEqual(["Full"]);
  });
});
