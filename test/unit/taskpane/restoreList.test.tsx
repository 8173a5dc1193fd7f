import { all, closePage, named, pageText } from "./paneDom";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { builtApp } from "../../support/builtApp";
import type { Kept } from "../../../src/features/sheetTools/restorable";
import { RestoreList } from "../../../src/taskpane/sheet/restoreList";
import { formatsOf } from "../../../src/taskpane/look/formats";
import { translator, type Language } from "../../../src/taskpane/languages/translate";
import { PaneContext } from "../../../src/taskpane/state/paneContext";
import { PaneStore } from "../../../src/taskpane/state/paneStore";
import { testWorld } from "../../support/testPorts";

let root: Root;

afterEach(() => act(async () => root.unmount()));
afterAll(closePage);

const kept = (row: number): Kept => ({
  keptOn: "One",
  cell: {
    row,
    column: 0,
    rows: 1,
    columns: 1,
    formula: `=QOS.LIVE(B${row + 1})`,
    mark: "x",
    dated: false,
    anchors: [],
  },
  area: { sheet: { id: "One", title: "One" }, row, column: 0, rows: 1, columns: 1 },
  address: `A${row + 1}`,
  formula: `=QOS.LIVE(B${row + 1})`,
});

/** Draws the list of so many formulas; what is written is noted by its address. */
async function draw(count: number, language: Language = "en"): Promise<string[]> {
  const app = builtApp(testWorld().ports);
  const world = {
    app,
    store: new PaneStore({ app, seen: () => true, onSeen: () => () => undefined }),
    language,
    t: translator(language),
    formats: formatsOf(language, "UTC"),
    redact: (text: string) => text,
  };
  const written: string[] = [];
  root = createRoot(document.getElementById("pane") as HTMLElement);
  await act(async () =>
    root.render(
      <PaneContext.Provider value={world}>
        <RestoreList
          found={{ rows: Array.from({ length: count }, (_, row) => kept(row)), failed: [] }}
          busy={false}
          onWrite={(chosen) => written.push(...chosen.map(({ address }) => address))}
          onDrop={() => undefined}
        />
      </PaneContext.Provider>,
    ),
  );
  return written;
}

const click = (selector: string, name: string): Promise<void> => act(async () => named(selector, name).click());

test("each formula stands there with its sheet and cell before it is written, and those not wanted are left out", async () => {
  const written = await draw(3);
  expect(pageText()).toContain("3 formulas can come back");
  expect(all("li").map((row) => row.textContent)).toEqual([
    "One!A1=QOS.LIVE(B1)",
    "One!A2=QOS.LIVE(B2)",
    "One!A3=QOS.LIVE(B3)",
  ]);
  await click("input", "Write One!A2");
  await click("button", "Write 2 formulas");
  expect(written).toEqual(["A1", "A3"]);
});

test("of 250 formulas only those that were drawn are written", async () => {
  const written = await draw(250);
  expect(all("li")).toHaveLength(100);
  await click("button", "Write 100 formulas");
  expect([written.length, written.at(-1)]).toEqual([100, "A100"]);
  await click("button", "Show 100 more");
  await click("button", "Show 50 more");
  written.length = 0;
  await click("button", "Write 250 formulas");
  expect([written.length, written.at(-1)]).toEqual([250, "A250"]);
});

test("all can be left out and taken in at once", async () => {
  const written = await draw(2);
  await click("input", "All of them");
  expect(named("button", "Write 0 formulas").getAttribute("aria-disabled")).toBe("true");
  await click("input", "All of them");
  await click("button", "Write 2 formulas");
  expect(written).toEqual(["A1", "A2"]);
});

test("in Chinese too; and where nothing can come back it says so", async () => {
  await draw(1, "zh");
  expect(pageText()).toContain("可恢复 1 个公式");
  expect(named("button", "写入 1 个公式")).toBeDefined();
  await act(async () => root.unmount());
  await draw(0);
  expect(pageText()).toBe("No formula can come back.");
});
